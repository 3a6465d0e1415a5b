import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Asker } from '../../../src/search/query/asker.ts';
import {
  openIndex as openSegments,
  type ArchiveIndex,
  type PagefindModule,
} from '../../../src/search/query/open-index.ts';
import type { Pagefind } from '../../../src/search/query/pagefind.ts';
import { openLexicon } from '../../../src/search/words/lexicon.ts';
import { LEXICON_FOLDER } from '../../../src/search/words/pack-lexicon.ts';

const HOST = 'http://index.test/pagefind/';
const folders = new Map<string, string>();
let served = 0;

/** All that indexes opened here have read so far, as it lies on the disk: Pagefind's files are packed already. */
export const bytesServed = (): number => served;

/**
 * Runs an index's own pagefind.js and WebAssembly in Node: the code that browsers run, reading the folder instead of a server.
 * `fetch` is replaced for addresses below `index.test` and left alone for all others.
 */
export async function openPagefind(folder: string, basePath = serve(folder)): Promise<Pagefind> {
  const { createInstance } = await importModule(folder);
  const instance = createInstance({
    basePath,
    language: 'vi',
    noWorker: true,
    metaCacheTag: '',
  });
  await instance.init();
  return instance;
}

/** One index of ours, as if it were a whole archive. */
export async function openIndex(folder: string): Promise<ArchiveIndex> {
  const base = serve(folder);
  const pagefind = await openPagefind(folder, base);
  const { results } = await pagefind.search(null);
  const lexicon = openLexicon((name) => fetch(`${base}${LEXICON_FOLDER}/${name}`));
  return { pagefind, asks: new Asker(pagefind), lexicon, pages: results.length };
}

/** The same for what readers get: the `/pagefind/` of a site, with as many indexes as it has. */
export function openSite(folder: string): Promise<ArchiveIndex> {
  return openSegments(new URL(serve(folder)), () => importModule(folder));
}

const importModule = (folder: string): Promise<PagefindModule> =>
  import(/* @vite-ignore */ pathToFileURL(join(folder, 'pagefind.js')).href);

function serve(folder: string): string {
  if (!folders.size) serveFolders();
  const base = `${HOST}${folders.size}/`;
  folders.set(base, folder);
  return base;
}

function serveFolders(): void {
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const base = [...folders.keys()].find((known) => url.startsWith(known));
    if (!base) return original(input, init);
    const path = decodeURIComponent(url.slice(base.length).split('?')[0] ?? '');
    const file = await readFile(join(folders.get(base) ?? '', path));
    served += file.length;
    return new Response(file);
  };
}
