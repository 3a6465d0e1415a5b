import { placeTones, stripMarks } from '../../vietnamese/text.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { hasMarks } from './plan.ts';

/** How many words a half-typed one may stand for; with marks, most of those tried stand nowhere, which costs next to nothing. */
const MOST_ENDINGS = { exact: 24, bare: 6 };

/** A way to end a query whose last word is half typed: `nguyễn đình khôi`. */
export interface Ending {
  readonly phrase: string;
  /** Whether the marks were typed and count. */
  readonly exact: boolean;
}

/**
 * What the last word may become: the words of the index that begin so, with the marks that were typed, and follow the word before
 * it; the most frequent first.
 */
export async function completeLast(lexicon: Lexicon, words: readonly string[]): Promise<Ending[]> {
  const [last = '', before = '', third] = words.map(placeTones).toReversed();
  const known = await lexicon.words();
  const { after } = await lexicon.neighbours(stripMarks(before));
  const exact = hasMarks(before) || hasMarks(last);
  const endings = [...after]
    .sort(([, one], [, other]) => other - one)
    .flatMap(([word]) => {
      if (!word.startsWith(stripMarks(last)) || word === stripMarks(last)) return [];
      if (!exact) return [word];
      // `lạ` begins `lạc`, and without a mark on it `la` may be either.
      return [...(known.get(word)?.keys() ?? [])]
        .filter((spelling) => (hasMarks(last) ? spelling.startsWith(last) : true))
        .slice(0, 4);
    })
    .slice(0, MOST_ENDINGS[exact ? 'exact' : 'bare']);
  return endings.flatMap((word): Ending[] => {
    const pair = { phrase: `${before} ${word}`, exact };
    return third === undefined ? [pair] : [pair, { ...pair, phrase: `${third} ${pair.phrase}` }];
  });
}
