import { intersect } from '../store/postings.ts';
import { TITLE_END, TITLE_START, type Spelling } from '../store/terms.ts';
import { bareTerm } from '../words/bare.ts';
import { hasMarks, isStopWord } from '../words/split-words.ts';
import { endLast, isPair } from './end-last.ts';
import type { ArchiveIndex } from './open-index.ts';
import { postingsOf, type Listed } from './phrase.ts';
import type { Proof } from './tally.ts';

/** Tuned on the test-bed's training half only. */
const WEIGHTS = {
  word: 1,
  pair: 1,
  /** A pair with a stop word tells less: `quy định | như`. */
  stopPair: 0.5,
  /** What the last word may be the beginning of, where it may be whole as well. */
  ending: 0.5,
  /** What a title begins or ends with: too many begin alike to say much, */
  edge: 0.1,
  /** but who types the first word of a title and its last mostly has the title in mind. */
  title: 0.6,
} as const;

/** A query of more words has enough that tells: its pairs with stop words only cost what they take to load. */
const LONG_QUERY = 16;

/** Something of a query to be found: a term in any of its spellings, and in the one that was typed where marks count. */
export interface Sought {
  readonly proof: Proof;
  readonly any: readonly Listed[];
  readonly exact?: readonly Listed[];
  readonly weight: number;
  /** A page that has all of the query has one of these; absent for what a page need not have. */
  readonly demanded?: readonly Spelling[];
}

/** A term in the index: in any spelling, and where marks count in the one that was typed. */
interface Found {
  readonly any: readonly Spelling[];
  readonly exact?: readonly Spelling[];
}

/** A word to be marked in a text: in the spelling that was typed, or in any. */
export interface MarkedWord {
  readonly word: string;
  readonly exactly: boolean;
}

/** A word or a pair that is all there is to a query. */
export interface Whole {
  /** On how many pages it stands in any spelling, or what it may become, at most. */
  readonly pages: number;
  /** The spellings that are meant. */
  readonly meant: readonly Spelling[];
}

/** All that is to be found of a run of words. */
export interface Search {
  readonly sought: readonly Sought[];
  readonly marked: readonly MarkedWord[];
  /** Of each word but the last, how many pages have it directly before the next, at most; `undefined` when nobody asked. */
  readonly pairs: readonly (number | undefined)[];
  /** The same with the marks that were typed. */
  readonly markedPairs: Search['pairs'];
  /** What a page has that has all words side by side; `undefined` of more than two, where that is still to be asked. */
  readonly whole: Whole | undefined;
  /** Who may be titled so: begins and ends as the query does. */
  readonly titled: Listed | undefined;
  /** What the last word may be the beginning of. */
  readonly endings: readonly Spelling[];
  /** Whether no page has some word, nor one that begins so if it is the last. */
  readonly lacksWord: boolean;
}

export const countPages = (spellings: readonly Spelling[]): number =>
  spellings.reduce((sum, { pages }) => sum + pages, 0);

/**
 * Looks up the words and pairs of a query, and what its last word may be the beginning of.
 *
 * A word with marks is wanted with them. One without, in a query that has marks, is wanted as it is if the index has it so, and
 * with any marks if not: some leave out a few.
 *
 * @param words as the index spells them
 */
export async function seek(index: ArchiveIndex, words: readonly string[]): Promise<Search> {
  const isMarked = words.some(hasMarks);
  const find = async (term: string): Promise<Found> => {
    const any = await index.find(bareTerm(term));
    return isMarked ? { any, exact: any.filter(({ spelling }) => spelling === term) } : { any };
  };
  const findPair = async (left: string, right: string): Promise<(Sought & Found) | undefined> => {
    const stops = [left, right].filter(isStopWord).length;
    // Of two words, the pair is all there is.
    if (words.length > 2 && stops > (words.length > LONG_QUERY ? 0 : 1)) return undefined;
    const weight = stops ? WEIGHTS.stopPair : WEIGHTS.pair;
    return { ...(await find(`${left} ${right}`)), proof: 'near', weight };
  };
  // What every long text has is not asked for beside what tells more.
  const isTelling = words.some((word) => !isStopWord(word));
  const [title, foundWords, foundPairs] = await Promise.all([
    seekTitle(words, find),
    Promise.all(
      words.map((word) => (isTelling && isStopWord(word) ? Promise.resolve(undefined) : find(word))),
    ),
    Promise.all(words.slice(1).map((right, at) => findPair(words[at] ?? '', right))),
  ]);
  const pairs = foundPairs.map((pair) => pair && countPages(pair.any));

  const isAlone = words.length === 1;
  const last = isAlone ? foundWords[0] : foundPairs.at(-1);
  const asTyped = last ? inTyped(last) : [];
  const known = countPages(asTyped);
  const isKnown = known > 0;
  const begun = isKnown && !isAlone && isWhole(words.at(-1) ?? '') ? [] : await endLast(index, words);
  // What stands there more often than all that it may begin is meant as it is; of more words, it may be with others before it.
  const endings = words.length < 3 && known > countPages(begun) ? [] : begun;
  const markedPairs = foundPairs.map((pair) => pair && countPages(inTyped(pair)));
  const ofEndings = countPages(endings.filter(isPair));
  for (const counts of [pairs, markedPairs])
    if (counts.length) counts[counts.length - 1] = mostOf(counts.at(-1), ofEndings);

  const ofWords = words.flatMap((word, at): Sought[] => {
    const found = foundWords[at];
    if (!found || words.indexOf(word) < at) return [];
    const meant = isExact(word, found) ? (found.exact ?? []) : found.any;
    const demanded = at === words.length - 1 && !isKnown ? [...meant, ...endings] : meant;
    return [{ ...found, proof: isAlone ? 'near' : 'word', weight: WEIGHTS.word, demanded }];
  });
  const ending: Sought = { any: endings, proof: 'near', weight: isKnown ? WEIGHTS.ending : WEIGHTS.pair };
  const inAny = [...(last?.any ?? []), ...endings];
  return {
    sought: [
      ...ofWords,
      ...foundPairs.filter((pair) => pair !== undefined),
      ...(endings.length ? [ending] : []),
      ...title.sought,
    ],
    marked: words.map((word, at) => {
      const found = foundWords[at];
      const isFound = !found || countPages(found.exact ?? []) > 0;
      return { word, exactly: isMarked && isFound && (found ? isExact(word, found) : hasMarks(word)) };
    }),
    pairs,
    markedPairs,
    whole: words.length > 2 ? undefined : { pages: countPages(inAny), meant: isKnown ? asTyped : inAny },
    titled: title.titled,
    endings,
    lacksWord: words.some((_, at) => {
      const found = foundWords[at];
      return found && !countPages(found.any) && !(at === words.length - 1 && endings.length);
    }),
  };
}

/** What tells that a page is entitled as the query runs: by what its title begins with, ends with, and both. */
async function seekTitle(
  words: readonly string[],
  find: (term: string) => Promise<Found>,
): Promise<{ readonly sought: readonly Sought[]; readonly titled?: Listed }> {
  const [first, last] = [words.at(0), words.at(-1)];
  if (first === undefined || last === undefined) return { sought: [] };
  const [start, end] = await Promise.all([find(`${TITLE_START} ${first}`), find(`${last} ${TITLE_END}`)]);
  const edges = [start, end].filter((_, at) => !isStopWord(at === 0 ? first : last));
  const titled: Listed = {
    isLong: [...start.any, ...end.any].some(({ isLong }) => isLong),
    postings: async () => intersect(await Promise.all([postingsOf(start.any), postingsOf(end.any)])),
  };
  return {
    sought: [
      ...edges.map((edge): Sought => ({ ...edge, proof: 'word', weight: WEIGHTS.edge })),
      { any: [titled], proof: 'word', weight: WEIGHTS.title },
    ],
    titled,
  };
}

/** Whether a last word that stands in the index as it was typed is hardly the beginning of another. */
const isWhole = (word: string): boolean => isStopWord(word) || word.length === 1;

/** A term in the spelling that was typed, where marks count; else in any. */
const inTyped = ({ any, exact }: Found): readonly Spelling[] => exact ?? any;

/** Whether only the spelling that was typed is meant. */
const isExact = (word: string, { exact }: Found): boolean =>
  exact !== undefined && (hasMarks(word) || countPages(exact) > 0);

const mostOf = (one: number | undefined, other: number): number => Math.max(one ?? 0, other);
