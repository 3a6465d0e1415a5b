import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The part of Pagefind's browser API that is asked here. */
export interface Pagefind {
  search(
    term: string,
  ): Promise<{ readonly results: readonly { data(): Promise<{ readonly raw_url?: string }> }[] }>;
}

interface PagefindModule {
  readonly createInstance: (options: {
    readonly basePath: string;
    readonly language: string;
    readonly noWorker: boolean;
    readonly metaCacheTag: string;
  }) => Pagefind & { readonly init: () => Promise<void> };
}

const HOST = 'http://index.test/pagefind/';
const folders = new Map<string, string>();
let served = 0;

/** All that indexes opened here have read so far, as it lies on the disk: Pagefind's files are packed already. */
export const bytesServed = (): number => served;

/**
 * Runs an index's own pagefind.js and WebAssembly in Node: the code that browsers run, reading the folder instead of a server.
 * `fetch` is replaced for addresses below `index.test` and left alone for all others.
 */
export async function openPagefind(folder: string): Promise<Pagefind> {
  const module = (await import(
    /* @vite-ignore */ pathToFileURL(join(folder, 'pagefind.js')).href
  )) as PagefindModule;
  const instance = module.createInstance({
    basePath: serve(folder),
    language: 'vi',
    noWorker: true,
    metaCacheTag: '',
  });
  await instance.init();
  return instance;
}

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
