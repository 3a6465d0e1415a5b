import { placeTones, stripMarks } from '../../vietnamese/text.ts';
import { bareTerm } from '../words/bare.ts';
import { answersKey, findKeys } from '../words/document-keys.ts';
import { hasMarks, isStopWord } from '../words/split-words.ts';

/** A stretch of text, marked or not. Segments joined give the text unchanged. */
export interface Segment {
  readonly text: string;
  readonly mark: boolean;
}

/** What is looked for in shown text: syllables and folded document numbers. */
export interface Terms {
  readonly words: readonly string[];
  readonly keys: readonly string[];
}

/** Answers for one word of a text how telling it is: 0 no match, 1 a match on a stop word, 2 a match. */
export type Matcher = (word: string) => 0 | 1 | 2;

/** A term typed with marks finds that spelling (in either tone style); one typed without finds every spelling. */
export function matcherOf(words: readonly string[]): Matcher {
  const marked = new Set(words.filter(hasMarks).map(placeTones));
  const bare = new Set(words.filter((word) => !hasMarks(word)));
  const stops = new Set(words.filter(isStopWord).map(stripMarks));
  const weigh: Matcher = (word) => {
    const lower = placeTones(word.toLowerCase());
    const plain = bareTerm(lower);
    if (!marked.has(lower) && !bare.has(plain)) return 0;
    return stops.has(plain) ? 1 : 2;
  };
  // A text repeats its words, and taking marks off is what costs.
  const known = new Map<string, ReturnType<Matcher>>();
  return (word) => {
    const weight = known.get(word) ?? weigh(word);
    known.set(word, weight);
    return weight;
  };
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Marks the terms in a text. Neighbouring words are marked as one stretch; a stop word only beside
 * another match, or every `và` on the page would shine.
 */
export function highlight(text: string, { words, keys }: Terms): Segment[] {
  const match = matcherOf(words);
  const found = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    weight: match(word),
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
