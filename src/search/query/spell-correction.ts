import { placeTones, stripMarks } from '../../vietnamese/text.ts';
import { hasMarks, splitWords } from '../words/split-words.ts';
import type { Correction } from './correct.ts';

/**
 * How a correction is written: as a text has the words, with its marks and capitals; where it does not have them all side by
 * side, a changed word as it stands there and the others as they were typed.
 *
 * @param text a page that the corrected query finds
 */
export function spellCorrection(
  { words, changed }: Pick<Correction, 'words' | 'changed'>,
  text: string,
): string {
  const found = splitWords(text);
  const isMarked = words.some(hasMarks);
  const fold = isMarked ? placeTones : stripMarks;
  const read = found.map((word) => fold(word.toLowerCase()));
  const wanted = words.map(fold);
  const startOf = (run: readonly string[]): number =>
    read.findIndex((_, at) => run.every((word, step) => read[at + step] === word));
  const whole = startOf(wanted);
  if (whole >= 0) return lowerOpening(found.slice(whole, whole + words.length));
  return words
    .map((word, at) => {
      if (!changed.has(at)) return word;
      const pairs = [wanted.slice(Math.max(0, at - 1), at + 1), wanted.slice(at, at + 2)];
      for (const [step, run] of pairs.entries()) {
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
