import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { cacheDir, loadHeld } from '../load/site-content.ts';
import { HELD_FILE } from '../model/schedule.ts';

/**
 * Tells the newsroom what this build held back, and until when: {@link HELD_FILE}. In the cache and not in the site, since
 * the titles in it are what must not be seen.
 */
export function reportHeld(): AstroIntegration {
  return {
    name: 'report-held',
    hooks: {
      'astro:build:done': async () => {
        await mkdir(cacheDir, { recursive: true });
        await writeFile(path.join(cacheDir, HELD_FILE), JSON.stringify(await loadHeld()));
      },
    },
  };
}
