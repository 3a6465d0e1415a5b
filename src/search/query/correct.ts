import { stripMarks } from '../../vietnamese/text.ts';
import { countSlips } from '../words/distance.ts';
import type { Counts, Lexicon } from '../words/lexicon.ts';

/** Two slips in one query are common, four make another query. */
const MOST_CORRECTIONS = 3;
/** What a slip costs, in doublings of how often the words stand side by side in the index. */
const SLIP_COST = 2.5;
/** How many of the words around a known word must speak for another in its place. */
const SIDES = 2;

/** What a query may have been meant as. Words without marks: how they are spelt, the pages that have them tell. */
export interface Correction {
  readonly words: readonly string[];
  /** Which of the words were changed. */
  readonly changed: ReadonlySet<number>;
}

interface Candidate {
  readonly at: number;
  readonly word: string;
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
  lexicon: Lexicon,
  words: readonly string[],
  pairs: readonly (number | undefined)[],
): Promise<Correction | undefined> {
  const known = await lexicon.words();
  const meant = words.map(stripMarks);
  const broken = pairs.map((pages) => pages === 0);
  const changed = new Set<number>();
  while (changed.size < MOST_CORRECTIONS) {
    const suspects = meant.flatMap((word, at) => {
      if (changed.has(at) || !/^\p{L}+$/u.test(word)) return [];
      const sides = [broken[at - 1], broken[at]].filter((side) => side !== undefined);
      const isUnknown = !known.has(word);
      return isUnknown || (sides.length > 0 && sides.every(Boolean)) ? [{ at, isUnknown }] : [];
    });
    const found = await Promise.all(
      suspects.map(({ at, isUnknown }) => findCandidate(lexicon, known, meant, at, isUnknown)),
    );
    const best = found.filter((one) => one !== undefined).sort((a, b) => b.score - a.score)[0];
    if (!best) break;
    meant[best.at] = best.word;
    changed.add(best.at);
    for (const side of [best.at - 1, best.at]) if (side in broken) broken[side] = false;
  }
  const unknown = meant.filter((word) => /^\p{L}+$/u.test(word) && !known.has(word)).length;
  // Of a query that stays half unknown, the other half says nothing.
  if (!changed.size || unknown * 2 >= meant.length) return undefined;
  return { words: meant, changed };
}

async function findCandidate(
  lexicon: Lexicon,
  known: ReadonlyMap<string, Counts>,
  words: readonly string[],
  at: number,
  isUnknown: boolean,
): Promise<Candidate | undefined> {
  const typed = words[at] ?? '';
  const most = typed.length > 5 && isUnknown ? 2 : 1;
  const isLast = at === words.length - 1;
  const sides: Counts[] = [];
  const left = words[at - 1];
  const right = words[at + 1];
  if (left !== undefined && known.has(left)) sides.push((await lexicon.neighbours(left)).after);
  if (right !== undefined && known.has(right)) sides.push((await lexicon.neighbours(right)).before);
  const demanded = isUnknown ? Math.min(1, sides.length) : Math.min(SIDES, Math.max(1, words.length - 1));
  if (sides.length < demanded) return undefined;
  let best: Candidate | undefined;
  for (const word of sides.length ? new Set(sides.flatMap((side) => [...side.keys()])) : known.keys()) {
    if (word === typed) continue;
    const slips = isLast && word.startsWith(typed) ? 0.5 : countSlips(typed, word, most);
    if (slips > most) continue;
    const counts = sides.map((side) => side.get(word) ?? 0);
    if (counts.filter(Boolean).length < demanded) continue;
    const near = counts.reduce((sum, count) => sum + Math.log2(1 + count), 0);
    const often = Math.log2(1 + sum(known.get(word)));
    const score = near + often / 4 - slips * SLIP_COST - (word[0] === typed[0] ? 0 : 1);
    if (!best || score > best.score) best = { at, word, score };
  }
  return best;
}

const sum = (counts: Counts = new Map()): number =>
  [...counts.values()].reduce((all, count) => all + count, 0);

/**
 * How a correction is written: as a text has the words, with its marks and capitals; where it does not have them all side by
 * side, a changed word as it stands there and the others as they were typed.
 *
 * @param text a page that the corrected query finds, without twins
 */
export function spellCorrection(
  { words, changed }: Correction,
  typed: readonly string[],
  text: string,
): string {
  const found = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const bare = found.map((word) => stripMarks(word).toLowerCase());
  const startOf = (run: readonly string[]): number =>
    bare.findIndex((_, at) => run.every((word, step) => bare[at + step] === word));
  const whole = startOf(words);
  if (whole >= 0) return lowerOpening(found.slice(whole, whole + words.length));
  return words
    .map((word, at) => {
      if (!changed.has(at)) return typed[at] ?? word;
      const beside = [words.slice(Math.max(0, at - 1), at + 1), words.slice(at, at + 2), [word]];
      for (const [step, run] of beside.entries()) {
        const start = startOf(run);
        if (start >= 0) return found[start + (step === 0 ? run.length - 1 : 0)]?.toLowerCase() ?? word;
      }
      return word;
    })
    .join(' ');
}

/** `Tài liệu kỳ họp` opened a sentence; `Bạc Liêu` is a name. */
function lowerOpening(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  const isName = rest.some((word) => word !== word.toLowerCase());
  return [isName ? first : first.toLowerCase(), ...rest].join(' ');
}
