import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagesOfPhrase } from '../../../src/search/query/phrase.ts';
import { rank } from '../../../src/search/query/rank.ts';
import { planQuery } from '../../../src/search/query/plan.ts';
import { ByteWriter } from '../../../src/search/store/bytes.ts';
import {
  readPositions,
  readPostings,
  unite,
  writePositions,
  writePostings,
} from '../../../src/search/store/postings.ts';
import { stripMarks } from '../../../src/vietnamese/text.ts';
import { archiveOf } from './in-memory.ts';

const pages = fc
  .uniqueArray(fc.nat(100_000), { maxLength: 50 })
  .map((all) => all.sort((one, other) => one - other));

describe('a list of pages', () => {
  it('comes back from its bytes', () => {
    fc.assert(
      fc.property(pages, fc.infiniteStream(fc.integer({ min: 1, max: 15 })), (all, levels) => {
        const list = {
          pages: Uint32Array.from(all),
          impacts: Uint8Array.from(all, () => levels.next().value as number),
        };
        const writer = new ByteWriter();
        writePostings(writer, list);
        expect(readPostings(writer.view(), all.length)).toEqual(list);
      }),
    );
  });

  it('comes back with the positions of each page', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(500), { maxLength: 20 }),
        fc.array(pages, { maxLength: 20 }),
        (all, places) => {
          const sorted = Uint32Array.from(all).sort();
          const writer = new ByteWriter();
          const expected = new Map<number, number[]>();
          for (const [at, page] of sorted.entries()) {
            expected.set(page, places[at] ?? [7]);
            writePositions(writer, places[at] ?? [7]);
          }
          expect(readPositions(writer.view(), sorted)).toEqual(expected);
        },
      ),
    );
  });

  it('that is cut short is refused', () => {
    expect(() => readPostings(Uint8Array.of(1, 2), 3)).toThrow('ends too early');
  });

  it('of several spellings has each page once, with its greatest impact', () => {
    const one = { pages: Uint32Array.of(1, 5), impacts: Uint8Array.of(3, 9) };
    const other = { pages: Uint32Array.of(2, 5), impacts: Uint8Array.of(4, 12) };
    expect(unite([one, other])).toEqual({ pages: Uint32Array.of(1, 2, 5), impacts: Uint8Array.of(3, 4, 12) });
    expect(unite([]).pages).toHaveLength(0);
  });
});

describe('the terms of some pages', () => {
  it('are found in each of their spellings, and only where they stand', async () => {
    const { index } = await archiveOf('Quyết định của đình làng.', 'Đình làng có hội.', 'quyet dinh');
    const found = async (bare: string): Promise<Record<string, readonly number[]>> =>
      Object.fromEntries(
        await Promise.all(
          (await index.find(bare)).map(
            async (term) => [term.spelling, [...(await term.postings()).pages]] as const,
          ),
        ),
      );
    expect(await found('dinh')).toEqual({ dinh: [2], định: [0], đình: [0, 1] });
    expect(await found('quyet dinh')).toEqual({ 'quyet dinh': [2], 'quyết định': [0] });
    expect(await found('dinh lang')).toEqual({ 'đình làng': [0, 1] });
    expect(await found('lang dinh')).toEqual({});
    expect(await found('không có')).toEqual({});
  });

  it('are found by the beginning of a second word, and document numbers by theirs', async () => {
    const { index } = await archiveOf(
      'Nguyễn Đình Khôi',
      'nguyễn đức',
      'Công văn số 1847/QĐ-TTg',
      'Nguyễn An',
    );
    const begun = async (start: string): Promise<string[]> =>
      (await index.begin(start)).map(({ spelling }) => spelling).sort();
    expect(await begun('nguyen d')).toEqual(['nguyễn đình', 'nguyễn đức']);
    expect(await begun('nguyen dinh')).toEqual(['nguyễn đình']);
    expect(await begun('#1847')).toEqual(['#1847qdttg']);
  });

  it('weigh the more the more of a page they make out, first of all in its title', async () => {
    const { index } = await archiveOf('micro', `micro ${'và những việc khác '.repeat(200)}`);
    const [micro] = await index.find('micro');
    const [short = 0, long = 0] = (await micro!.postings()).impacts;
    expect(short).toBeGreaterThan(long);
    const [ban] = await index.find('ban tin');
    expect((await ban!.postings()).impacts[0]).toBeGreaterThan(short);
  });
});

describe('a phrase', () => {
  const word = fc.constantFrom('thi', 'đua', 'dua', 'yêu', 'nước');
  const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));

  it('is found on the pages that have it, by its marks or by any, and on no others', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 6 }),
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (texts, phrase, exactly) => {
          const { index } = await archiveOf(...texts);
          const fold = exactly ? (one: string): string => one : stripMarks;
          const expected = texts.flatMap((one, at) =>
            ` ${fold(one)} `.includes(` ${fold(phrase.join(' '))} `) ? [at] : [],
          );
          const { pages } = await pagesOfPhrase(index, phrase, { exactly });
          expect([...pages]).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a term that most pages have', () => {
  const texts = Array.from(
    { length: 3000 },
    (_, at) => `Quốc hội ${at % 100 === 7 ? 'bàn về thạch sùng' : 'họp'}`,
  );

  it('is loaded after the first results, which come from what is rare', async () => {
    const { index, loaded } = await archiveOf(...texts);
    let first: { hits: readonly number[]; loaded: number } | undefined;
    const { hits } = await rank(index, planQuery('thạch sùng quốc hội'), {
      onFirst: (ranking) => (first ??= { hits: ranking.hits, loaded: loaded.length }),
    });
    expect(first?.hits).toHaveLength(30);
    expect(hits.slice(0, 30).toSorted()).toEqual(first?.hits.toSorted());
    expect(loaded.slice(first?.loaded).some((name) => /terms\/\d+-\d+\.gz$/.test(name))).toBe(true);
  });

  it('is searched all the same when it is all there is', async () => {
    const { index } = await archiveOf(...texts);
    expect((await rank(index, planQuery('quốc hội'))).hits).toHaveLength(3000);
  });
});
