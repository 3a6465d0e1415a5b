import { splitTone } from '../../vietnamese/text.ts';
import type { Counts, Neighbours } from '../store/lexicon.ts';
import { bareTerm } from '../words/bare.ts';
import { countSlips, isMisplaced } from '../words/slips.ts';
import { isSyllable } from '../words/telex.ts';
import type { ArchiveIndex } from './open-index.ts';

/** What it is worth that words stand side by side twice as often, and what a slip costs. Tuned on the training half. */
const NEAR_WEIGHT = 0.5;
const SLIP_COST = 2.5;
/** Of so many candidates the index is asked whether they stand there with their marks. */
const MOST_ASKED = 8;

/** What is known of the words of a query. */
export interface Knowledge {
  readonly known: ReadonlyMap<string, Counts>;
  readonly unknown: ReadonlySet<string>;
  readonly isBold: boolean;
}

/** A word that may stand in the place of another. */
export interface Candidate {
  readonly at: number;
  /** Without marks. */
  readonly word: string;
  readonly spelling: string;
  /** How much less it is like what was typed by its marks than by its letters. */
  readonly strangeness: number;
  /** By its letters alone. */
  readonly likeness: number;
  /** By its letters and its neighbours. */
  readonly score: number;
}

/** The words that may stand in the place of one, the likeliest first. */
export async function findCandidates(
  { lexicon }: ArchiveIndex,
  { known, unknown, isBold }: Knowledge,
  words: readonly string[],
  at: number,
): Promise<Candidate[]> {
  const marked = words[at] ?? '';
  const typed = bareTerm(marked);
  const isUnknown = unknown.has(marked);
  const most = typed.length > 5 && isUnknown ? 2 : 1;
  const neighboursOf = async (word = ''): Promise<Neighbours | undefined> =>
    known.has(bareTerm(word)) ? lexicon.neighbours(bareTerm(word)) : undefined;
  const [left, right] = [await neighboursOf(words[at - 1]), await neighboursOf(words[at + 1])];
  const sides = [left?.after, right?.before].filter((side) => side !== undefined);
  // A word that the index has is only wrong if all around it speak for another.
  const least = isBold ? sides.length : Math.min(2, words.length - 1);
  const demanded = isUnknown ? Math.min(1, sides.length) : Math.max(1, least);
  if (sides.length < demanded) return [];
  // What is short and stands alone is an abbreviation sooner than a slip: `gdp`, `iso`, `nhnn`.
  if (sides.length === 0 && (typed.length < 4 || !/[aeiouy]/.test(typed))) return [];
  const weigh = (word: string): Candidate[] => {
    // A last word that lacks its end is half typed, and ended in `end-last.ts`.
    const isOther = word !== typed || (isUnknown && isMisplaced(marked));
    if (!isOther || (at === words.length - 1 && word !== typed && word.startsWith(typed))) return [];
    const slips = countSlips(typed, word, most);
    if (slips > most) return [];
    const spellings = known.get(word) ?? new Map<string, number>();
    const { spelling, strangeness } = spellLike(marked, typed, spellings);
    const often = Math.log2(1 + sum([...spellings.values()])) / 8;
    const near = sum(sides.map((side) => Math.log2(1 + (side.get(word) ?? 0))));
    const likeness = often - (slips + strangeness) * SLIP_COST;
    return [{ at, word, spelling, strangeness, likeness, score: likeness + near * NEAR_WEIGHT }];
  };
  const near = new Set(sides.flatMap((side) => [...side.keys()]));
  const isWanted = (word: string): boolean => sides.filter((side) => side.has(word)).length >= demanded;
  const beside = [...near].filter(isWanted).flatMap(weigh);
  // What is no word may be any that is, if it is none that stands beside its neighbours.
  const isAny = sides.length === 0 || (isUnknown && !isSyllable(marked));
  const candidates = beside.length || !isAny ? beside : [...known.keys()].flatMap(weigh);
  return candidates.sort((a, b) => b.score - a.score).slice(0, MOST_ASKED);
}

/** The spelling of a word that is most like what was typed, and how much less it is so with its marks than without. */
function spellLike(
  marked: string,
  typed: string,
  spellings: Counts,
): { spelling: string; strangeness: number } {
  let best = { spelling: '', slips: Infinity, count: 0 };
  const { tone } = splitTone(marked);
  for (const [spelling, count] of spellings) {
    // Who typed a tone meant it: a slip may lose one, and hardly makes another.
    const isOtherTone = tone !== '' && splitTone(spelling).tone !== tone;
    const slips = countSlips(marked, spelling, 4) + (isOtherTone ? 1 : 0);
    if (slips < best.slips || (slips === best.slips && count > best.count)) best = { spelling, slips, count };
  }
  const bare = countSlips(typed, bareTerm(best.spelling), 4);
  return { spelling: best.spelling, strangeness: marked === typed ? 0 : Math.max(0, best.slips - bare) / 2 };
}

/** The lexicon counts neighbours without their marks; which of the likeliest also stand there with them, the index tells. */
export async function mostWritten(
  index: ArchiveIndex,
  words: readonly string[],
  likely: readonly Candidate[],
): Promise<Candidate | undefined> {
  let best: Candidate | undefined;
  for (const candidate of likely.slice(0, MOST_ASKED)) {
    const { at, spelling } = candidate;
    const pairs = [
      [words[at - 1], spelling],
      [spelling, words[at + 1]],
    ];
    const found = await Promise.all(
      pairs.filter((pair) => !pair.includes(undefined)).map((pair) => pagesOfPair(index, pair.join(' '))),
    );
    const score = candidate.likeness + sum(found.map((pages) => Math.log2(1 + pages)));
    if (!best || score > best.score) best = { ...candidate, score };
  }
  return best;
}

/** On how many pages two words stand side by side, marked like this. */
export async function pagesOfPair(index: ArchiveIndex, pair: string): Promise<number> {
  const spellings = await index.find(bareTerm(pair));
  return spellings.find(({ spelling }) => spelling === pair)?.pages ?? 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
