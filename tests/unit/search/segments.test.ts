import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishIndex } from '../../../src/search/index/publish-index.ts';
import { answerQuery } from '../../../src/search/query/answer.ts';
import type { ArchiveIndex } from '../../../src/search/query/open-index.ts';
import { pagesOfPhrase } from '../../../src/search/query/phrase.ts';
import { planQuery } from '../../../src/search/query/plan.ts';
import type { SearchRecord } from '../../../src/search/store/record.ts';
import { documents } from './documents.ts';
import { openArchive, pageOf } from './in-memory.ts';
import { openSite } from './open-index.ts';

const word = fc.constantFrom('thi', 'đua', 'dua', 'yêu', 'nước', 'tập', 'thể');
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
/** What happened to an archive: each page with its text, and an older one if it was edited since. */
const history = fc.array(fc.record({ text, old: fc.option(text) }), { minLength: 1, maxLength: 8 });

async function urlsOf(index: ArchiveIndex, pages: Iterable<number>): Promise<string[]> {
  return Promise.all([...pages].map(async (page) => (await index.record(page)).url));
}

describe('an archive in several segments', () => {
  it('answers as one segment of the same pages does, whatever was edited', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(word, { minLength: 1, maxLength: 4 }), async (pages, query) => {
        const wanted = pages.map(({ text: now }, page) => pageOf(now, page));
        const isEdited = (page: number): boolean =>
          pages[page]!.old !== null && pages[page]!.old !== pages[page]!.text;
        const fresh = wanted.filter((_, page) => isEdited(page));
        const before = pages.map(({ text: now, old }, page) => pageOf(old ?? now, page));
        const { index: one } = await openArchive([wanted]);
        const { index: several } = await openArchive([fresh, before], wanted);
        expect(several.pages).toBe(one.pages);
        for (const exactly of [false, true]) {
          const found = await Promise.all(
            [one, several].map(async (index) => {
              const { pages: ids } = await pagesOfPhrase(index, query, { exactly });
              return (await urlsOf(index, ids)).toSorted();
            }),
          );
          expect(found[1]).toEqual(found[0]);
        }
        const [first, second] = await Promise.all(
          [one, several].map(async (index) => {
            const { hits, fit } = await answerQuery(index, planQuery(query.join(' ')), { literally: true });
            return { urls: (await urlsOf(index, hits)).toSorted(), fit };
          }),
        );
        expect(second).toEqual(first);
        expect(await urlsOf(several, (await several.shelf()).newestFirst)).toEqual(
          wanted.map(({ url }) => url),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('corrects a slip that stands only in a text which was edited since', async () => {
    const [mended, other] = [pageOf('Bác Tạ Văn Thuần nấu ăn', 0), pageOf('Bác Tạ Văn Thuần dậy sớm', 1)];
    const before = [pageOf('Bác Tạ Văn Thuanq nấu ăn', 0), other];
    const { index } = await openArchive([[mended], before], [mended, other]);
    const { meant, hits } = await answerQuery(index, planQuery('ta van thuanq'));
    expect(meant?.text).toBe('Tạ Văn Thuần');
    expect(hits).toHaveLength(2);
  });
});

describe('pages that are equally good', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'segments-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('stand from the newest, also where the newest lie in a segment of their own', async () => {
    const [sample] = documents;
    const archive = (count: number): SearchRecord[] =>
      Array.from({ length: count }, (_, at) => ({
        ...sample!,
        url: `/tin-tuc/${at}/`,
        text: 'Một bản tin.',
      })).toReversed();
    const publish = (records: SearchRecord[], outDir: string) =>
      publishIndex({
        pages: records.map((record) => ({
          url: record.url,
          key: record.text,
          record: () => Promise.resolve(record),
        })),
        cacheDir: join(folder, 'cache'),
        outDir,
        today: '2026-11-22',
        version: '1',
      });
    await publish(archive(255), join(folder, 'first'));
    await publish(archive(260), join(folder, 'second'));
    const index = await openSite(join(folder, 'second'));
    const { hits } = await answerQuery(index, planQuery('bản tin'));
    expect(await urlsOf(index, hits.slice(0, 6))).toEqual(
      [259, 258, 257, 256, 255, 254].map((at) => `/tin-tuc/${at}/`),
    );
  });
});
