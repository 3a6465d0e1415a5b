import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildIndex, type BuiltIndex } from '../../../src/search/index/build-index.ts';
import { readState } from '../../../src/search/results/state.ts';
import { ArchiveSearch, type Shown } from '../../../src/search/results/search-archive.ts';
import type { Load } from '../../../src/search/query/open-index.ts';
import { documents } from './documents.ts';
import { serveSegment } from './open-index.ts';

let folder: string;
let built: BuiltIndex;
let live: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
  built = await buildIndex({ records: documents, outDir: join(folder, 'built') });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  live = join(folder, `live-${(count += 1)}`);
  await cp(join(folder, 'built'), live, { recursive: true });
});

const running = { signal: new AbortController().signal };

async function show(search: ArchiveSearch, query: string): Promise<Shown> {
  const all: Shown[] = [];
  await search.show(readState(new URLSearchParams(query)), running, (one) => all.push(one));
  expect(all.at(-1)?.isFinal).toBe(true);
  expect(all.slice(0, -1).every(({ isFinal }) => !isFinal)).toBe(true);
  return all.at(-1)!;
}

/** What a browser asks for, by file. */
function watch(load: Load): { load: Load; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    load: (name) => {
      asked.push(name);
      return load(name);
    },
  };
}

it('A document number is marked in the excerpt, also while its end is still to be typed', async () => {
  const { load } = serveSegment(live, built);
  for (const query of ['q=1847/QĐ-TTg', 'q=1847/QĐ-TT', 'q=1847/qd']) {
    const { results } = await show(new ArchiveSearch(load), query);
    expect(results[0]?.excerpt.filter(({ mark }) => mark)).toEqual([{ text: '1847/QĐ-TTg', mark: true }]);
  }
});

describe('the archive', () => {
  it('asks the index once for a query, however it is narrowed, sorted and paged', async () => {
    const { load, asked } = watch(serveSegment(live, built).load);
    const search = new ArchiveSearch(load);
    const all = await show(search, 'q=thi+đua');
    const before = asked.filter((name) => name.startsWith('terms/')).length;
    const narrowed = await show(search, 'q=thi+đua&loai=tin-tuc&sap-xep=moi-nhat');
    expect(narrowed.found).toBeLessThan(all.found);
    expect(narrowed.foundOpen).toBe(all.found);
    expect(asked.filter((name) => name.startsWith('terms/'))).toHaveLength(before);
    const literally = await show(search, 'q=thi+đua&nguyen-van=1');
    expect(literally.found).toBe(all.found);
  });

  it('says so when there is nothing to search for, and shows all there is', async () => {
    const search = new ArchiveSearch(serveSegment(live, built).load);
    expect(await show(search, 'q=😀')).toMatchObject({ isSearch: false, found: documents.length });
    expect(await search.suggest('😀', running)).toEqual({ results: [], found: 0 });
  });

  it('opens the index again when a publication has put another in its place', async () => {
    const { load, asked } = watch(serveSegment(live, built).load);
    const search = new ArchiveSearch(load);
    await show(search, 'q=thi+đua');
    await rename(live, `${live}-gone`);
    await expect(show(search, 'q=tài+liệu')).rejects.toThrow('404');
    await rename(`${live}-gone`, live);
    expect((await show(search, 'q=tài+liệu')).found).toBeGreaterThan(0);
    expect(asked.filter((name) => name === 'segments.json')).toHaveLength(2);
  });

  it('tries again when it could not be opened', async () => {
    const files = serveSegment(live, built).load;
    let isDown = false;
    const search = new ArchiveSearch((name) => (isDown ? Promise.reject(new Error('offline')) : files(name)));
    await show(search, 'q=thi+đua');
    isDown = true;
    await expect(show(search, 'q=bữa+sáng')).rejects.toThrow('offline');
    isDown = false;
    expect((await show(search, 'q=tài+liệu')).found).toBeGreaterThan(0);
  });

  it('answers at once when the files are there again under another name', async () => {
    const files = serveSegment(live, built).load;
    let isSwapped = false;
    const search = new ArchiveSearch((name) => {
      // The files of the first index go with the publication that brings the second.
      if (name === 'segments.json' || isSwapped) return files(name);
      isSwapped = true;
      return Promise.resolve(new Response('', { status: 404 }));
    });
    expect((await show(search, 'q=tài+liệu')).found).toBeGreaterThan(0);
  });

  it('leaves no failure unheard when several files are gone', async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown): void => void unheard.push(reason);
    process.on('unhandledRejection', hear);
    const search = new ArchiveSearch((name) =>
      name.startsWith('segments')
        ? serveSegment(live, built).load(name)
        : Promise.resolve(new Response('', { status: 500 })),
    );
    await expect(show(search, 'q=tài+liệu+kỳ+họp')).rejects.toThrow('500');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });

  it('stops at the next step when a newer question comes', async () => {
    const search = new ArchiveSearch(serveSegment(live, built).load);
    const stopped = { signal: AbortSignal.abort() };
    const shown: Shown[] = [];
    const asking = search.show(readState(new URLSearchParams('q=thi+đua')), stopped, (one) =>
      shown.push(one),
    );
    await expect(asking).rejects.toThrow(/abort/i);
    expect(shown).toEqual([]);
  });
});
