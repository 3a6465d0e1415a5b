import type { Broadcast } from '../../schema/broadcast.ts';
import { sentencesOf } from './sentences.ts';
import { secondsToSay } from './timing.ts';

/** The lengths that newsrooms ask for, in seconds. */
export const CUT_LENGTHS = [30, 60, 90] as const;
export type CutLength = (typeof CUT_LENGTHS)[number];

/** A short reading of an article. */
export interface Cut {
  readonly length: CutLength;
  readonly words: string;
  /** How long it takes to read, which an editor may have written longer than asked. */
  readonly seconds: number;
  /** Who chose the words. */
  readonly by: 'editor' | 'proposal';
}

/**
 * The editor's cut where there is one; else a proposal: the summary and the sentences after it, in their order, as many as fit.
 * Taken from the text as it is, because nobody may put other words into a story than its author's.
 *
 * @param paragraphs what is read, the summary first
 */
export const cutsOf = (paragraphs: readonly string[], broadcast: Broadcast | undefined): Cut[] =>
  CUT_LENGTHS.map((length) => {
    const chosen = broadcast?.[`cut${length}`];
    const words = chosen ?? propose(paragraphs, length);
    return { length, words, seconds: secondsToSay(words), by: chosen === undefined ? 'proposal' : 'editor' };
  });

function propose(paragraphs: readonly string[], length: number): string {
  const kept: string[][] = [];
  let left: number = length;
  for (const paragraph of paragraphs) {
    const own: string[] = [];
    kept.push(own);
    for (const sentence of sentencesOf(paragraph)) {
      left -= secondsToSay(sentence);
      // A cut without a word would help nobody: the first sentence stands, however long.
      if (left < 0 && kept[0]?.length) return join(kept);
      own.push(sentence);
    }
  }
  return join(kept);
}

const join = (paragraphs: readonly (readonly string[])[]): string =>
  paragraphs
    .map((sentences) => sentences.join(' '))
    .filter(Boolean)
    .join('\n');
