import { diffArrays } from 'diff';
import { diffWords, type DiffPart } from '../../../src/vietnamese/diff-words.ts';

/** Lines of a text that are the same in both, or a line in which words changed, came or went. */
export type Compared =
  | { readonly kind: 'same'; readonly lines: readonly string[] }
  | { readonly kind: 'changed'; readonly parts: readonly DiffPart[] };

/** Beyond this many changed lines two texts are two texts: to tell them apart costs their product. */
const MAX_CHANGED_LINES = 1000;
/** The same for words: some 1,000 syllables, more than a paragraph has. */
const MAX_COMPARED = 8000;
/** And for all of it together, so that a text made for the purpose does not hold the server up. */
const MAX_WORK = 60_000;

/**
 * What changes from one text to another: line by line, which in MDX is paragraph by paragraph, and inside a line syllable by
 * syllable. What is too large to be told by the word is told by the line.
 *
 * @returns null for texts that have too little in common
 */
export function compareTexts(before: string, after: string): readonly Compared[] | null {
  const lines = diffArrays(linesOf(before), linesOf(after), { maxEditLength: MAX_CHANGED_LINES });
  if (lines === undefined) return null;
  const compared: Compared[] = [];
  let work = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const { value, added, removed } = lines[index] ?? { value: [], added: false, removed: false };
    if (!added && !removed) {
      compared.push({ kind: 'same', lines: value });
      continue;
    }
    const next = lines[index + 1];
    const isPair = removed && next?.added === true;
    if (isPair) index += 1;
    for (const [old, now] of pairUp(removed ? value : [], isPair ? next.value : added ? value : [])) {
      work += old.length + now.length;
      const words = old.length + now.length <= MAX_COMPARED && work <= MAX_WORK;
      compared.push({ kind: 'changed', parts: words ? diffWords(old, now) : wholeLines(old, now) });
    }
  }
  return compared;
}

const linesOf = (text: string): string[] => text.replace(/\r\n/g, '\n').split('\n');

/** As many lines on either side are each other's; else all of them are one. */
function pairUp(old: readonly string[], now: readonly string[]): (readonly [string, string])[] {
  if (old.length === 0) return now.map((line) => ['', line]);
  if (now.length === 0) return old.map((line) => [line, '']);
  if (old.length === now.length) return old.map((line, index) => [line, now[index] ?? '']);
  return [[old.join('\n'), now.join('\n')]];
}

const wholeLines = (old: string, now: string): DiffPart[] => [
  ...(old === '' ? [] : [{ kind: 'removed', text: old, spaced: true } as const]),
  ...(now === '' ? [] : [{ kind: 'added', text: now, spaced: true } as const]),
];
