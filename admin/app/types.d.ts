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

declare module 'decap-cms-core/dist/esm/redux/index.js' {
  /** Redux's store of all that Decap knows; `desk/open-entry.ts` says what is read of it. */
  export const store: {
    getState(): unknown;
    subscribe(listener: () => void): () => void;
  };
}
