import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, newWordCounts } from '../../../src/search/words/count-words.ts';
import { countSlips } from '../../../src/search/words/distance.ts';
import { joinLexicons, openLexicon, type Lexicon } from '../../../src/search/words/lexicon.ts';
import { packLexicon } from '../../../src/search/words/pack-lexicon.ts';
import { otherNames } from '../../../src/search/words/synonyms.ts';

/** The lexicon of some texts, through its files, and what was loaded of them. */
function lexiconOf(texts: readonly string[], pack = true): { lexicon: Lexicon; loaded: string[] } {
  const counts = newWordCounts();
  for (const text of texts) countWords(counts, text);
  const files = new Map(packLexicon(counts).map(({ name, text }) => [name, text]));
  const loaded: string[] = [];
  const lexicon = openLexicon((name) => {
    loaded.push(name);
    const text = files.get(name);
    if (text === undefined) return Promise.resolve(new Response('', { status: 404 }));
    return Promise.resolve(new Response(pack ? gzipSync(text) : text));
  });
  return { lexicon, loaded };
}

describe('the words of an index', () => {
  it('are counted by spelling, and by what stands beside them within a sentence', async () => {
    const { lexicon } = lexiconOf(['Đình làng, đình làng. Quyết định 12 làng.']);
    expect([...((await lexicon.words()).get('dinh') ?? [])]).toEqual([
      ['đình', 2],
      ['định', 1],
    ]);
    const { before, after } = await lexicon.neighbours('lang');
    expect([...before]).toEqual([['dinh', 2]]);
    expect([...after]).toEqual([['dinh', 1]]);
  });

  it('come back from their files as they were counted, whatever the texts and wherever they are unpacked', async () => {
    const text = fc.string({
      unit: fc.constantFrom('đình', 'định', 'dinh', 'ế', 'a', ' ', ' ', ' ', '.', '7', '🙂', '\t', '-'),
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), fc.boolean(), async (texts, pack) => {
        const counts = newWordCounts();
        for (const one of texts) countWords(counts, one);
        const { lexicon } = lexiconOf(texts, pack);
        const words = await lexicon.words();
        for (const [word, spellings] of counts.spellings) {
          expect(new Map(words.get(word))).toEqual(spellings);
          const { after } = await lexicon.neighbours(word);
          expect(new Map(after)).toEqual(counts.followers.get(word) ?? new Map());
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are loaded once each, and of the neighbours only a part', async () => {
    const many = Array.from(
      { length: 3000 },
      (_, at) => `từ${String.fromCodePoint(97 + (at % 26), 97 + (at % 25), 97 + (at % 23))} ${'xyz'[at % 3]}`,
    );
    const { lexicon, loaded } = lexiconOf([many.join(' '), 'đình làng']);
    await Promise.all([lexicon.neighbours('dinh'), lexicon.neighbours('dinh'), lexicon.words()]);
    expect(loaded).toHaveLength(2);
    await lexicon.neighbours('khong-co');
    expect(loaded).toHaveLength(2);
  });

  it('of several segments are added up', async () => {
    const joined = joinLexicons([
      lexiconOf(['đình làng']).lexicon,
      lexiconOf(['đình làng định lang']).lexicon,
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
  expect(otherNames(['vpqh'])).toEqual([['van', 'phong', 'quoc', 'hoi']]);
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
