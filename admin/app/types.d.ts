/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** A `BackendChoice` as JSON; see `config/backend.ts`. */
  readonly VITE_ADMIN_BACKEND?: string;
}

declare module 'decap-cms-locales/dist/esm/en/index.js' {
  import type { Phrases } from './locale/phrases.ts';

  const en: Phrases;
  export default en;
}
