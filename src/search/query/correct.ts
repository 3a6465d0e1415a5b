import { countSlips } from '../words/distance.ts';
import type { Counts, Neighbours } from '../store/lexicon.ts';
import { bareTerm } from '../words/bare.ts';
import { hasMarks } from '../words/split-words.ts';
import { isSyllable } from '../words/telex.ts';
import type { ArchiveIndex } from './open-index.ts';
import type { Ranking, RankOptions } from './rank.ts';
import { countPages } from './seek.ts';

/** Two slips in one query are common, four make another query. */
const MOST_CORRECTIONS = 3;
/** Queries of more words are hardly names or titles, and take much to look up. */
const MOST_BOLD = 8;
/** What it is worth that words stand side by side twice as often, and what a slip costs. Tuned on the training half. */
const NEAR_WEIGHT = 0.5;
const SLIP_COST = 2.5;
/** Of so many candidates the index is asked whether they stand there with their marks. */
const MOST_ASKED = 8;

/** An archive with so many bare words has nearly all syllables of the language: what it lacks is hardly one. */
const ALL_SYLLABLES = 2000;

/** What a query may have been meant as: words as they were typed, and where they were changed as the index has them. */
export interface Correction {
  readonly words: readonly string[];
  /** Which of the words were changed. */
  readonly changed: ReadonlySet<number>;
  /** Whether only the whole query, standing in order on some page, can speak for it. */
  readonly isBold: boolean;
  /** Whether all words that were changed are none: not built as a syllable, or unknown to an archive that has nearly all. */
  readonly ofNoWord: boolean;
  /** Whether the archive has nearly all syllables of the language, so that what it lacks is hardly meant. */
  readonly isFull: boolean;
  /** Whether the marks of what was typed fit all words that were changed: `kiếm` for `kiến`, not `báo` for `nào`. */
  readonly keepsMarks: boolean;
  /** On how many pages the least frequent of the changed words stands beside a neighbour. */
  readonly pages: number;
}

interface Candidate {
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

/**
 * Corrects slips of the finger in letters; marks need no correction but where no syllable has them so, as words are also asked for
 * without theirs. A word that the index does not have gives way to one that its neighbours know; one that it has only if it stands beside
 * neither of its neighbours anywhere and another word beside both.
 *
 * Where that finds nothing, a correction of a few words is bold: then it is enough that a word does not stand so with the marks that were
 * typed, and that all neighbours that the index knows speak for another, were it one.
 *
 * @param typed its words as the index spells them
 * @returns `undefined` when there is nothing to correct, or nothing to correct it to
 */
export async function correctWords(
  index: ArchiveIndex,
  { words, pairs, markedPairs }: Pick<Ranking, 'words' | 'pairs' | 'markedPairs'>,
  options: Pick<RankOptions, 'signal' | 'pause'> = {},
): Promise<Correction | undefined> {
  const known = await index.lexicon.words();
  const unknown = await findUnknown(index, known, words);
  // Of a query that stays half unknown, the other half says nothing.
  if ((unknown.size - MOST_CORRECTIONS) * 2 >= words.length) return undefined;
  const typed = { words, known, unknown };
  const careful = await correctBeside(index, { ...typed, pairs, isBold: false }, options);
  if (careful || words.length < 3 || words.length > MOST_BOLD) return careful;
  return correctBeside(index, { ...typed, pairs: markedPairs, isBold: true }, options);
}

/** A query and what is known of its words. */
interface Typed extends Pick<Ranking, 'words' | 'pairs'> {
  readonly known: ReadonlyMap<string, Counts>;
  readonly unknown: ReadonlySet<string>;
  readonly isBold: boolean;
}

async function correctBeside(
  index: ArchiveIndex,
  typed: Typed,
  { signal, pause }: Pick<RankOptions, 'signal' | 'pause'>,
): Promise<Correction | undefined> {
  const { words, pairs, known, unknown, isBold } = typed;
  const isMarked = words.some(hasMarks);
  const meant = [...words];
  const broken = pairs.map((pages) => pages === 0);
  const changed = new Set<number>();
  let keepsMarks = true;
  const isSuspect = (word: string, at: number): boolean => {
    const sides = [broken[at - 1], broken[at]].filter((side) => side !== undefined);
    return (
      isLetters(word) && !changed.has(at) && (unknown.has(word) || (sides.length > 0 && sides.every(Boolean)))
    );
  };
  while (changed.size < MOST_CORRECTIONS) {
    const suspects = meant.flatMap((word, at) => (isSuspect(word, at) ? [at] : []));
    const found = await Promise.all(suspects.map((at) => findCandidates(index, typed, meant, at)));
    await pause?.();
    signal?.throwIfAborted();
    const likely = found.flat().sort((a, b) => b.score - a.score);
    const best = isMarked ? await mostWritten(index, meant, likely) : likely[0];
    if (!best) break;
    meant[best.at] = isMarked ? best.spelling : best.word;
    changed.add(best.at);
    keepsMarks &&= best.strangeness === 0;
    for (const side of [best.at - 1, best.at]) if (side in broken) broken[side] = false;
  }
  if (!changed.size || meant.filter((word) => unknown.has(word)).length * 2 >= meant.length) return undefined;
  const isFull = known.size >= ALL_SYLLABLES;
  const isNoWord = (word: string): boolean => unknown.has(word) && (!isSyllable(word) || isFull);
  return {
    isBold,
    words: meant,
    changed,
    isFull,
    keepsMarks,
    ofNoWord: [...changed].every((at) => isNoWord(words[at] ?? '')),
    pages: Math.min(...(await Promise.all([...changed].map((at) => pagesBeside(index, meant, at))))),
  };
}

/** Whether no syllable has marks like these: `saử`, `nưóc`. */
const isMisplaced = (word: string): boolean => hasMarks(word) && !isSyllable(word);

const isLetters = (word: string): boolean => /^\p{L}+$/u.test(word);

/**
 * The words that no page has which may be shown: those of a page that was edited since are still in the lexicon. `saử` is not had
 * because `sau` is.
 */
async function findUnknown(
  index: ArchiveIndex,
  known: ReadonlyMap<string, Counts>,
  words: readonly string[],
): Promise<ReadonlySet<string>> {
  const unknown = new Set<string>();
  await Promise.all(
    words.map(async (word) => {
      const bare = bareTerm(word);
      const isMismarked = isMisplaced(word) && !known.get(bare)?.has(word);
      if (isLetters(word) && (isMismarked || !known.has(bare) || !(await index.find(bare)).length))
        unknown.add(word);
    }),
  );
  return unknown;
}

/** On how many pages a word stands beside one of its neighbours, at most. */
async function pagesBeside(index: ArchiveIndex, words: readonly string[], at: number): Promise<number> {
  const pairs = [words.slice(Math.max(0, at - 1), at + 1), words.slice(at, at + 2)].filter(
    ({ length }) => length === 2,
  );
  const pages = pairs.map(async (pair) => countPages(await index.find(bareTerm(pair.join(' ')))));
  return Math.max(0, ...(await Promise.all(pages)));
}

/** The words that may stand in the place of one, the likeliest first. */
async function findCandidates(
  { lexicon }: ArchiveIndex,
  { known, unknown, isBold }: Typed,
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
  for (const [spelling, count] of spellings) {
    const slips = countSlips(marked, spelling, 4);
    if (slips < best.slips || (slips === best.slips && count > best.count)) best = { spelling, slips, count };
  }
  const bare = countSlips(typed, bareTerm(best.spelling), 4);
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
      pairs.filter((pair) => !pair.includes(undefined)).map((pair) => pagesOfPair(index, pair.join(' '))),
    );
    const score = candidate.likeness + sum(found.map((pages) => Math.log2(1 + pages)));
    if (!best || score > best.score) best = { ...candidate, score };
  }
  return best;
}

async function pagesOfPair(index: ArchiveIndex, pair: string): Promise<number> {
  const spellings = await index.find(bareTerm(pair));
  return spellings.find(({ spelling }) => spelling === pair)?.pages ?? 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
