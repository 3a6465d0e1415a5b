import { unite, type Postings } from '../store/postings.ts';
import { KEY_START, type Spelling } from '../store/terms.ts';
import { bareTerm } from '../words/bare.ts';
import { isDayKey } from '../words/document-keys.ts';
import { hasMarks, isStopWord, spellWords } from '../words/split-words.ts';
import { endLast } from './end-last.ts';
import type { ArchiveIndex } from './open-index.ts';
import { pagesOfPhrase, pagesWith, postingsOf, stepsOf } from './phrase.ts';
import { toWord, type QueryPlan, type QueryWord } from './plan.ts';
import { Tally } from './tally.ts';

/** What the index answers to a query as it was typed. */
export interface Ranking {
  /** Pages, best first. */
  readonly hits: readonly number[];
  /** `true`: no page has all the words; these are the nearest. */
  readonly isLoose: boolean;
  /** The words searched for, keystrokes decoded: what to highlight. */
  readonly terms: readonly string[];
  /** What the last words may become, if they are half typed: runs of words without marks. */
  readonly phrases: readonly (readonly string[])[];
  /** The words outside quotation marks, in order. */
  readonly words: readonly string[];
  /** Of each word but the last, how many pages have it directly before the next, at most; `undefined` when nobody asked. */
  readonly pairs: readonly (number | undefined)[];
  /** How many pages have all these words side by side. */
  readonly whole: number;
  /** The best page's score from keys, phrases and pairs. */
  readonly nearest: number;
}

export interface RankOptions {
  /** Stops between two questions; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called with first answers, when more has to be loaded that may put their pages in another order and add some. */
  readonly onFirst?: ((ranking: Ranking) => void) | undefined;
  /** Awaited between two questions, so that whoever runs this hears of a newer query. */
  readonly pause?: (() => Promise<void>) | undefined;
}

/** Tuned on the test-bed's training half only. */
const WEIGHTS = {
  word: 1,
  pair: 1,
  /** A pair with a stop word tells less: `quy định | như`. */
  stopPair: 0.5,
  /** What the last word may be the beginning of, where it may be whole as well. */
  ending: 0.5,
  /** The whole query in order. */
  inOrder: 1,
  phrase: 2,
  key: 100,
} as const;

/** Something to be found of a query: a term in any of its spellings, and in the one that was typed where marks count. */
interface Sought {
  readonly sort: 'word' | 'near';
  readonly any: readonly Spelling[];
  readonly exact?: readonly Spelling[];
  readonly weight: number;
  /** The word that it is, which a page should have, or else one of the others. */
  readonly word?: string;
  readonly orElse?: readonly Spelling[];
}

/**
 * Asks the index. Each word of a query and each pair of neighbours gives its pages a score by how rare it is (BM25); pairs
 * are what tells a name from pages that have its syllables here and there, and the more words of a query stand in order, the more of
 * them a page has. Words typed with marks count half by their marks and half without.
 *
 * Terms that every other page has come last: their lists are long to load and change little.
 */
export async function rank(
  index: ArchiveIndex,
  plan: QueryPlan,
  options: RankOptions = {},
): Promise<Ranking> {
  const { signal, onFirst, pause } = options;
  const tally = new Tally(index.pages, index.size);
  const step = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const given = await answer;
    await pause?.();
    signal?.throwIfAborted();
    return given;
  };

  const unknownKeys: string[] = [];
  for (const { key, typed } of plan.keys) {
    const spellings = await step(askKey(index, key));
    if (spellings.length) tally.add('near', await postingsOf(spellings), WEIGHTS.key);
    else unknownKeys.push(typed);
  }
  const required: ReadonlySet<number>[] = [];
  const quoted: Sought[] = [];
  for (const phrase of plan.phrases) {
    const { words, postings } = await step(askPhrase(index, phrase));
    required.push(new Set(postings.pages));
    tally.add('near', postings, WEIGHTS.phrase);
    quoted.push(...(await seek(index, words)).sought);
  }

  const words = await step(decode(index, [...plan.words, ...unknownKeys.flatMap(spellWords).map(toWord)]));
  const terms = [...words, ...plan.phrases.flat()];
  const { pairs, endings, ...free } = await step(seek(index, words, { isTyped: true }));
  const sought = [...quoted, ...free.sought];
  let inOrder = 0;
  const summary = (): Ranking => {
    const { hits, hasAll, nearest } = tally.rank(required);
    const foundKeys = plan.keys.length > unknownKeys.length;
    const phrases = endings.map(({ bare }) => bare.split(' '));
    return { hits, isLoose: !foundKeys && !hasAll, terms, phrases, words, pairs, whole: inOrder, nearest };
  };

  const telling = sought.filter((one) => !isLong(one));
  for (const one of telling) await weigh(tally, one);
  if (tally.found && telling.length < sought.length) onFirst?.(summary());
  const common = sought.filter(isLong);
  // All at once: each is a file.
  await step(Promise.all(common.map(({ any }) => postingsOf(any))));
  for (const one of common) await weigh(tally, one);
  if (words.length === 1) inOrder = count(sought[0]?.any ?? []);
  else if (words.length === 2) inOrder = pairs[0] ?? 0;
  else if (words.length > 2) inOrder = await step(weighInOrder(index, tally, words, endings));
  return summary();
}

/** The words and pairs of a query, and if it is still being typed, what its last word may be the beginning of. */
async function seek(
  index: ArchiveIndex,
  words: readonly string[],
  { isTyped = false } = {},
): Promise<{ sought: Sought[]; pairs: (number | undefined)[]; endings: readonly Spelling[] }> {
  const isMarked = words.some(hasMarks);
  const find = async (term: string): Promise<Pick<Sought, 'any' | 'exact'>> => {
    const any = await index.find(bareTerm(term));
    return isMarked ? { any, exact: any.filter(({ spelling }) => spelling === term) } : { any };
  };
  const telling = words.filter((word) => !isStopWord(word));
  const isAlone = words.length === 1;
  const ofWords = [...new Set(telling.length > 1 ? telling : words)].map(async (word): Promise<Sought> => {
    return { ...(await find(word)), word, sort: isAlone ? 'near' : 'word', weight: WEIGHTS.word };
  });
  const ofPairs = words.slice(1).map(async (right, at): Promise<Sought | undefined> => {
    const left = words[at] ?? '';
    if (isStopWord(left) && isStopWord(right)) return undefined;
    const weight = isStopWord(left) || isStopWord(right) ? WEIGHTS.stopPair : WEIGHTS.pair;
    return { ...(await find(`${left} ${right}`)), sort: 'near', weight };
  });
  const foundWords = await Promise.all(ofWords);
  const foundPairs = await Promise.all(ofPairs);
  const pairs = foundPairs.map((pair) => pair && count(pair.any));

  const last = isAlone ? foundWords[0] : foundPairs.at(-1);
  const isKnown = count(last?.exact ?? last?.any ?? []) > 0;
  const isStop = isKnown && !isAlone && isStopWord(words.at(-1) ?? '');
  const endings = isTyped && !isStop ? await endLast(index, words) : [];
  if (endings.length) {
    if (pairs.length) pairs[pairs.length - 1] = Math.max(pairs.at(-1) ?? 0, count(endings));
    const ending: Sought = { any: endings, sort: 'near', weight: isKnown ? WEIGHTS.ending : WEIGHTS.pair };
    const demanded = foundWords.find(({ word }) => word === words.at(-1));
    if (demanded) foundWords[foundWords.indexOf(demanded)] = { ...demanded, orElse: endings };
    foundPairs.push(ending);
  }
  return { sought: [...foundWords, ...foundPairs.filter((pair) => pair !== undefined)], pairs, endings };
}

const count = (spellings: readonly Spelling[]): number =>
  spellings.reduce((sum, { pages }) => sum + pages, 0);
const isLong = ({ any }: Sought): boolean => any.some((spelling) => spelling.isLong);

async function weigh(tally: Tally, { sort, any, exact, weight, word, orElse = [] }: Sought): Promise<void> {
  const postings = await postingsOf(any);
  tally.add(sort, postings, exact ? weight / 2 : weight);
  if (exact?.length) tally.add(sort, await postingsOf(exact), weight / 2);
  if (word) tally.demand(orElse.length ? unite([postings, await postingsOf(orElse)]) : postings);
}

/** @returns how many pages have the whole query in order */
async function weighInOrder(
  index: ArchiveIndex,
  tally: Tally,
  words: readonly string[],
  endings: readonly Spelling[],
): Promise<number> {
  const ways = words.some(hasMarks) ? [false, true] : [false];
  let most = 0;
  for (const exactly of ways) {
    const steps = await stepsOf(index, words, { exactly });
    const last = steps.at(-1);
    // Half a last word ends as any that stands there.
    if (last && !last.length && !exactly)
      steps[steps.length - 1] = endings.filter(({ bare }) => bare.includes(' '));
    const postings = await pagesWith(steps);
    tally.add('near', postings, WEIGHTS.inOrder / ways.length);
    most = Math.max(most, postings.pages.length);
  }
  return most;
}

/** Which words are meant where they may be keystrokes of an input method: what the index has, first as it was typed. */
async function decode(index: ArchiveIndex, typed: readonly QueryWord[]): Promise<string[]> {
  const words = await Promise.all(
    typed.map(async ({ text, decoded }) =>
      decoded && !(await index.find(bareTerm(text))).length ? decoded : text,
    ),
  );
  const last = typed.at(-1);
  // The only word that could be keystrokes may be the beginning of a foreign one: `viện past`.
  if (last?.decoded && typed.filter(({ decoded }) => decoded).length === 1) {
    const asTyped = [...words.slice(0, -1), last.text];
    if ((await endLast(index, asTyped)).length) return asTyped;
  }
  return words;
}

/** Quoted words as they are marked; else with any marks; else as the keystrokes of Telex or VNI. */
async function askPhrase(
  index: ArchiveIndex,
  phrase: readonly string[],
): Promise<{ readonly words: readonly string[]; readonly postings: Postings }> {
  const marked = phrase.some(hasMarks) ? await pagesOfPhrase(index, phrase, { exactly: true }) : unite([]);
  if (marked.pages.length) return { words: phrase, postings: marked };
  const any = await pagesOfPhrase(index, phrase, { exactly: false });
  if (any.pages.length) return { words: phrase, postings: any };
  const words = phrase.map((word) => toWord(word).decoded ?? word);
  return { words, postings: await pagesOfPhrase(index, words, { exactly: false }) };
}

/**
 * A day without its year, and a number whose end is still to be typed (`21/2012/QH1`), are beginnings of keys. A number may
 * also hold the keystrokes of Telex or VNI for its đ.
 */
async function askKey(index: ArchiveIndex, key: string): Promise<readonly Spelling[]> {
  const begin = (start: string): Promise<readonly Spelling[]> =>
    start.length < KEY_START ? Promise.resolve([]) : index.begin(`#${start}`);
  if (isDayKey(key)) return begin(key);
  for (const meant of [key, key.replace(/dd|d9/g, 'd')]) {
    const known = await index.find(`#${meant}`);
    if (known.length) return known;
  }
  return begin(key);
}
