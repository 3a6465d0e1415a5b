import { diffArrays } from 'diff';

/** A run of words that two wordings share, or that one of them has alone. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  /** Without spaces at its ends. */
  readonly text: string;
  /** Whether a space parts it from what stands before it, if anything does. */
  readonly spaced: boolean;
}

interface Word {
  readonly text: string;
  readonly spaced: boolean;
}

/** `1.250`, `20/01/2020` and `1847/QĐ-TTg` are one word; a full stop at the end of a sentence is one of its own. */
const WORD = /(\s*)([\p{L}\p{M}\p{N}]+(?:[.,/:-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}])/gu;

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].map(([, space, word = ''], index) => ({
    text: word,
    // What comes first in one wording may come later in the other.
    spaced: index === 0 || space !== '',
  }));

/**
 * What changes from one wording to another, syllable by syllable: a Vietnamese word is one to three syllables, and half a
 * word changed is still told by its syllables.
 *
 * Spaces count for nothing. Removed words stand before the ones that take their place, and the parts that are not removed
 * give the second wording, the parts that are not added the first.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), {
    comparator: (one, other) => one.text === other.text,
  });
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.map(({ text, spaced }, index) => (index > 0 && spaced ? ` ${text}` : text)).join(''),
    spaced: value[0]?.spaced ?? false,
  }));
}
