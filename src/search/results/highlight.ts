import { placeTones } from '../../vietnamese/text.ts';
import { bareTerm } from '../words/bare.ts';
import { answersKey, findKeys } from '../words/document-keys.ts';
import type { MarkedWord } from '../query/seek.ts';
import { isStopWord } from '../words/split-words.ts';

/** A stretch of text, marked or not. Stretches joined give the text unchanged. */
export interface Stretch {
  readonly text: string;
  readonly mark: boolean;
}

/** What is looked for in shown text. */
export interface MarkedTerms {
  /** Marked wherever they stand. */
  readonly words: readonly MarkedWord[];
  /** Without marks; marked where all words of one stand side by side. */
  readonly phrases: readonly (readonly string[])[];
  /** Document numbers and dates. */
  readonly keys: readonly string[];
}

/** Answers for each word of a text how telling it is: 0 no match, 1 a match on a stop word, 2 a match. */
export type Weigher = (words: readonly string[]) => number[];

export function weigherOf({ words, phrases }: Pick<MarkedTerms, 'words' | 'phrases'>): Weigher {
  const exact = new Set(words.filter(({ exactly }) => exactly).map(({ word }) => word));
  const bare = new Set(words.filter(({ exactly }) => !exactly).map(({ word }) => bareTerm(word)));
  const stops = new Set(words.filter(({ word }) => isStopWord(word)).map(({ word }) => bareTerm(word)));
  return (text) => {
    const lower = text.map((word) => word.toLowerCase());
    const plain = lower.map(bareTerm);
    const weights = lower.map((word, at) => {
      const isFound = bare.has(plain[at] ?? '') || (exact.size > 0 && exact.has(placeTones(word)));
      return isFound ? (stops.has(plain[at] ?? '') ? 1 : 2) : 0;
    });
    for (const phrase of phrases) {
      const [first = ''] = phrase;
      for (let at = plain.indexOf(first); at >= 0; at = plain.indexOf(first, at + 1))
        if (phrase.every((word, step) => plain[at + step] === word)) weights.fill(2, at, at + phrase.length);
    }
    return weights;
  };
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Marks the terms in a text. Neighbouring words are marked as one stretch; a stop word only beside
 * another match, or every `và` on the page would shine.
 */
export function highlight(text: string, terms: MarkedTerms): Stretch[] {
  const { words, keys } = terms;
  const matches = [...text.matchAll(WORD)];
  const weights = weigherOf(terms)(matches.map(([word]) => word));
  const found = matches.map(({ 0: word, index }, at) => ({
    start: index,
    end: index + word.length,
    weight: weights[at],
  }));
  const isGap = (from: number, to: number): boolean => /^[\s-]+$/u.test(text.slice(from, to));
  const spans: { start: number; end: number; telling: boolean }[] = [];
  for (const { start, end, weight } of found) {
    if (!weight) continue;
    const last = spans.at(-1);
    if (last && isGap(last.end, start)) {
      last.end = end;
      last.telling ||= weight === 2;
    } else spans.push({ start, end, telling: weight === 2 });
  }
  const onlyStops = !spans.some(({ telling }) => telling);
  const documents = findKeys(text).filter(({ key }) => keys.some((asked) => answersKey(key, asked)));
  return cut(text, [
    ...documents,
    ...spans.filter(({ telling }) => telling || (onlyStops && words.length === 1)),
  ]);
}

function cut(text: string, spans: readonly { start: number; end: number }[]): Stretch[] {
  const stretches: Stretch[] = [];
  let done = 0;
  const push = (end: number, mark: boolean): void => {
    if (end > done) stretches.push({ text: text.slice(done, end), mark });
    done = Math.max(done, end);
  };
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  return stretches;
}
