import en from 'decap-cms-locales/dist/esm/en/index.js';
import { describe, expect, it } from 'vitest';
import { flattenPhrases } from '../../admin/app/locale/phrases.ts';
import { vi } from '../../admin/app/locale/vi.ts';

const english = flattenPhrases(en);
const vietnamese = flattenPhrases(vi);
const blanks = (phrase: string | undefined): string[] => [...new Set(phrase?.match(/%\{\w+\}/g))].sort();

describe('Decap’s screens in Vietnamese', () => {
  it('have every phrase that the English ones have, and none that nobody asks for', () => {
    expect([...vietnamese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fill in what the English ones fill in', () => {
    const wrong = [...english].filter(
      ([key, phrase]) => blanks(phrase).join() !== blanks(vietnamese.get(key)).join(),
    );
    expect(wrong).toEqual([]);
  });

  it('are Vietnamese: composed, marked, not copied', () => {
    const wordless = /^(?:%\{\w+\}|[\d/DM:. ])+$/;
    for (const [key, phrase] of vietnamese) {
      expect(phrase, key).toBe(phrase.normalize('NFC'));
      if (!wordless.test(phrase)) expect(phrase, key).toMatch(/\P{ASCII}/u);
    }
  });
});
