import { splitTone } from '../../vietnamese/text.ts';
import { bareTerm } from '../words/bare.ts';
import { hasMarks, spellWords } from '../words/split-words.ts';
import { otherNames } from '../words/synonyms.ts';
import { correctWords, type Correction } from './correct.ts';
import { spellCorrection } from './spell-correction.ts';
import type { ArchiveIndex } from './open-index.ts';
import { pagesOfPhrase } from './phrase.ts';
import { planQuery, type QueryPlan } from './plan.ts';
import { rank, type Fit, type Ranking, type RankOptions } from './rank.ts';
import type { MarkedWord } from './seek.ts';

/** What a query finds, in the order in which it is shown. */
export interface Answer {
  /** Pages, best first. */
  readonly hits: readonly number[];
  readonly fit: Fit;
  /** What to mark in a text: words, */
  readonly marked: readonly MarkedWord[];
  /** and runs of words without marks: what was quoted, other names of what was asked, what a half-typed query may end with. */
  readonly phrases: readonly (readonly string[])[];
  readonly meant?: Meant;
  /** The query without its quotation marks, if it was answered instead: no page has all that stood in them as it stands. */
  readonly unquoted?: string;
}

/** A query that the reader may have meant. */
export interface Meant {
  /** Spelt as in the archive. */
  readonly text: string;
  /** How many pages it finds. */
  readonly found: number;
  /**
   * `offered` beside the results of what was typed; its results shown `first`, where those have not all words, or no two side by side; shown
   * `instead`, where no page has all the words that were typed.
   */
  readonly shown: 'offered' | 'first' | 'instead';
}

export interface AnswerOptions extends Omit<RankOptions, 'onFirst'> {
  /** As it was typed, without corrections. */
  readonly literally?: boolean;
  readonly onFirst?: ((answer: Answer) => void) | undefined;
}

/** A correction has to bring this much more than what was typed, */
const BETTER = 1.25;
/** and stand on so many pages where only its being frequent speaks for it. */
const FREQUENT = 3;

/**
 * Answers a query: what was typed first, then what says the same, and what may have been meant. Where nothing was found because of
 * quotation marks, the query without them.
 */
export async function answerQuery(
  index: ArchiveIndex,
  plan: QueryPlan,
  options: AnswerOptions = {},
): Promise<Answer> {
  const answer = await answerPlan(index, plan, options);
  if (answer.hits.length || plan.unquoted === undefined || options.literally) return answer;
  const unquoted = await answerPlan(index, planQuery(plan.unquoted), { ...options, onFirst: undefined });
  return unquoted.hits.length ? { ...unquoted, unquoted: plan.unquoted } : answer;
}

async function answerPlan(
  index: ArchiveIndex,
  plan: QueryPlan,
  { literally = false, signal, pause, onFirst }: AnswerOptions,
): Promise<Answer> {
  const options: RankOptions = { signal, pause };
  const typed = await rank(index, plan, { ...options, onFirst });
  const isSuspect = typed.words.some(
    (_, at) => standsAlone(typed.pairs, at) || (typed.fit === 'loose' && standsAlone(typed.markedPairs, at)),
  );
  const mayBeMeant = !literally && !typed.whole && typed.words.length > 0 && (typed.lacksWord || isSuspect);
  // What was meant takes another round of questions.
  if (mayBeMeant && typed.hits.length) onFirst?.(typed);
  const answer = mayBeMeant ? await correct(index, plan, typed, options) : undefined;
  if (answer && answer.meant?.shown !== 'offered') return answer;
  const { hits, marked, fit } = typed;
  const others = await askOtherNames(index, plan, typed, options);
  const mayBeMarked = !literally && fit !== 'all' && !others.hits.length && !answer;
  const meant = mayBeMarked ? await remark(index, plan, typed, options) : answer?.meant;
  return {
    // What says the same stands below what says it literally, and above what has only some of the words.
    hits: fit === 'loose' ? addBelow(others.hits, hits) : addBelow(hits, others.hits),
    fit: others.hits.length ? 'all' : fit,
    marked,
    phrases: [...typed.phrases, ...others.names],
    ...(meant && { meant }),
  };
}

/**
 * Other marks for one of the words, where all then stand side by side: `khen thưởng` for `khen thương`. A tone is lost easily; for
 * another than was typed, several pages must speak.
 */
async function remark(
  index: ArchiveIndex,
  plan: QueryPlan,
  { keys, words: typed }: Ranking,
  options: RankOptions,
): Promise<Meant | undefined> {
  if (typed.length < 2 || !typed.some(hasMarks)) return undefined;
  const words = typed.map(bareTerm);
  const bare = await rank(index, { ...plan, keys, words: words.map((text) => ({ text })) }, options);
  const [first] = bare.hits;
  if (first === undefined || bare.fit !== 'all' || !bare.whole) return undefined;
  const text = await spell(index, plan, { words, changed: new Set(words.keys()) }, first);
  const spelt = spellWords(text).slice(-typed.length);
  const [other, ...more] = typed.flatMap((word, at) => (word === spelt[at] ? [] : [[word, spelt[at] ?? '']]));
  const [before, after] = (other ?? []).map(splitTone);
  if (!before || !after || more.length) return undefined;
  const isLost = before.tone === '' && before.letters === after.letters;
  return isLost || bare.whole >= FREQUENT ? { text, found: bare.hits.length, shown: 'offered' } : undefined;
}

/** Whether a word was found beside none of its neighbours that were asked for with it. */
function standsAlone(pairs: Ranking['pairs'], at: number): boolean {
  const sides = [pairs[at - 1], pairs[at]].filter((pages) => pages !== undefined);
  return sides.length > 0 && sides.every((pages) => pages === 0);
}

const addBelow = (hits: readonly number[], others: readonly number[]): number[] => [
  ...new Set([...hits, ...others]),
];

/**
 * Asks for what may have been meant. Of words that are none, the correction is shown in their place. Words that the language has
 * may just not be in a small archive: there only a correction is shown before what was typed whose words stand in order on some page or
 * are its title, and one that is frequent is offered beside it. A bold one, which may be of a name that is right, takes nothing's place.
 */
async function correct(
  index: ArchiveIndex,
  plan: QueryPlan,
  typed: Ranking,
  options: RankOptions,
): Promise<Answer | undefined> {
  const asTyped = plan.words.map(({ text }) => text);
  const correction = await correctWords(index, typed, asTyped, options);
  if (!correction) return undefined;
  const words = correction.words.map((text) => ({ text }));
  const { hits, ...meant } = await rank(index, { ...plan, keys: typed.keys, words }, options);
  const [first] = hits;
  if (first === undefined) return undefined;
  const isLoose = typed.fit === 'loose';
  const isBetter =
    (isLoose && meant.fit !== 'loose') || meant.nearest > Math.max(typed.nearest * BETTER, Number.EPSILON);
  if (!isBetter) return undefined;

  const told = { text: await spell(index, plan, correction, first), found: hits.length };
  const { isBold } = correction;
  const stands = isBold ? meant.markedWhole : meant.whole;
  const inOrder = stands > 0 && words.length > 2 && (correction.keepsMarks || correction.ofNoWord);
  if (isBold && !inOrder) return undefined;
  if (isLoose && !isBold && (correction.ofNoWord || inOrder))
    return { ...meant, hits, meant: { ...told, shown: 'instead' } };
  const isLikely = correction.keepsMarks && correction.pages >= FREQUENT;
  const isTitle = meant.isTitle && correction.keepsMarks;
  const isFirst = isBold
    ? isLoose
    : typed.nearest === 0 && (inOrder || isTitle || (isLikely && correction.isFull));
  if (isFirst)
    return {
      hits: addBelow(hits, typed.hits),
      fit: typed.fit,
      marked: [...meant.marked, ...typed.marked],
      phrases: [...meant.phrases, ...typed.phrases],
      meant: { ...told, shown: 'first' },
    };
  // A word that no page has may well be a slip of one that stands there beside the others.
  const hasOthers = correction.changed.size < words.length;
  const isNamed = hasOthers && correction.ofUnknown && correction.keepsMarks && meant.whole > 1;
  if (!correction.ofNoWord && !inOrder && !isLikely && !isNamed) return undefined;
  return { ...typed, meant: { ...told, shown: 'offered' } };
}

/** The whole query as it may have been meant: its quoted phrases, and the words as a page has them. */
async function spell(
  index: ArchiveIndex,
  { phrases }: QueryPlan,
  correction: Pick<Correction, 'words' | 'changed'>,
  page: number,
): Promise<string> {
  const { title, summary, text } = await index.record(page);
  const words = spellCorrection(correction, [title, summary, text].join('\n'));
  return [...phrases.map((phrase) => `"${phrase.join(' ')}"`), words].join(' ');
}

async function askOtherNames(
  index: ArchiveIndex,
  plan: QueryPlan,
  { words }: Ranking,
  { signal, pause }: RankOptions,
): Promise<{ readonly hits: readonly number[]; readonly names: readonly (readonly string[])[] }> {
  // Keys and quoted phrases ask for one thing and no other.
  if (plan.keys.length || plan.phrases.length) return { hits: [], names: [] };
  let hits: number[] = [];
  const names: (readonly string[])[] = [];
  for (const way of otherNames(words)) {
    // Together as a phrase: apart, the words of a name are everywhere.
    const { pages } = await pagesOfPhrase(index, way, { exactly: false });
    await pause?.();
    signal?.throwIfAborted();
    if (!pages.length) continue;
    hits = addBelow(hits, [...pages]);
    names.push(way);
  }
  return { hits, names };
}
