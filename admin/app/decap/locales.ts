/** English is what Decap falls back to, phrase by phrase. */
export { default as en } from 'decap-cms-locales/dist/esm/en/index.js';
