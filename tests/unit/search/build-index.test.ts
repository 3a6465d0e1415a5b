import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../../src/search/index/build-index.ts';
import type { Shelf } from '../../../src/search/query/join-shelves.ts';
import { openIndex, type ArchiveIndex } from '../../../src/search/query/open-index.ts';
import { byDate, countFacet, narrow, withinDays, type Chosen } from '../../../src/search/results/facets.ts';
import { documents } from './documents.ts';
import { serveSegment } from './open-index.ts';

/** The archive's order. */
const newestFirst = documents.toSorted((one, other) => (other.date ?? '').localeCompare(one.date ?? ''));

let folder: string;
let outDir: string;
let index: ArchiveIndex;
let shelf: Shelf;
const progress: number[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-'));
  outDir = join(folder, 'site', 'muc-luc');
  await mkdir(join(outDir, 'pages'), { recursive: true });
  await writeFile(join(outDir, 'pages', 'withdrawn.gz'), 'words that were withdrawn');
  const built = await buildIndex({
    records: newestFirst,
    outDir,
    onProgress: (pages) => progress.push(pages),
  });
  index = await openIndex(serveSegment(outDir, built).load);
  shelf = await index.shelf();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the index folder', () => {
  it('holds nothing of the index before, and nothing lies beside it', async () => {
    expect(await readdir(join(outDir, 'pages'))).toHaveLength(documents.length);
    expect(await readdir(join(folder, 'site'))).toEqual(['muc-luc']);
    expect((await stat(outDir)).mode & 0o005).toBe(0o005);
  });

  it('reports its progress up to the last page', () => {
    expect(progress.at(-1)).toBe(documents.length);
  });

  it('stays as it was when the records cannot be read', async () => {
    function* broken() {
      yield* documents.slice(0, 2);
      throw new Error('content/stories/x.mdx cannot be read');
    }
    await expect(buildIndex({ records: broken(), outDir })).rejects.toThrow('content/stories/x.mdx');
    expect(await readdir(join(folder, 'site'))).toEqual(['muc-luc']);
    expect(await readdir(join(outDir, 'pages'))).toHaveLength(documents.length);
  });

  it('is the same to the byte when the same records are indexed again', async () => {
    const again = join(folder, 'again');
    await buildIndex({ records: newestFirst, outDir: again });
    const names = (await readdir(again, { recursive: true })).filter((name) => name.endsWith('.gz'));
    expect(names.length).toBeGreaterThan(documents.length);
    for (const name of names)
      expect((await readFile(join(again, name))).equals(await readFile(join(outDir, name)))).toBe(true);
  });

  it('can be built twice at once, and of nothing', async () => {
    const built = await Promise.all([
      buildIndex({ records: [], outDir: join(folder, 'none') }),
      buildIndex({ records: documents.slice(0, 1), outDir: join(folder, 'one') }),
    ]);
    expect(built.map(({ pages }) => pages)).toEqual([0, 1]);
  });
});

describe('the shelf', () => {
  const open: Chosen = { nam: [], loai: [], donvi: [], linhvuc: [] };
  let all: number[];

  beforeAll(() => {
    all = [...shelf.newestFirst];
  });

  it('has every page, newest first', async () => {
    expect(all).toHaveLength(documents.length);
    expect((await index.record(all[0]!)).url).toBe(documents[2]?.url);
    expect(byDate(all.slice(5, 8).toReversed(), shelf, 'newest')).toEqual(all.slice(5, 8));
    expect(byDate(all.slice(5, 8), shelf, 'oldest')).toEqual(all.slice(5, 8).toReversed());
  });

  it('offers years from the newest and other values from the most frequent, with readable names', () => {
    expect(shelf.facets.nam.values.map(({ label }) => label)).toEqual([
      '2020',
      '2019',
      '2018',
      '2017',
      '2016',
      '2015',
    ]);
    expect(shelf.facets.loai.values.map(({ id, label }) => `${id}: ${label}`)).toEqual([
      'guong: Gương điển hình',
      'sang-kien: Sáng kiến',
      'tin-tuc: Tin tức',
      'van-ban: Văn bản',
    ]);
    expect(shelf.facets.donvi.values.map(({ id }) => id)).toContain('doi-xe-mau');
  });

  it('takes values of one facet as alternatives, facets together, and shows zeros', () => {
    const chosen = { ...open, nam: ['2015', '2016'], loai: ['sang-kien'] };
    const expected = documents.filter(
      ({ date, kindId }) => /^201[56]/.test(date ?? '') && kindId === 'sang-kien',
    );
    expect(narrow(all, shelf, chosen)).toHaveLength(expected.length);
    const counts = countFacet(all, shelf, { ...open, donvi: ['doi-xe-mau'] }, 'loai');
    expect(counts.get('van-ban')).toBe(0);
    expect(counts.get('sang-kien')).toBe(
      documents.filter(({ unit, kindId }) => unit === 'Đội xe mẫu' && kindId === 'sang-kien').length,
    );
    // Its own choice does not narrow a facet: the other years still say what they would add.
    expect(countFacet(all, shelf, chosen, 'nam').get('2019')).toBe(2);
    expect(narrow(all, shelf, { ...open, nam: ['1999'] })).toEqual([]);
  });

  it('knows the day of every page', () => {
    const days = { from: '2020-01-20', to: '2020-01-21' };
    const expected = documents.filter(({ date = '' }) => date >= days.from && date <= days.to);
    expect(expected.length).toBeGreaterThan(0);
    expect(withinDays(all, shelf, days)).toHaveLength(expected.length);
    expect(withinDays(all, shelf, { from: '2020-01-20' }).length).toBeGreaterThan(expected.length);
    expect(withinDays(all, shelf, {})).toHaveLength(all.length);
  });
});
