import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { loadCatalog } from '../load/site-content.ts';
import { MOVED_FILE } from '../model/urls.ts';

/** Tells the server of former addresses. Each has a page too, for servers that know nothing of this file. */
export function publishMoved(): AstroIntegration {
  return {
    name: 'publish-moved',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const { moved } = await loadCatalog();
        const table = Object.fromEntries(moved.map(({ from, to }) => [from, to]));
        await writeFile(path.join(fileURLToPath(dir), MOVED_FILE), `${JSON.stringify(table, null, 1)}\n`);
      },
    },
  };
}
