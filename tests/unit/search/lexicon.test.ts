import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSlips } from '../../../src/search/words/slips.ts';
import { otherNames } from '../../../src/search/words/synonyms.ts';
import { joinLexicons, openLexicon, type Lexicon } from '../../../src/search/store/lexicon.ts';
import { packLexicon, type CountedTerm } from '../../../src/search/store/pack-lexicon.ts';
import { stripMarks } from '../../../src/vietnamese/text.ts';

/** How often each word and each pair was read: `đình 2`, `đình làng 2`. */
const counted = (terms: Readonly<Record<string, number>>): CountedTerm[] =>
  Object.entries(terms).map(([spelling, times]) => ({ spelling, bare: stripMarks(spelling), times }));

/** The lexicon of some terms, through its files, and what was loaded of them. */
function lexiconOf(terms: readonly CountedTerm[]): { lexicon: Lexicon; loaded: string[] } {
  const files = new Map(packLexicon(terms).map(({ name, bytes }) => [name, bytes]));
  const loaded: string[] = [];
  const lexicon = openLexicon((name) => {
    loaded.push(name);
    const file = files.get(name);
    return file ? Promise.resolve(file) : Promise.reject(new Error(`404 for ${name}`));
  });
  return { lexicon, loaded };
}

describe('the words of an index', () => {
  it('have their spellings and what stands beside them, the most frequent first', async () => {
    const { lexicon } = lexiconOf(
      counted({ định: 1, đình: 2, làng: 3, 'đình làng': 2, 'làng định': 1, '12': 4, '#1847qdttg': 1 }),
    );
    expect([...(await lexicon.words()).keys()]).toEqual(['dinh', 'lang']);
    expect([...((await lexicon.words()).get('dinh') ?? [])]).toEqual([
      ['đình', 2],
      ['định', 1],
    ]);
    const { before, after } = await lexicon.neighbours('lang');
    expect([...before]).toEqual([['dinh', 2]]);
    expect([...after]).toEqual([['dinh', 1]]);
  });

  it('come back from their files as they were counted', async () => {
    const word = fc.string({ unit: fc.constantFrom('đ', 'ì', 'n', 'ế', 'a'), minLength: 1, maxLength: 4 });
    const times = fc.integer({ min: 1, max: 9 });
    const words = fc.dictionary(word, times, { maxKeys: 30 });
    const pairs = fc.dictionary(
      fc.tuple(word, word).map((both) => both.join(' ')),
      times,
      { maxKeys: 30 },
    );
    await fc.assert(
      fc.asyncProperty(words, pairs, async (ofWords, ofPairs) => {
        const both = Object.keys(ofPairs).flatMap((pair) => pair.split(' '));
        const all = { ...Object.fromEntries(both.map((one) => [one, 1])), ...ofWords };
        const { lexicon } = lexiconOf(counted({ ...all, ...ofPairs }));
        const known = await lexicon.words();
        for (const [one, count] of Object.entries(all))
          expect(known.get(stripMarks(one))?.get(one)).toBe(count);
        for (const [left, right] of Object.keys(ofPairs).map((pair) => stripMarks(pair).split(' '))) {
          const sum = Object.entries(ofPairs)
            .filter(([pair]) => stripMarks(pair) === `${left} ${right}`)
            .reduce((total, [, count]) => total + count, 0);
          expect((await lexicon.neighbours(left!)).after.get(right!)).toBe(sum);
          expect((await lexicon.neighbours(right!)).before.get(left!)).toBe(sum);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are loaded once each, and of the neighbours only a part', async () => {
    const many = Array.from({ length: 3000 }, (_, at) =>
      String.fromCodePoint(97 + (at % 26), 97 + (at % 25), 97 + (at % 23)),
    );
    const pairs = many.map((word) => [`${word} xyz`, 2] as const);
    const { lexicon, loaded } = lexiconOf(
      counted(Object.fromEntries([...many.map((word) => [word, 1] as const), ...pairs, ['đình', 1]])),
    );
    await Promise.all([lexicon.neighbours('dinh'), lexicon.neighbours('dinh'), lexicon.words()]);
    expect(loaded).toHaveLength(2);
    await lexicon.neighbours('khong-co');
    expect(loaded).toHaveLength(2);
  });

  it('of several segments are added up', async () => {
    const joined = joinLexicons([
      lexiconOf(counted({ đình: 1, làng: 1, 'đình làng': 1 })).lexicon,
      lexiconOf(counted({ đình: 1, định: 1, làng: 1, lang: 1, 'đình làng': 1, 'định lang': 1 })).lexicon,
    ]);
    expect((await joined.words()).get('dinh')?.get('đình')).toBe(2);
    expect((await joined.neighbours('dinh')).after.get('lang')).toBe(3);
  });
});

describe('slips of the finger', () => {
  it.each([
    ['thuong', 'thuong', 0],
    ['thuog', 'thuong', 1],
    ['thuonng', 'thuong', 1],
    ['thuing', 'thuong', 1],
    ['thuogn', 'thuong', 1],
    ['thogn', 'thuong', 2],
    ['', 'ab', 2],
  ])('from %s to %s are %i', (typed, meant, slips) => {
    expect(countSlips(typed, meant, 3)).toBe(slips);
  });

  it('are as many there as back, and never counted beyond what is asked', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, most) => {
        expect(countSlips(one, other, most)).toBe(countSlips(other, one, most));
        expect(countSlips(one, other, most)).toBe(Math.min(most + 1, countSlips(one, other, 8)));
      }),
    );
  });
});

it('A name of the field has its other names, without marks too, and not inside itself', () => {
  expect(otherNames(['vpqh'])).toEqual([
    ['vp', 'qh'],
    ['van', 'phong', 'quoc', 'hoi'],
  ]);
  expect(otherNames(['guong', 'sang', 'lai', 'xe'])[0]).toEqual([
    'dien',
    'hinh',
    'tien',
    'tien',
    'lai',
    'xe',
  ]);
  expect(otherNames(['một', 'trang'])).toEqual([]);
});
