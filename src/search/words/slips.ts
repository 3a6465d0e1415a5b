import { ACRONYMS } from '../../vietnamese/acronyms.ts';
import { bareTerm } from './bare.ts';
import { hasMarks } from './split-words.ts';
import { isSyllable } from './telex.ts';

/**
 * How many slips of a finger lie between two words: a letter wrong, missing or too much, or two neighbours changed about
 * (optimal string alignment). Stops counting above `most` and then answers `most + 1`.
 */
export function countSlips(typed: string, meant: string, most: number): number {
  if (Math.abs(typed.length - meant.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: meant.length + 1 }, (_, at) => at);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    for (let column = 1; column <= meant.length; column++) {
      const wrong = typed[row - 1] === meant[column - 1] ? 0 : 1;
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + wrong,
      );
      if (typed[row - 1] === meant[column - 2] && typed[row - 2] === meant[column - 1])
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    if (Math.min(...current) > most) return most + 1;
    [before, last] = [last, current];
  }
  return Math.min(last[meant.length] ?? 0, most + 1);
}

/** Whether no syllable has marks like these: `saử`, `nưóc`. */
export const isMisplaced = (word: string): boolean => hasMarks(word) && !isSyllable(word);

const acronyms = new Set(Object.keys(ACRONYMS).map((acronym) => bareTerm(acronym.toLowerCase())));

/** Whether a word is letters, and neither an acronym nor a Roman number: `nđ`, `cp` and `ii` are what they are. */
export const mayBeSlip = (word: string): boolean =>
  /^\p{L}+$/u.test(word) && (isSyllable(word) || !(acronyms.has(bareTerm(word)) || /^[ivx]+$/.test(word)));
