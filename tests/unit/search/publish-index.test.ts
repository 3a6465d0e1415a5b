import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../../src/search/store/manifest.ts';
import { planQuery } from '../../../src/search/query/plan.ts';
import { publishIndex } from '../../../src/search/index/publish-index.ts';
import { countFacet } from '../../../src/search/results/facets.ts';
import { answerQuery } from '../../../src/search/query/answer.ts';
import type { SearchRecord } from '../../../src/search/store/record.ts';
import { openSite } from './open-index.ts';

/** More than a small segment holds, so that the archive has a large one. */
const MANY = 230;

const recordOf = (at: number, words: string): SearchRecord => ({
  url: `/tin-tuc/${at}/`,
  title: `Bản tin số ${at}`,
  kind: 'Tin tức',
  kindId: 'tin-tuc',
  unit: at % 2 ? 'Đơn vị mẫu A' : 'Đơn vị mẫu B',
  date: new Date(Date.UTC(2020, 0, 1) + at * 86_400_000).toISOString().slice(0, 10),
  summary: 'Một bản tin về phong trào thi đua.',
  text: words,
  sample: true,
});
/** The archive, newest first. */
const archive = (): SearchRecord[] =>
  Array.from({ length: MANY }, (_, at) => recordOf(at, `Nội dung của bài thứ ${at}.`)).toReversed();

let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'segments-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let cacheDir: string;
beforeEach(() => {
  cacheDir = join(folder, `cache-${(count += 1)}`);
});

async function publish(records: readonly SearchRecord[], today = '2026-11-22') {
  const outDir = join(folder, `site-${(count += 1)}`, 'muc-luc');
  const pages = records.map((record) => ({
    url: record.url,
    key: JSON.stringify(record),
    record: () => Promise.resolve(record),
  }));
  const { indexed } = await publishIndex({ pages, cacheDir, outDir, today, version: '1' });
  const manifest = JSON.parse(await readFile(join(outDir, 'segments.json'), 'utf8')) as Manifest;
  return { outDir, indexed, manifest };
}

async function find(outDir: string, query: string): Promise<string[]> {
  const index = await openSite(outDir);
  const { hits } = await answerQuery(index, planQuery(query), { literally: true });
  return Promise.all(hits.map(async (page) => (await index.record(page)).url));
}

/** Every word in every file of a folder, unpacked. */
async function readAll(outDir: string): Promise<string> {
  const names = await readdir(outDir, { recursive: true });
  const files = await Promise.all(
    names.map(async (name) => {
      const file = join(outDir, name);
      if (!(await stat(file)).isFile()) return '';
      const bytes = await readFile(file);
      return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
    }),
  );
  return files.join('\n');
}

describe('an edit', () => {
  it('is found at once by its new words and not by its old ones, and only its page is indexed', async () => {
    const records = archive();
    await publish(records);
    const edited = records.map((record) =>
      record.url === '/tin-tuc/100/' ? recordOf(100, 'Kể chuyện con thạch sùng.') : record,
    );
    const { outDir, indexed, manifest } = await publish(edited);
    expect(indexed).toBe(1);
    expect(manifest.segments).toHaveLength(2);
    expect(await find(outDir, 'thạch sùng')).toEqual(['/tin-tuc/100/']);
    expect(await find(outDir, '"bài thứ 100"')).toEqual([]);
    expect(await find(outDir, '"bài thứ 101"')).toEqual(['/tin-tuc/101/']);
  });

  it('leaves the archive in order, its pages and facets counted once', async () => {
    const records = archive();
    await publish(records);
    const edited = [
      recordOf(MANY, 'Bài mới nhất.'),
      ...records.map((record, at) => (at % 60 === 7 ? { ...record, summary: 'Tóm tắt đã sửa.' } : record)),
    ];
    const { outDir } = await publish(edited);
    const index = await openSite(outDir);
    const shelf = await index.shelf();
    const pages = [...shelf.newestFirst];
    const urls = await Promise.all(pages.map(async (page) => (await index.record(page)).url));
    expect(urls).toEqual(edited.map(({ url }) => url));
    const none = { nam: [], loai: [], donvi: [], linhvuc: [] };
    expect([...countFacet(pages, shelf, none, 'donvi').values()].toSorted()).toEqual([115, 116]);
  });

  it('is folded into the large index in the first build of another day, and nothing of the old text stays', async () => {
    const records = archive().map((record, at) =>
      at === 3 ? { ...record, text: 'Chữ cũ: hoàng oanh.' } : record,
    );
    await publish(records);
    const edited = archive();
    await publish(edited);
    const { outDir, manifest } = await publish(edited, '2026-11-23');
    expect(manifest.segments).toHaveLength(1);
    expect(manifest.segments[0]?.masked).toEqual([]);
    expect(await readAll(outDir)).not.toContain('hoàng oanh');
  });
});

describe('a withdrawal', () => {
  it('leaves no word behind, neither in the site nor in the cache', async () => {
    const records = archive().map((record, at) =>
      at === 9 ? { ...record, text: 'Nhắc đến bạch tuộc.' } : record,
    );
    await publish(records);
    const { outDir } = await publish(records.filter((_, at) => at !== 9));
    expect(await readAll(outDir)).not.toContain('bạch tuộc');
    expect(await readAll(cacheDir)).not.toContain('bạch tuộc');
  });
});

describe('the cache', () => {
  it('gives an unchanged archive the same files without indexing a page', async () => {
    const first = await publish(archive());
    const second = await publish(archive());
    expect(first.indexed).toBe(MANY);
    expect(second.indexed).toBe(0);
    expect(second.manifest).toEqual(first.manifest);
    expect(await readdir(second.outDir, { recursive: true })).toEqual(
      await readdir(first.outDir, { recursive: true }),
    );
  });

  it('may be lost or cut short: the index is then made again', async () => {
    const { manifest } = await publish(archive());
    await rm(join(cacheDir, 'search', manifest.segments[0]!.path, 'shelf.gz'));
    expect((await publish(archive())).indexed).toBe(MANY);
  });

  it('lets an archive be empty', async () => {
    const { outDir, manifest } = await publish([]);
    expect(manifest).toEqual({ segments: [], pages: 0, order: [] });
    expect(await find(outDir, 'thi đua')).toEqual([]);
  });
});
