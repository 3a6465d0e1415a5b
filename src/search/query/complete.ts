import { stripMarks } from '../../vietnamese/text.ts';
import type { Lexicon } from '../words/lexicon.ts';

/** How many words a half-typed one may stand for. */
const MOST_ENDINGS = 3;

/** A way to end a query whose last word is half typed. */
export interface Ending {
  /** The last words, bare, with the last one whole: `nguyen dinh khoi`. */
  readonly phrase: string;
  /** Of all that such a beginning stands for after that word, from 0 to 1. */
  readonly share: number;
}

/** What the last word may become: the words of the index that begin so and follow the word before it. */
export async function completeLast(lexicon: Lexicon, words: readonly string[]): Promise<Ending[]> {
  const [last = '', before = '', third] = words.map(stripMarks).toReversed();
  const { after } = await lexicon.neighbours(before);
  const endings = [...after]
    .filter(([word]) => word !== last && word.startsWith(last))
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_ENDINGS);
  const total = endings.reduce((sum, [, count]) => sum + count, 0);
  return endings.flatMap(([word, count]) => {
    const share = count / total;
    const pair = { phrase: `${before} ${word}`, share: share / 2 };
    return third === undefined ? [{ ...pair, share }] : [pair, { phrase: `${third} ${pair.phrase}`, share }];
  });
}
