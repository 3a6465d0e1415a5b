import { intersect, unite, type Postings } from '../store/postings.ts';
import { KEY_START, type Spelling } from '../store/terms.ts';
import { bareTerm } from '../words/bare.ts';
import { isDayKey } from '../words/document-keys.ts';
import { hasMarks, isStopWord } from '../words/split-words.ts';
import { endLast, isPair } from './end-last.ts';
import type { ArchiveIndex } from './open-index.ts';
import { pagesOfPhrase, pagesWith, postingsOf, stepsOf } from './phrase.ts';
import { toWord, toWords, type QueryPlan, type QueryWord } from './plan.ts';
import { seek, type MarkedWord, type Search, type Sought } from './seek.ts';
import { Tally } from './tally.ts';

/** What the index answers to a query as it was typed. */
export interface Ranking {
  /** Pages, best first. */
  readonly hits: readonly number[];
  readonly fit: Fit;
  /** What to mark in a text: words, keystrokes decoded, */
  readonly marked: readonly MarkedWord[];
  /** and runs of words without marks: what was quoted, and what the last words may become if they are half typed. */
  readonly phrases: readonly (readonly string[])[];
  /** The document numbers and dates that the index has. */
  readonly keys: QueryPlan['keys'];
  /** The words outside quotation marks, in order. */
  readonly words: readonly string[];
  readonly pairs: Search['pairs'];
  readonly markedPairs: Search['markedPairs'];
  readonly lacksWord: boolean;
  /** How many pages have all these words side by side, */
  readonly whole: number;
  /** and with the marks that were typed. */
  readonly markedWhole: number;
  /** Whether some page has all these words side by side and begins and ends its title with them. */
  readonly isTitle: boolean;
  /** The best page's score from keys, phrases and pairs. */
  readonly nearest: number;
}

/** How well the best pages fit: they have all of the query, or all but no two words of it side by side, or not all. */
export type Fit = 'all' | 'apart' | 'loose';

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
  /** The whole query in order. */
  inOrder: 1,
  phrase: 2,
  key: 100,
} as const;

/**
 * Asks the index. Each word of a query and each pair of neighbours gives its pages a score by how rare it is (BM25); pairs
 * are what tells a name from pages that have its syllables here and there, and the more words of a query stand in order, the more of
 * them a page has. Words typed with marks count half by their marks and half without.
 *
 * Terms with a list in a file of its own come last: they are long to load, and being common they change little.
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

  const { keys, unknown, cited } = await step(weighKeys(index, tally, plan.keys));
  const quoted = await step(weighPhrases(index, tally, plan.phrases));
  const words = await step(decode(index, [...plan.words, ...unknown.flatMap(wordsOfKey)]));
  const {
    marked,
    pairs,
    markedPairs,
    endings,
    lacksWord,
    whole,
    titled,
    sought: free,
  } = await step(seek(index, words));
  const sought = [...quoted.flatMap((phrase) => phrase.sought), ...free];
  let isTitle = false;
  let together: Together = { pages: whole?.pages ?? 0, markedPages: whole?.pages ?? 0, meant: NOWHERE };
  const summary = (): Ranking => {
    const { hits, hasAll, nearest } = tally.rank(quoted.map((phrase) => phrase.pages));
    const isApart =
      words.filter((word) => !isStopWord(word)).length > 1 &&
      pairs.every((pages) => !pages) &&
      !quoted.length;
    return {
      hits,
      fit: !hasAll && !keys.length ? 'loose' : isApart && !keys.length ? 'apart' : 'all',
      marked,
      phrases: [...quoted.map((phrase) => phrase.words), ...endings.map(({ bare }) => bare.split(' '))],
      ...{ keys, words, pairs, markedPairs, lacksWord, isTitle, nearest },
      ...{ whole: together.pages, markedWhole: together.markedPages },
    };
  };

  const isLong = ({ any }: Sought): boolean => any.some((list) => list.isLong);
  const telling = sought.filter((one) => !isLong(one));
  for (const one of telling) await weigh(tally, one);
  if (tally.found && telling.length < sought.length) onFirst?.(summary());
  const common = sought.filter(isLong);
  // All at once: each is a file.
  await step(Promise.all(common.map(({ any }) => postingsOf(any))));
  for (const one of common) await weigh(tally, one);
  together = whole
    ? { ...together, meant: await postingsOf(whole.meant) }
    : await step(weighInOrder(index, tally, words, endings));
  isTitle = titled !== undefined && intersect([await titled.postings(), together.meant]).pages.length > 0;
  tally.keep(intersect([...cited, ...(words.length ? [together.meant] : [])]));
  return summary();
}

async function weigh(tally: Tally, { proof, any, exact, weight, demanded }: Sought): Promise<void> {
  tally.add(proof, await postingsOf(any), exact ? weight / 2 : weight);
  if (exact?.length) tally.add(proof, await postingsOf(exact), weight / 2);
  if (demanded) tally.demand(await postingsOf(demanded));
}

/** Where all words of a query stand side by side. */
interface Together {
  /** On how many pages, with any marks, */
  readonly pages: number;
  /** and with those that were typed. */
  readonly markedPages: number;
  /** With those if some page has them so. */
  readonly meant: Postings;
}

const NOWHERE = unite([]);

/** Document numbers and dates: those that some page has, on which pages, and how the others were typed. */
async function weighKeys(
  index: ArchiveIndex,
  tally: Tally,
  asked: QueryPlan['keys'],
): Promise<{ keys: QueryPlan['keys']; cited: Postings[]; unknown: string[] }> {
  const found = await Promise.all(
    asked.map(async (key) => ({ key, spellings: await askKey(index, key.key) })),
  );
  const known = found.filter(({ spellings }) => spellings.length);
  const cited = await Promise.all(known.map(({ spellings }) => postingsOf(spellings)));
  for (const postings of cited) tally.add('near', postings, WEIGHTS.key);
  return {
    keys: known.map(({ key }) => key),
    cited,
    unknown: found.filter(({ spellings }) => !spellings.length).map(({ key }) => key.typed),
  };
}

/** What an unknown number still tells: `qh15`. Its figures alone are in many texts. */
const wordsOfKey = (typed: string): QueryWord[] => toWords(typed).filter(({ text }) => /\p{L}/u.test(text));

/** Phrases in quotation marks: each must be there, and its words count as others do. */
async function weighPhrases(
  index: ArchiveIndex,
  tally: Tally,
  phrases: QueryPlan['phrases'],
): Promise<{ words: readonly string[]; pages: ReadonlySet<number>; sought: Search['sought'] }[]> {
  const asked = phrases.map(async (phrase) => {
    const { words, postings } = await askPhrase(index, phrase);
    return { words, postings, sought: (await seek(index, words)).sought };
  });
  return (await Promise.all(asked)).map(({ words, postings, sought }) => {
    tally.add('near', postings, WEIGHTS.phrase);
    tally.demand(postings);
    return { words: words.map(bareTerm), pages: new Set(postings.pages), sought };
  });
}

/** Weighs who has the whole query in order. */
async function weighInOrder(
  index: ArchiveIndex,
  tally: Tally,
  words: readonly string[],
  endings: readonly Spelling[],
): Promise<Together> {
  const ways = words.some(hasMarks) ? [false, true] : [false];
  const found: Postings[] = [];
  for (const exactly of ways) {
    const steps = await stepsOf(index, words, { exactly });
    const last = steps.at(-1);
    // A last word may be half of one.
    if (last && !exactly) steps[steps.length - 1] = [...last, ...endings.filter(isPair)];
    const postings = await pagesWith(steps);
    tally.add('near', postings, WEIGHTS.inOrder / ways.length);
    found.push(postings);
  }
  return {
    pages: Math.max(...found.map(({ pages }) => pages.length)),
    markedPages: found.at(-1)?.pages.length ?? 0,
    meant: found.findLast(({ pages }) => pages.length) ?? NOWHERE,
  };
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
  const marked = phrase.some(hasMarks) ? await pagesOfPhrase(index, phrase, { exactly: true }) : NOWHERE;
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
