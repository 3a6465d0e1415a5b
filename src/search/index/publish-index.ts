import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { linkFiles } from '../../disk/link-files.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import { MANIFEST } from '../store/manifest.ts';
import type { SearchRecord } from '../store/record.ts';
import { SHELF_FILE } from '../store/shelf.ts';
import { buildIndex } from './build-index.ts';
import { manifestOf, type Page, planSegments, type Segment } from './plan-segments.ts';

/** A page to be indexed, which is read only when it has to be. */
export interface IndexedPage extends Page {
  readonly record: () => Promise<SearchRecord>;
}

export interface PublishOptions {
  /** All pages of the archive, newest first. */
  readonly pages: readonly IndexedPage[];
  /** Ours to fill; removing it costs time and nothing else. */
  readonly cacheDir: string;
  /** The folder that the browser knows as `/muc-luc/`. Replaced whole. */
  readonly outDir: string;
  /** Large segments are settled in the first build of a day, which nobody waits for. `2026-11-22`. */
  readonly today: string;
  /** Changes when the index of an unchanged page does: the code that makes it. */
  readonly version: string;
  /** Called now and then with how many of how many pages are indexed. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What the cache remembers of the build before. */
interface State {
  readonly version: string;
  readonly settled: string;
  readonly segments: readonly {
    readonly id: string;
    readonly shards: number;
    /** Address and key. */
    readonly pages: readonly (readonly [string, string])[];
  }[];
}

const STATE = 'state.json';

/**
 * Brings the archive's index up to date and puts it into a site: only what was published or edited is indexed, the rest comes
 * out of the cache as hard links.
 *
 * @returns how many pages were indexed anew
 */
export async function publishIndex(options: PublishOptions): Promise<{ indexed: number }> {
  const { pages, outDir, today, version, onProgress } = options;
  const cacheDir = join(options.cacheDir, 'search');
  const state = await readState(cacheDir, version);
  const plan = planSegments(state.segments, pages, { settle: state.settled !== today });
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  const total = plan.build.reduce((sum, part) => sum + part.length, 0);

  const built: Segment[] = [];
  let indexed = 0;
  for (const part of plan.build) {
    const id = nameSegment(version, part);
    const known = state.segments.find((segment) => segment.id === id);
    if (known) {
      built.push(known);
      continue;
    }
    const before = indexed;
    const { shards } = await buildIndex({
      records: readRecords(part, byUrl),
      outDir: join(cacheDir, id),
      onProgress: (done) => onProgress?.(before + done, total),
    });
    indexed += part.length;
    built.push({ id, shards, pages: new Map(part.map(({ url, key }) => [url, key])) });
  }

  // What is new is first, as in each segment: of equally good pages a search shows the first.
  const segments = [...built, ...plan.keep];

  // Before anything is thrown away, so that a build that is cut short here finds all that it lists.
  await writeState(cacheDir, { version, settled: today, segments });
  await forget(cacheDir, segments);
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  for (const { id } of segments) await linkSegment(join(cacheDir, id), join(outDir, id));
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

/** The same pages give the same files and the same name, so a browser may keep a segment's files for ever. */
function nameSegment(version: string, part: readonly Page[]): string {
  const hash = createHash('sha256').update(version);
  for (const { url, key } of part) hash.update(`\n${url} ${key}`);
  return hash.digest('hex').slice(0, 12);
}

interface Remembered {
  readonly settled: string;
  readonly segments: readonly Segment[];
}

async function readState(cacheDir: string, version: string): Promise<Remembered> {
  const nothing = { segments: [], settled: '' };
  try {
    const state = JSON.parse(await readFile(join(cacheDir, STATE), 'utf8')) as State;
    if (state.version !== version) return nothing;
    // A folder that is gone is found out here, and not by a reader.
    for (const { id } of state.segments) await stat(join(cacheDir, id, SHELF_FILE));
    const segments = state.segments.map((segment) => ({ ...segment, pages: new Map(segment.pages) }));
    return { segments, settled: state.settled };
  } catch {
    return nothing;
  }
}

async function writeState(
  cacheDir: string,
  { segments, ...rest }: Remembered & { readonly version: string },
): Promise<void> {
  const state: State = {
    ...rest,
    segments: segments.map((segment) => ({ ...segment, pages: [...segment.pages] })),
  };
  await writeWhole(join(cacheDir, STATE), JSON.stringify(state), { durable: false });
}

/** Removes what the index no longer uses, so that what was withdrawn is not in the cache either. */
async function forget(cacheDir: string, segments: readonly Segment[]): Promise<void> {
  const used = new Set([STATE, ...segments.map(({ id }) => id)]);
  for (const name of await readdir(cacheDir)) {
    if (!used.has(name)) await rm(join(cacheDir, name), { recursive: true, force: true });
  }
}

/** A segment's files, which lie in it or in a folder of it. */
async function linkSegment(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  linkFiles(from, to, files);
  for (const entry of entries.filter((one) => one.isDirectory())) {
    linkFiles(join(from, entry.name), join(to, entry.name), await readdir(join(from, entry.name)));
  }
}
