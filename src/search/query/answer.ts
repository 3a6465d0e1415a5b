import { otherNames } from '../words/synonyms.ts';
import { correctWords } from './correct.ts';
import { spellCorrection } from './spell-correction.ts';
import type { ArchiveIndex } from './open-index.ts';
import { pagesOfPhrase } from './phrase.ts';
import type { QueryPlan } from './plan.ts';
import { rank, type Ranking, type RankOptions } from './rank.ts';

/** What a query finds, in the order in which it is shown. */
export interface Answer {
  /** Pages, best first. */
  readonly hits: readonly number[];
  /** `true`: no page has all the words; these are the nearest. */
  readonly isLoose: boolean;
  /** What to highlight: words, */
  readonly terms: readonly string[];
  /** and runs of words without marks: other names of what was asked, and what a half-typed query may end with. */
  readonly phrases: readonly (readonly string[])[];
  readonly meant?: Meant;
}

/** A query that the reader may have meant. */
export interface Meant {
  /** Spelt as in the archive. */
  readonly text: string;
  /** How many pages it finds. */
  readonly found: number;
  /**
   * `offered` beside the results of what was typed; its results shown `first`, where those have the words only far apart; shown
   * `instead`, where no page has all the words that were typed.
   */
  readonly shown: 'offered' | 'first' | 'instead';
}

export interface AnswerOptions extends Omit<RankOptions, 'onFirst'> {
  /** As it was typed, without corrections. */
  readonly literally?: boolean;
  readonly onFirst?: ((answer: Answer) => void) | undefined;
}

/** A correction has to bring this much more than what was typed. */
const BETTER = 1.25;

/** Answers a query: what was typed first, then what says the same, and what may have been meant. */
export async function answerQuery(
  index: ArchiveIndex,
  plan: QueryPlan,
  { literally = false, signal, pause, onFirst }: AnswerOptions = {},
): Promise<Answer> {
  const options: RankOptions = { signal, pause };
  const typed = await rank(index, plan, { ...options, onFirst });
  const suspects = typed.whole ? [] : typed.words.filter((_, at) => standsAlone(typed.pairs, at));
  // What was meant takes another round of questions.
  if (suspects.length && typed.hits.length) onFirst?.(typed);
  const mayBeMeant =
    !literally && !typed.whole && typed.words.length > 0 && (typed.isLoose || suspects.length > 0);
  const answer = mayBeMeant ? await correct(index, plan, typed, options) : undefined;
  if (answer && answer.meant?.shown !== 'offered') return answer;
  const { hits, terms, isLoose } = typed;
  const others = await askOtherNames(index, plan, typed, options);
  return {
    // What says the same stands below what says it literally, and above what has only some of the words.
    hits: isLoose ? addBelow(others.hits, hits) : addBelow(hits, others.hits),
    isLoose: isLoose && !others.hits.length,
    terms,
    phrases: [...typed.phrases, ...others.names],
    ...(answer?.meant && { meant: answer.meant }),
  };
}

/** Whether a word was found beside neither of its neighbours, or has none. */
function standsAlone(pairs: Ranking['pairs'], at: number): boolean {
  return [pairs[at - 1], pairs[at]].every((pages) => pages === undefined || pages === 0);
}

const addBelow = (hits: readonly number[], others: readonly number[]): number[] => [
  ...new Set([...hits, ...others]),
];

async function correct(
  index: ArchiveIndex,
  plan: QueryPlan,
  typed: Ranking,
  options: RankOptions,
): Promise<Answer | undefined> {
  const { words, pairs, isLoose, hits } = typed;
  const correction = await correctWords(index, words, pairs);
  if (!correction) return undefined;
  const { hits: found, ...meant } = await rank(
    index,
    { ...plan, words: correction.words.map((text) => ({ text })) },
    options,
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const isBetter =
    isLoose && !meant.isLoose ? true : meant.nearest > Math.max(typed.nearest * BETTER, Number.EPSILON);
  if (!isBetter) return undefined;
  const record = await index.record(first);
  const text = spellCorrection(correction, [record.title, record.summary, record.text].join('\n'));
  const told = { text, found: found.length };
  if (isLoose) return { ...meant, hits: found, meant: { ...told, shown: 'instead' } };
  if (typed.nearest === 0 && meant.whole > 0)
    return {
      hits: addBelow(found, hits),
      isLoose,
      terms: [...meant.terms, ...typed.terms],
      phrases: [...meant.phrases, ...typed.phrases],
      meant: { ...told, shown: 'first' },
    };
  return { ...typed, meant: { ...told, shown: 'offered' } };
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
