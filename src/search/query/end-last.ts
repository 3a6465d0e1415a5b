import type { Spelling } from '../store/terms.ts';
import { splitTone } from '../../vietnamese/text.ts';
import { bareTerm } from '../words/bare.ts';
import { hasMarks } from '../words/split-words.ts';
import type { ArchiveIndex } from './open-index.ts';

/** How many words a half-typed one may stand for, the most frequent. */
const MOST_ENDINGS = 24;

/**
 * What a query may end with if its last word is half typed: with the word before it, the pairs of the index that begin so; where
 * there is none and the last is no word, the words that do. Marks count where they were typed: `lạ` begins `lạc`, and `la` both `lạc` and `làm`.
 *
 * @param words as the index spells them
 */
export async function endLast(index: ArchiveIndex, words: readonly string[]): Promise<readonly Spelling[]> {
  const [last = '', before] = words.toReversed();
  if (!last || /\d$/.test(last)) return [];
  const pairs = before === undefined ? [] : await endPair(index, before, last);
  if (pairs.length) return pairs;
  const isWord = before !== undefined && (await index.find(bareTerm(last))).length > 0;
  return isWord ? [] : endWord(index, last);
}

async function endPair(index: ArchiveIndex, before: string, last: string): Promise<readonly Spelling[]> {
  const start = bareTerm(`${before} ${last}`);
  const isMarked = hasMarks(before) || hasMarks(last);
  const found = await index.begin(start);
  return mostFrequent(
    found.filter(({ spelling, bare }) => {
      const [left = '', right = ''] = spelling.split(' ');
      return bare !== start && (!isMarked || left === before) && beginsLike(right, last);
    }),
  );
}

async function endWord(index: ArchiveIndex, last: string): Promise<readonly Spelling[]> {
  const start = bareTerm(last);
  const known = await index.lexicon.words();
  const words = [...known]
    .filter(
      ([word, spellings]) =>
        word !== start &&
        word.startsWith(start) &&
        [...spellings.keys()].some((spelling) => beginsLike(spelling, last)),
    )
    .map(([word, spellings]) => ({
      word,
      times: [...spellings.values()].reduce((sum, times) => sum + times, 0),
    }))
    .sort((one, other) => other.times - one.times)
    .slice(0, MOST_ENDINGS);
  const found = await Promise.all(words.map(({ word }) => index.find(word)));
  return mostFrequent(found.flat().filter(({ spelling }) => beginsLike(spelling, last)));
}

/**
 * Letters as far as they go, and the tone if one was typed: it moves as a word grows, `đoà` is spelt `đòa` and becomes
 * `đoàn`.
 */
function beginsLike(spelling: string, start: string): boolean {
  if (!hasMarks(start)) return true;
  const [whole, begun] = [splitTone(spelling), splitTone(start)];
  return whole.letters.startsWith(begun.letters) && (!begun.tone || begun.tone === whole.tone);
}

/** Whether a term is two neighbours. */
export const isPair = ({ bare }: Spelling): boolean => bare.includes(' ');

const mostFrequent = (spellings: readonly Spelling[]): readonly Spelling[] =>
  spellings.toSorted((one, other) => other.pages - one.pages).slice(0, MOST_ENDINGS);
