import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { countWords, newWordCounts, type WordCounts } from '../words/count-words.ts';
import { LEXICON_FOLDER, packLexicon } from '../words/pack-lexicon.ts';
import { toIndexHtml, type SearchRecord } from './record.ts';

export interface IndexOptions {
  readonly records: AsyncIterable<SearchRecord> | Iterable<SearchRecord>;
  /** Replaced whole. */
  readonly outDir: string;
  /** Called with the number of pages read so far, after every batch of 16. */
  readonly onProgress?: (pages: number) => void;
}

export interface BuiltIndex {
  readonly pages: number;
  /** What Pagefind calls each page, by the page's address. */
  readonly fragments: ReadonlyMap<string, string>;
}

/** Pagefind's ready-made interfaces, 430 KB that the archive page does not use. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;
const IN_FLIGHT = 16;

/** Pagefind runs one service process for the whole program and `close()` ends it, so two builds must not overlap. */
let previous: Promise<unknown> = Promise.resolve();

/**
 * Builds one search index. It is written beside `outDir` and then put in its place, so the folder holds the old index or
 * the new one, never both and never half of one.
 *
 * @throws Error naming the page's address when Pagefind refuses it, or the folder when it cannot be written.
 */
export function buildIndex(options: IndexOptions): Promise<BuiltIndex> {
  const build = previous.then(() => replaceIndex(options));
  previous = build.catch(() => undefined);
  return build;
}

async function replaceIndex({ records, outDir, onProgress }: IndexOptions): Promise<BuiltIndex> {
  await mkdir(dirname(outDir), { recursive: true });
  const fresh = await mkdtemp(join(dirname(outDir), `.${basename(outDir)}-`));
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: 'vi' });
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
    const words = newWordCounts();
    const pages = await addAll(index, records, words, onProgress);
    const written = await index.writeFiles({ outputPath: fresh });
    if (written.errors.length) throw new Error(`Search index in ${outDir}: ${written.errors.join('; ')}`);
    for (const name of await readdir(fresh)) if (UNUSED.test(name)) await rm(join(fresh, name));
    await writeLexicon(words, join(fresh, LEXICON_FOLDER));
    const fragments = await readFragments(join(fresh, 'fragment'));
    // mkdtemp's folders are private; this one is for a web server to read.
    await chmod(fresh, 0o755);
    await rm(outDir, { recursive: true, force: true });
    await rename(fresh, outDir);
    return { pages, fragments };
  } finally {
    await pagefind.close();
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Pagefind names pages by a hash of its own and tells it nowhere but in the names of the files that it writes. */
async function readFragments(folder: string): Promise<Map<string, string>> {
  const fragments = new Map<string, string>();
  for (const name of await readdir(folder).catch(() => [])) {
    const text = gunzipSync(await readFile(join(folder, name))).toString('utf8');
    const { url } = JSON.parse(text.slice('pagefind_dcd'.length)) as { url: string };
    fragments.set(url, basename(name, '.pf_fragment'));
  }
  return fragments;
}

/** Packed here, as Pagefind packs its own files, so that a host which packs nothing costs readers no more. */
async function writeLexicon(words: WordCounts, folder: string): Promise<void> {
  await mkdir(folder);
  for (const { name, text } of packLexicon(words)) {
    await writeFile(join(folder, name), gzipSync(text, { level: 9 }));
  }
}

async function addAll(
  index: pagefind.PagefindIndex,
  records: IndexOptions['records'],
  words: WordCounts,
  onProgress: IndexOptions['onProgress'],
): Promise<number> {
  let pages = 0;
  let batch: Promise<void>[] = [];
  const addOne = async (record: SearchRecord): Promise<void> => {
    const added = await index.addHTMLFile({ url: record.url, content: toIndexHtml(record) });
    if (added.errors.length) throw new Error(`Search index, ${record.url}: ${added.errors.join('; ')}`);
  };
  try {
    for await (const record of records) {
      batch.push(addOne(record));
      const { title, summary, text, people = [], unit = '' } = record;
      for (const part of [title, summary, text, unit, ...people]) countWords(words, part);
      pages++;
      if (batch.length < IN_FLIGHT) continue;
      await Promise.all(batch);
      batch = [];
      onProgress?.(pages);
    }
    await Promise.all(batch);
  } finally {
    // After an error the rest of the batch is still with the service. Left alone it would reject later, with nobody listening.
    await Promise.allSettled(batch);
  }
  onProgress?.(pages);
  return pages;
}
