import { placeTones, stripMarks } from '../../vietnamese/text.ts';
import { bareTerm } from '../words/bare.ts';
import { answersKey, findKeys } from '../words/document-keys.ts';
import { hasMarks, isStopWord } from '../words/split-words.ts';

/** A stretch of text, marked or not. Segments joined give the text unchanged. */
export interface Segment {
  readonly text: string;
  readonly mark: boolean;
}

/** What is looked for in shown text. */
export interface MarkedTerms {
  /** Marked wherever they stand. */
  readonly words: readonly string[];
  /** Without marks; marked where all words of one stand side by side. */
  readonly phrases: readonly (readonly string[])[];
  /** Document numbers and dates. */
  readonly keys: readonly string[];
}

/** Answers for each word of a text how telling it is: 0 no match, 1 a match on a stop word, 2 a match. */
export type Weigher = (words: readonly string[]) => number[];

/** A term typed with marks finds that spelling (in either tone style); one typed without finds every spelling. */
export function weigherOf({ words, phrases }: Pick<MarkedTerms, 'words' | 'phrases'>): Weigher {
  const marked = new Set(words.filter(hasMarks).map(placeTones));
  const bare = new Set(words.filter((word) => !hasMarks(word)));
  const stops = new Set(words.filter(isStopWord).map(stripMarks));
  return (text) => {
    const plain = text.map((word) => bareTerm(word.toLowerCase()));
    const weights = text.map((word, at) => {
      const isFound =
        bare.has(plain[at] ?? '') || (marked.size > 0 && marked.has(placeTones(word.toLowerCase())));
      return isFound ? (stops.has(plain[at] ?? '') ? 1 : 2) : 0;
    });
    for (const phrase of phrases) {
      for (let at = plain.indexOf(phrase[0] ?? ''); at >= 0; at = plain.indexOf(phrase[0] ?? '', at + 1))
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
export function highlight(text: string, terms: MarkedTerms): Segment[] {
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

function cut(text: string, spans: readonly { start: number; end: number }[]): Segment[] {
  const segments: Segment[] = [];
  let done = 0;
  const push = (end: number, mark: boolean): void => {
    if (end > done) segments.push({ text: text.slice(done, end), mark });
    done = Math.max(done, end);
  };
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  return segments;
}
