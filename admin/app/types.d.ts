/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** A `BackendChoice` as JSON; see `config/backend.ts`. */
  readonly VITE_ADMIN_BACKEND?: string;
}

declare module 'decap-cms-locales/dist/esm/en/index.js' {
  /** As in `locale/phrases.ts`, which a declaration of another module can't import. */
  interface Phrases {
    readonly [key: string]: string | Phrases;
  }
  const en: Phrases;
  export default en;
}
