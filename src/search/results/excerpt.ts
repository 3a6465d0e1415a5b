import type { SearchRecord } from '../store/record.ts';
import { answersKey, findKeys } from '../words/document-keys.ts';
import { splitWords } from '../words/split-words.ts';
import { weigherOf, type MarkedTerms } from './highlight.ts';

/** How many words an excerpt has: about three lines of a result. */
const LENGTH = 36;
/** How far back an excerpt may begin to begin with a sentence. */
const LEAD = 10;
/** How much of a sentence before the first match is shown where it begins too far back. */
const RUN_UP = 4;
/** A run of so many matches is as good as any: it is what was asked for. */
const LONGEST_RUN = 4;

/** What of a page tells why it was found. */
export interface Excerpt {
  readonly text: string;
  /** The section that it is from; none before the first heading, or where it is the summary. */
  readonly section?: { readonly id: string; readonly title: string };
}

/** The words of a text with their punctuation. */
interface Body {
  readonly words: readonly string[];
  /** Which words begin a block: a paragraph, a heading, a row of a table. */
  readonly breaks: ReadonlySet<number>;
  readonly sections: readonly { readonly at: number; readonly id: string; readonly title: string }[];
}

/** The stretch of a page that has the most of what was asked, or its summary if that has as much. */
export function excerptOf(record: SearchRecord, terms: MarkedTerms): Excerpt {
  const body = readBody(record);
  const gains = gainsOf(body, terms);
  const best = bestStretch(gains);
  const summary = readBody({ text: record.summary });
  const told = gainsOf(summary, terms).reduce((sum, gain) => sum + gain, 0);
  if (best === undefined || told >= best.gain) return { text: record.summary };
  const section = body.sections.findLast(({ at }) => at <= best.peak);
  return {
    text: cut(body, startOf(body, best)),
    ...(section && { section: { id: section.id, title: section.title } }),
  };
}

function readBody({ text, headings = [] }: Pick<SearchRecord, 'text' | 'headings'>): Body {
  const ahead = [...headings];
  const words: string[] = [];
  const breaks = new Set<number>();
  const sections: Body['sections'][number][] = [];
  for (const line of text.split('\n')) {
    const heading = line.trim() === ahead[0]?.text.trim() ? ahead.shift() : undefined;
    if (heading) sections.push({ at: words.length, id: heading.id, title: heading.text.trim() });
    breaks.add(words.length);
    words.push(...(line.match(/\S+/gu) ?? []));
  }
  return { words, breaks, sections };
}

/** What each word is worth in an excerpt: the more the more matches stand side by side. */
function gainsOf({ words, breaks }: Body, terms: MarkedTerms): number[] {
  const weights = weighRuns(words, terms);
  const gains = weights.map(() => 0);
  for (let from = 0; from < weights.length;) {
    let to = from + 1;
    if (weights[from]) while (weights[to] && !breaks.has(to)) to++;
    for (let at = from; at < to; at++) gains[at] = (weights[at] ?? 0) * Math.min(to - from, LONGEST_RUN);
    from = to;
  }
  return gains;
}

/** A run between spaces may be several words, `thi-đua`, or none: it weighs what its most telling word does. */
function weighRuns(runs: readonly string[], terms: MarkedTerms): number[] {
  const parts = runs.flatMap((run, at) => splitWords(run).map((word) => ({ word, at })));
  const weights = runs.map(() => 0);
  for (const [place, weight] of weigherOf(terms)(parts.map(({ word }) => word)).entries()) {
    const at = parts[place]?.at ?? 0;
    weights[at] = Math.max(weights[at] ?? 0, weight);
  }
  for (const at of runsOfKeys(runs, terms.keys)) weights[at] = LONGEST_RUN;
  return weights;
}

/** Which runs a document number or date that is looked for begins with. */
function runsOfKeys(runs: readonly string[], keys: readonly string[]): number[] {
  if (!keys.length) return [];
  const starts = findKeys(runs.join(' ')).flatMap(({ start, key }) =>
    keys.some((asked) => answersKey(key, asked)) ? [start] : [],
  );
  let end = 0;
  return runs.flatMap((run, at) => {
    const begin = end;
    end += run.length + 1;
    return starts.some((start) => start >= begin && start < end) ? [at] : [];
  });
}

/** A stretch of `LENGTH` words: its first match, and where the best of its matches begins and ends. */
interface Found {
  readonly gain: number;
  readonly first: number;
  readonly peak: number;
  readonly peakEnd: number;
}

/** `undefined` where nothing tells anything. */
function bestStretch(gains: readonly number[]): Found | undefined {
  let most = 1;
  let end = -1;
  let sum = 0;
  for (const [at, gain] of gains.entries()) {
    sum += gain - (at >= LENGTH ? (gains[at - LENGTH] ?? 0) : 0);
    if (sum > most) {
      most = sum;
      end = at + 1;
    }
  }
  if (end < 0) return undefined;
  const start = Math.max(0, end - LENGTH);
  const inside = gains.slice(start, end);
  const first = start + inside.findIndex(Boolean);
  const peak = start + inside.indexOf(Math.max(...inside));
  let peakEnd = peak + 1;
  while (gains[peakEnd] === gains[peak]) peakEnd++;
  return { gain: most, first, peak, peakEnd };
}

/** Where an excerpt begins: with the first match's sentence if that is near, and so that the best match is in it whole. */
function startOf({ words, breaks }: Body, { first, peakEnd }: Found): number {
  const earliest = Math.max(0, peakEnd - LENGTH);
  // Earlier at the end of a text, so that the excerpt is as long as others.
  const latest = Math.max(earliest, Math.min(first, words.length - LENGTH));
  for (let start = latest; start >= Math.max(earliest, latest - LEAD); start--) {
    if (breaks.has(start) || endsSentence(words[start - 1])) return start;
  }
  return latest < first ? latest : Math.max(earliest, first - RUN_UP);
}

const endsSentence = (word = ''): boolean => /[.!?…]["”)]?$/u.test(word);

/** The words of an excerpt as one line: blocks are parted by a dot, what is left out by an ellipsis. */
function cut({ words, breaks }: Body, start: number): string {
  const end = Math.min(words.length, start + LENGTH);
  const opens = breaks.has(start) || endsSentence(words[start - 1]);
  const closes = end === words.length || breaks.has(end) || endsSentence(words[end - 1]);
  const line = words.slice(start, end).reduce((text, word, step) => {
    const isBreak = step > 0 && breaks.has(start + step) && !/[.!?…:;]["”)]?$/u.test(text);
    return `${text}${step === 0 ? '' : isBreak ? ' · ' : ' '}${word}`;
  }, '');
  // What separates cells of a table is no word to begin with.
  const shown = line.replace(/^[·–—,;:]\s*/u, '');
  return `${opens ? '' : '…'}${closes ? shown : `${shown.replace(/[,;:]$/, '')}…`}`;
}
