import { MANIFEST, type Manifest } from '../index/manifest.ts';
import { joinLexicons, openLexicon, type Lexicon } from '../words/lexicon.ts';
import { LEXICON_FOLDER } from '../words/pack-lexicon.ts';
import { Asker } from './asker.ts';
import type { Pagefind } from './pagefind.ts';

type Results = Awaited<ReturnType<Pagefind['search']>>['results'];

/** The archive's index, opened. */
export interface ArchiveIndex {
  readonly pagefind: Pagefind;
  readonly asks: Asker;
  readonly lexicon: Lexicon;
  /** How many pages can be found. */
  readonly pages: number;
}

/** What `pagefind.js` exports, as far as it is used here. */
export interface PagefindModule {
  readonly createInstance: (options: {
    readonly basePath: string;
    readonly language: string;
    readonly noWorker: boolean;
    readonly metaCacheTag: string;
  }) => Pagefind & { readonly init: () => Promise<void> };
}

/** Vite must leave this import alone: the file is made after the site's scripts are bundled. */
const importModule = (url: URL): Promise<PagefindModule> => import(/* @vite-ignore */ url.href);

/**
 * Opens the archive's index, however many segments it is in, as if it were one.
 *
 * Pagefind can merge indexes itself, but then only the first takes its switch for marks, results are ordered by score alone, and
 * nothing can be masked.
 *
 * @param folder where `segments.json` lies, with a closing slash
 * @throws Error when the index can't be loaded
 */
export async function openIndex(folder: URL, load = importModule): Promise<ArchiveIndex> {
  const answer = await fetch(new URL(MANIFEST, folder), { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${answer.status} for ${MANIFEST}`);
  const manifest = (await answer.json()) as Manifest;
  const opened: Pagefind[] = [];
  const lexicons: Lexicon[] = [];
  for (const { path } of manifest.segments) {
    const { createInstance } = await load(new URL('pagefind.js', folder));
    const instance = createInstance({
      basePath: new URL(path, folder).href,
      language: 'vi',
      noWorker: true,
      // A segment's name says what is in it, so its files may be kept for ever.
      metaCacheTag: path.slice(0, -1),
    });
    await instance.init();
    // All instances share one WebAssembly module. The next may begin when this one has loaded it, which `init` does not await
    // and a search for nothing does, without loading more.
    await instance.search('');
    opened.push(instance);
    lexicons.push(openLexicon((name) => fetch(new URL(`${path}${LEXICON_FOLDER}/${name}`, folder))));
  }
  const pagefind = joinSegments(opened, manifest);
  return { pagefind, asks: new Asker(pagefind), lexicon: joinLexicons(lexicons), pages: manifest.pages };
}

/** Several Pagefind indexes as one. */
export function joinSegments(opened: readonly Pagefind[], { segments, order }: Manifest): Pagefind {
  const masks = segments.map(({ masked }) => new Set(masked));
  const standing = (results: Results, segment: number): Results => {
    const mask = masks[segment];
    return mask?.size ? results.filter(({ id }) => !mask.has(id)) : results;
  };
  return {
    options: async (options) => {
      await Promise.all(opened.map((instance) => instance.options(options)));
    },
    search: async (term, options) => {
      const found = await Promise.all(
        opened.map(async (instance, at) => standing((await instance.search(term, options)).results, at)),
      );
      const results = options?.sort
        ? inOrder(found, order)
        : found.flat().toSorted((a, b) => b.score - a.score);
      return { results };
    },
    filters: async () => {
      const joined: Record<string, Record<string, number>> = {};
      for (const filters of await Promise.all(opened.map((instance) => instance.filters()))) {
        for (const [name, values] of Object.entries(filters)) {
          const known = (joined[name] ??= {});
          for (const [value, pages] of Object.entries(values)) known[value] = (known[value] ?? 0) + pages;
        }
      }
      return joined;
    },
  };
}

/** All pages of all segments, newest first, from each segment's own pages in that order. */
function inOrder(found: readonly Results[], order: Manifest['order']): Results {
  const taken = found.map(() => 0);
  return order.flatMap(([segment, pages]) => {
    const from = taken[segment] ?? 0;
    taken[segment] = from + pages;
    return found[segment]?.slice(from, from + pages) ?? [];
  });
}
