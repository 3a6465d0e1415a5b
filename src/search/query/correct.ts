import type { Counts } from '../store/lexicon.ts';
import { bareTerm } from '../words/bare.ts';
import { hasMarks } from '../words/split-words.ts';
import { isMisplaced, mayBeSlip } from '../words/slips.ts';
import { isSyllable } from '../words/telex.ts';
import { findCandidates, mostWritten, pagesOfPair, type Knowledge } from './candidates.ts';
import type { ArchiveIndex } from './open-index.ts';
import type { Ranking, RankOptions } from './rank.ts';
import { countPages } from './seek.ts';
import { splitRuns } from './split-runs.ts';

/** Two slips in one query are common, four make another query. */
const MOST_CORRECTIONS = 3;
/** Queries of more words are hardly names or titles, and take much to look up. */
const MOST_BOLD = 8;
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
  /** Whether the archive has none of the words that were changed. */
  readonly ofUnknown: boolean;
  /** Whether the archive has nearly all syllables of the language, so that what it lacks is hardly meant. */
  readonly isFull: boolean;
  /** Whether the marks of what was typed fit all words that were changed: `kiếm` for `kiến`, not `báo` for `nào`. */
  readonly keepsMarks: boolean;
  /** On how many pages the least frequent of them stands beside a neighbour. */
  readonly pages: number;
}

/**
 * Corrects slips of the finger in letters; marks need no correction but where no syllable has them so, as words are also asked for
 * without theirs. A word that the index does not have gives way to one that its neighbours know; one that it has only if it stands beside
 * neither of its neighbours anywhere and another word beside both.
 *
 * What is several words without their spaces is taken apart before anything else.
 *
 * Where that finds nothing, a correction of a few words is bold: then it is enough that a word does not stand so with the marks that were
 * typed, and that all neighbours that the index knows speak for another, were it one.
 *
 * @param ranking what the query found; its words with keystrokes decoded
 * @param typed the same words, or the first of them, as they were typed
 * @returns `undefined` when there is nothing to correct, or nothing to correct it to
 */
export async function correctWords(
  index: ArchiveIndex,
  { words, pairs, markedPairs }: Pick<Ranking, 'words' | 'pairs' | 'markedPairs'>,
  typed: readonly string[],
  options: Pick<RankOptions, 'signal' | 'pause'> = {},
): Promise<Correction | undefined> {
  const known = await index.lexicon.words();
  const unknown = await findUnknown(index, known, words);
  const runs = typed.flatMap((run, at): [number, string][] =>
    unknown.has(words[at] ?? '') && !isSyllable(run) ? [[at, run]] : [],
  );
  const apart = await splitRuns(index.lexicon, known, words, new Map(runs));
  if (apart) {
    const sure = { isBold: false, ofNoWord: true, ofUnknown: true, isFull: isFull(known), keepsMarks: true };
    return { ...apart, ...sure, pages: await leastBeside(index, apart) };
  }
  // Of a query that stays half unknown, the other half says nothing.
  if ((unknown.size - MOST_CORRECTIONS) * 2 >= words.length) return undefined;
  const careful = await correctBeside(index, words, pairs, { known, unknown, isBold: false }, options);
  if (careful || words.length < 3 || words.length > MOST_BOLD) return careful;
  return correctBeside(index, words, markedPairs, { known, unknown, isBold: true }, options);
}

async function correctBeside(
  index: ArchiveIndex,
  words: readonly string[],
  pairs: Ranking['pairs'],
  knowledge: Knowledge,
  { signal, pause }: Pick<RankOptions, 'signal' | 'pause'>,
): Promise<Correction | undefined> {
  const { known, unknown, isBold } = knowledge;
  const isMarked = words.some(hasMarks);
  const meant = [...words];
  const broken = pairs.map((pages) => pages === 0);
  const changed = new Set<number>();
  let keepsMarks = true;
  const isSuspect = (word: string, at: number): boolean => {
    const sides = [broken[at - 1], broken[at]].filter((side) => side !== undefined);
    return (
      mayBeSlip(word) && !changed.has(at) && (unknown.has(word) || (sides.length > 0 && sides.every(Boolean)))
    );
  };
  while (changed.size < MOST_CORRECTIONS) {
    const suspects = meant.flatMap((word, at) => (isSuspect(word, at) ? [at] : []));
    const found = await Promise.all(suspects.map((at) => findCandidates(index, knowledge, meant, at)));
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
  const before = [...changed].map((at) => words[at] ?? '');
  const ofUnknown = before.every((word) => unknown.has(word));
  return {
    isBold,
    words: meant,
    changed,
    isFull: isFull(known),
    keepsMarks,
    ofNoWord: ofUnknown && (isFull(known) || !before.some(isSyllable)),
    ofUnknown,
    pages: await leastBeside(index, { words: meant, changed }),
  };
}

const isFull = (known: ReadonlyMap<string, Counts>): boolean => known.size >= ALL_SYLLABLES;

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
      if (mayBeSlip(word) && (isMismarked || !known.has(bare) || !(await index.find(bare)).length))
        unknown.add(word);
    }),
  );
  return unknown;
}

/** On how many pages the least frequent of the changed words stands beside a neighbour. */
const leastBeside = async (
  index: ArchiveIndex,
  { words, changed }: Pick<Correction, 'words' | 'changed'>,
): Promise<number> =>
  Math.min(...(await Promise.all([...changed].map((at) => pagesBeside(index, words, at)))));

/** On how many pages a word stands beside one of its neighbours, at most: in a query with marks, as it is marked. */
async function pagesBeside(index: ArchiveIndex, words: readonly string[], at: number): Promise<number> {
  const isMarked = words.some(hasMarks);
  const pairs = [words.slice(Math.max(0, at - 1), at + 1), words.slice(at, at + 2)].filter(
    ({ length }) => length === 2,
  );
  const pages = pairs.map(async (words) => {
    const pair = words.join(' ');
    return isMarked ? pagesOfPair(index, pair) : countPages(await index.find(bareTerm(pair)));
  });
  return Math.max(0, ...(await Promise.all(pages)));
}
