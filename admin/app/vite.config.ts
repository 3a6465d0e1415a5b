import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { amendModules } from './decap/amend-modules.ts';
import { replaceModules } from './decap/replace-modules.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('../..', import.meta.url));

/** The editors' app. `ADMIN_OUT` says where to, `ADMIN_BACKEND` (JSON) which backend; see `config/backend.ts`. */
export default defineConfig({
  root,
  base: '/admin/',
  cacheDir: `${project}.cache/vite-admin`,
  plugins: [replaceModules(), amendModules(), react()],
  define: process.env['ADMIN_BACKEND']
    ? { 'import.meta.env.VITE_ADMIN_BACKEND': JSON.stringify(process.env['ADMIN_BACKEND']) }
    : {},
  build: {
    outDir: process.env['ADMIN_OUT'] ?? `${project}.newsroom/admin`,
    emptyOutDir: true,
    // A file of its own instead of a `data:` address: the policy for fonts and styles then needs no exception.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      onLog(level, log, handler) {
        // Decap's dependencies carry `'use client'` marks, which mean nothing here, and one asks for Node's modules by `eval`
        // where it finds itself in Node; the policy of the page forbids it anyhow.
        const known =
          log.code === 'MODULE_LEVEL_DIRECTIVE' || (log.code === 'EVAL' && log.id?.includes('/js-sha256/'));
        if (!known) handler(level, log);
      },
    },
  },
});
