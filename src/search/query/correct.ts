import { placeTones, stripMarks } from '../../vietnamese/text.ts';
import { countSlips } from '../words/distance.ts';
import type { Counts, Neighbours } from '../store/lexicon.ts';
import { bareTerm } from '../words/bare.ts';
import type { ArchiveIndex } from './open-index.ts';

/** Two slips in one query are common, four make another query. */
const MOST_CORRECTIONS = 3;
/** What it is worth that words stand side by side twice as often, and what a slip costs. Tuned on the training half. */
const NEAR_WEIGHT = 0.5;
const SLIP_COST = 2.5;
/** Of so many candidates the index is asked whether they stand there with their marks. */
const MOST_ASKED = 8;

/** What a query may have been meant as: words as they were typed, and where they were changed as the index has them. */
export interface Correction {
  readonly words: readonly string[];
  /** Which of the words were changed. */
  readonly changed: ReadonlySet<number>;
}

interface Candidate {
  readonly at: number;
  /** Without marks. */
  readonly word: string;
  readonly spelling: string;
  /** By its letters alone. */
  readonly likeness: number;
  /** By its letters and its neighbours. */
  readonly score: number;
}

/**
 * Corrects slips of the finger in letters; marks need no correction, as words are also asked for without theirs. A word that the
 * index does not have gives way to one that its neighbours know; one that it has only if it stands beside neither of its
 * neighbours anywhere and another word beside both.
 *
 * @param words small letters
 * @param pairs of each word but the last, how many pages have it before the next; `undefined` for nobody asked
 * @returns `undefined` when there is nothing to correct, or nothing to correct it to
 */
export async function correctWords(
  index: ArchiveIndex,
  words: readonly string[],
  pairs: readonly (number | undefined)[],
): Promise<Correction | undefined> {
  const known = await index.lexicon.words();
  const isMarked = words.some((word) => stripMarks(word) !== word);
  const meant = words.map(placeTones);
  const broken = pairs.map((pages) => pages === 0);
  const changed = new Set<number>();
  const isUnknown = (word: string): boolean => /^\p{L}+$/u.test(word) && !known.has(stripMarks(word));
  const isSuspect = (word: string, at: number): boolean => {
    const sides = [broken[at - 1], broken[at]].filter((side) => side !== undefined);
    return !changed.has(at) && (isUnknown(word) || (sides.length > 0 && sides.every(Boolean)));
  };
  while (changed.size < MOST_CORRECTIONS) {
    const suspects = meant.flatMap((word, at) => (isSuspect(word, at) ? [at] : []));
    const found = await Promise.all(suspects.map((at) => findCandidates(index, known, meant, at)));
    const likely = found.flat().sort((a, b) => b.score - a.score);
    const best = isMarked ? await mostWritten(index, meant, likely) : likely[0];
    if (!best) break;
    meant[best.at] = isMarked ? best.spelling : best.word;
    changed.add(best.at);
    for (const side of [best.at - 1, best.at]) if (side in broken) broken[side] = false;
  }
  // Of a query that stays half unknown, the other half says nothing.
  if (!changed.size || meant.filter(isUnknown).length * 2 >= meant.length) return undefined;
  return { words: words.map((word, at) => (changed.has(at) ? (meant[at] ?? word) : word)), changed };
}

/** The words that may stand in the place of one, the likeliest first. */
async function findCandidates(
  { lexicon }: ArchiveIndex,
  known: ReadonlyMap<string, Counts>,
  words: readonly string[],
  at: number,
): Promise<Candidate[]> {
  const marked = words[at] ?? '';
  const typed = stripMarks(marked);
  const isUnknown = !known.has(typed);
  const most = typed.length > 5 && isUnknown ? 2 : 1;
  const neighboursOf = async (word = ''): Promise<Neighbours | undefined> =>
    known.has(stripMarks(word)) ? lexicon.neighbours(stripMarks(word)) : undefined;
  const [left, right] = [await neighboursOf(words[at - 1]), await neighboursOf(words[at + 1])];
  const sides = [left?.after, right?.before].filter((side) => side !== undefined);
  // A word that the index has is only wrong if all around it speak for another.
  const demanded = isUnknown ? Math.min(1, sides.length) : Math.min(2, Math.max(1, words.length - 1));
  if (sides.length < demanded) return [];
  const candidates: Candidate[] = [];
  for (const word of sides.length ? new Set(sides.flatMap((side) => [...side.keys()])) : known.keys()) {
    // A last word that lacks its end is half typed, and ended in `complete.ts`.
    if (word === typed || (at === words.length - 1 && word.startsWith(typed))) continue;
    const slips = countSlips(typed, word, most);
    if (slips > most) continue;
    const counts = sides.map((side) => side.get(word) ?? 0);
    if (counts.filter(Boolean).length < demanded) continue;
    const spellings = known.get(word) ?? new Map<string, number>();
    const { spelling, strangeness } = spellLike(marked, typed, spellings);
    const often = Math.log2(1 + sum([...spellings.values()])) / 8;
    const near = sum(counts.map((count) => Math.log2(1 + count)));
    const likeness = often - (slips + strangeness) * SLIP_COST;
    candidates.push({ at, word, spelling, likeness, score: likeness + near * NEAR_WEIGHT });
  }
  return candidates.sort((a, b) => b.score - a.score).slice(0, MOST_ASKED);
}

/** The spelling of a word that is most like what was typed, and how much less it is so with its marks than without. */
function spellLike(
  marked: string,
  typed: string,
  spellings: Counts,
): { spelling: string; strangeness: number } {
  let best = { spelling: '', slips: Infinity, count: 0 };
  for (const [spelling, count] of spellings) {
    const slips = countSlips(marked, spelling, 4);
    if (slips < best.slips || (slips === best.slips && count > best.count)) best = { spelling, slips, count };
  }
  const bare = countSlips(typed, stripMarks(best.spelling), 4);
  return { spelling: best.spelling, strangeness: marked === typed ? 0 : Math.max(0, best.slips - bare) / 2 };
}

/** The lexicon counts neighbours without their marks; which of the likeliest also stand there with them, the index tells. */
async function mostWritten(
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
      pairs.filter((pair) => !pair.includes(undefined)).map((pair) => countPages(index, pair.join(' '))),
    );
    const score = candidate.likeness + sum(found.map((pages) => Math.log2(1 + pages)));
    if (!best || score > best.score) best = { ...candidate, score };
  }
  return best;
}

async function countPages(index: ArchiveIndex, pair: string): Promise<number> {
  const spellings = await index.find(bareTerm(pair));
  return spellings.find(({ spelling }) => spelling === pair)?.pages ?? 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
