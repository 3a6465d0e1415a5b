import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { linkFiles } from '../../disk/link-files.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import { LEXICON_FOLDER } from '../words/pack-lexicon.ts';
import { buildIndex } from './build-index.ts';
import { MANIFEST, manifestOf } from './manifest.ts';
import { type Page, planSegments, type Segment } from './plan-segments.ts';
import type { SearchRecord } from './record.ts';

/** Raised when the index of an unchanged page changes: another Pagefind, other fields. */
const INDEX_VERSION = '4';

/** A page to be indexed, which is read only when it has to be. */
export interface IndexedPage extends Page {
  readonly record: () => Promise<SearchRecord>;
}

export interface PublishOptions {
  /** All pages of the archive, newest first. */
  readonly pages: readonly IndexedPage[];
  /** Ours to fill; removing it costs time and nothing else. */
  readonly cacheDir: string;
  /** The folder that the browser knows as `/pagefind/`. Replaced whole. */
  readonly outDir: string;
  /** Large segments are settled in the first build of a day, which nobody waits for. `2026-11-22`. */
  readonly today: string;
  /** Called now and then with how many of how many pages are indexed. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What the cache remembers of the build before. */
interface State {
  readonly version: string;
  readonly settled: string;
  readonly segments: readonly {
    readonly id: string;
    /** Address, key, fragment. */
    readonly pages: readonly (readonly [string, string, string])[];
  }[];
}

/** The parts of a segment that its own folder must have; Pagefind's code is the same in all and lies beside them once. */
const OWN = /^(?:pagefind-entry\.json|pagefind\..*\.pf_meta)$/;
const SHARED = ['pagefind.js', 'wasm.unknown.pagefind'];
const ENTRY = 'pagefind-entry.json';
const OWN_FOLDERS = ['index', 'filter', 'fragment', LEXICON_FOLDER];

/**
 * Brings the archive's index up to date and puts it into a site: only what was published or edited is indexed, the rest comes
 * out of the cache as hard links.
 *
 * @returns how many pages were indexed anew
 * @throws Error naming the page's address when Pagefind refuses it
 */
export async function publishIndex(options: PublishOptions): Promise<{ indexed: number }> {
  const { pages, outDir, today, onProgress } = options;
  const cacheDir = join(options.cacheDir, 'search');
  const state = await readState(cacheDir);
  const plan = planSegments(state.segments, pages, { settle: state.settled !== today });
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  const total = plan.build.reduce((sum, part) => sum + part.length, 0);

  const segments: Segment[] = [...plan.keep];
  let indexed = 0;
  for (const part of plan.build) {
    const digest = digestOf(part);
    const known = state.segments.find(({ id }) => id.startsWith(digest));
    if (known) {
      segments.push(known);
      continue;
    }
    const before = indexed;
    const { fragments } = await buildIndex({
      records: readRecords(part, byUrl),
      outDir: join(cacheDir, digest),
      onProgress: (done) => onProgress?.(before + done, total),
    });
    indexed += part.length;
    const id = await nameSegment(cacheDir, digest);
    segments.push({
      id,
      pages: new Map(part.map(({ url, key }) => [url, { key, fragment: fragments.get(url) ?? '' }])),
    });
  }

  // Before anything is thrown away, so that a build that is cut short here finds all that it lists.
  await writeState(cacheDir, { segments, settled: today });
  await forget(cacheDir, segments);
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  for (const { id } of segments) await linkSegment(join(cacheDir, id), join(outDir, id));
  const [first] = segments;
  if (first) linkFiles(join(cacheDir, first.id), outDir, SHARED);
  await writeWhole(join(outDir, MANIFEST), JSON.stringify(manifestOf(segments, pages)), { durable: false });
  return { indexed };
}

async function* readRecords(
  part: readonly Page[],
  byUrl: ReadonlyMap<string, IndexedPage>,
): AsyncGenerator<SearchRecord> {
  for (const { url } of part) {
    const page = byUrl.get(url);
    if (page) yield await page.record();
  }
}

/** The same pages give the same digest. */
function digestOf(part: readonly Page[]): string {
  const hash = createHash('sha256').update(INDEX_VERSION);
  for (const { url, key } of part) hash.update(`\n${url} ${key}`);
  return hash.digest('hex').slice(0, 12);
}

/** Pagefind loads `wasm.<this>.pagefind` from a segment's folder; so named, it is the one beside the segments, loaded once for all. */
const SHARED_WASM = 'x/../../wasm.unknown';

/**
 * A segment is named by its pages and by what Pagefind made of them, which differs from run to run: a browser may keep a
 * segment's files for ever, also when the cache is lost and the same pages are indexed again.
 */
async function nameSegment(cacheDir: string, digest: string): Promise<string> {
  const file = join(cacheDir, digest, ENTRY);
  const entry = JSON.parse(await readFile(file, 'utf8')) as {
    languages: Record<string, { hash: string; wasm: string | null }>;
  };
  const [language] = Object.values(entry.languages);
  if (language) language.wasm = SHARED_WASM;
  await writeWhole(file, JSON.stringify(entry), { durable: false });
  const id = `${digest}-${language?.hash.replace('vi_', '') ?? '0'}`;
  // Left over where the state was lost and the folder was not.
  await rm(join(cacheDir, id), { recursive: true, force: true });
  await rename(join(cacheDir, digest), join(cacheDir, id));
  return id;
}

async function readState(cacheDir: string): Promise<{ segments: readonly Segment[]; settled: string }> {
  const nothing = { segments: [], settled: '' };
  try {
    const state = JSON.parse(await readFile(join(cacheDir, 'state.json'), 'utf8')) as State;
    if (state.version !== INDEX_VERSION) return nothing;
    // A folder that is gone is found out here, and not by a reader.
    for (const { id } of state.segments) await stat(join(cacheDir, id, ENTRY));
    const segments = state.segments.map(({ id, pages }) => ({
      id,
      pages: new Map(pages.map(([url, key, fragment]) => [url, { key, fragment }])),
    }));
    return { segments, settled: state.settled };
  } catch {
    return nothing;
  }
}

async function writeState(
  cacheDir: string,
  { segments, settled }: { readonly segments: readonly Segment[]; readonly settled: string },
): Promise<void> {
  const state: State = {
    version: INDEX_VERSION,
    settled,
    segments: segments.map(({ id, pages }) => ({
      id,
      pages: [...pages].map(([url, { key, fragment }]) => [url, key, fragment]),
    })),
  };
  await writeWhole(join(cacheDir, 'state.json'), JSON.stringify(state), { durable: false });
}

/** Removes what the index no longer uses, so that what was withdrawn is not in the cache either. */
async function forget(cacheDir: string, segments: readonly Segment[]): Promise<void> {
  const used = new Set(['state.json', ...segments.map(({ id }) => id)]);
  for (const name of await readdir(cacheDir)) {
    if (!used.has(name)) await rm(join(cacheDir, name), { recursive: true, force: true });
  }
}

async function linkSegment(from: string, to: string): Promise<void> {
  const own = (await readdir(from)).filter((name) => OWN.test(name));
  linkFiles(from, to, own);
  for (const folder of OWN_FOLDERS) {
    linkFiles(join(from, folder), join(to, folder), await readdir(join(from, folder)).catch(() => []));
  }
}
