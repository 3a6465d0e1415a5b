import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { loadCatalog } from '../load/site-content.ts';

/**
 * Where the newsroom server reads the former addresses of articles, to answer them with 301: a JSON object of paths. It is
 * in the release, so that addresses and pages are swapped in together; its name starts with a dot, which no URL reaches.
 */
export const MOVED_FILE = '.moved.json';

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
