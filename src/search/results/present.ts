import { answersKey, findKeys } from '../words/document-keys.ts';
import type { Answer } from '../query/answer.ts';
import type { QueryPlan } from '../query/plan.ts';
import type { SearchRecord } from '../store/record.ts';
import { splitWords } from '../words/split-words.ts';
import { highlight, weigherOf, type MarkedTerms, type Segment, type Weigher } from './highlight.ts';

/** One result, ready to be shown: plain text, matches as segments. */
export interface Presented {
  readonly url: string;
  readonly title: readonly Segment[];
  readonly excerpt: readonly Segment[];
  /** The section that the excerpt is from, if the page has sections. */
  readonly section?: { readonly title: string; readonly url: string };
  /** Who the page is about or by, where that is why it was found and the excerpt doesn't say so. */
  readonly people?: readonly Segment[];
  /** What readers call this sort of page. */
  readonly kind: string;
  readonly unit?: readonly Segment[];
  /** ISO date. */
  readonly date: string;
  /** `true`: made-up content that shows the product. */
  readonly sample: boolean;
  readonly image?: { readonly src: string; readonly width: number; readonly height: number };
}

/** How many words an excerpt has: about three lines of a result. */
const EXCERPT = 36;
/** How far back an excerpt may begin to begin with a sentence. */
const LEAD = 10;

/** What to mark for an answer. */
export function termsOf(plan: QueryPlan, { terms, phrases }: Pick<Answer, 'terms' | 'phrases'>): MarkedTerms {
  return { words: terms, phrases, keys: plan.keys.map(({ key }) => key) };
}

export function presentRecord(record: SearchRecord, terms: MarkedTerms): Presented {
  const { url, title, summary, kind, unit, date, sample, art, people = [] } = record;
  const { words, sections } = readBody(record);
  const found = findExcerpt(words, weigherOf(terms), terms.keys);
  const excerpt = highlight(found ? excerptAt(words, found.start) : summary, terms);
  const told = [title, ...excerpt.map(({ text }) => text)].join('');
  const unnamed = people.filter((name) => !told.includes(name) && isNamed(highlight(name, terms)));
  const section = found && sections.findLast(({ at }) => at <= found.match);
  return {
    url,
    title: highlight(title, terms),
    excerpt,
    ...(section && { section: { title: section.title, url: `${url}#${section.id}` } }),
    ...(unnamed.length && { people: highlight(unnamed.join(', '), terms) }),
    kind,
    ...(unit && { unit: highlight(unit, terms) }),
    date,
    sample,
    ...(art && { image: art }),
  };
}

/** Two words of a name at least: one syllable is in many. */
const isNamed = (name: readonly Segment[]): boolean =>
  name.some(({ text, mark }) => mark && text.includes(' '));

/** The words of a body with their punctuation, and at which of them its sections begin. */
interface Body {
  readonly words: readonly string[];
  readonly sections: readonly { readonly at: number; readonly id: string; readonly title: string }[];
}

function readBody({ text, headings = [] }: SearchRecord): Body {
  const ahead = [...headings];
  const words: string[] = [];
  const sections: Body['sections'][number][] = [];
  for (const line of text.split('\n')) {
    const heading = line.trim() === ahead[0]?.text.trim() ? ahead.shift() : undefined;
    if (heading) sections.push({ at: words.length, id: heading.id, title: heading.text.trim() });
    words.push(...(line.match(/\S+/gu) ?? []));
  }
  return { words, sections };
}

/**
 * The window with the most telling words, where neighbours count double: where it starts and where its first match is.
 * `undefined` when the body has none.
 */
function findExcerpt(
  words: readonly string[],
  weigh: Weigher,
  keys: readonly string[],
): { start: number; match: number } | undefined {
  const weights = weighRuns(words, weigh);
  for (const at of wordsOfKeys(words, keys)) weights[at] = 4;
  const gain = (at: number): number => {
    const own = weights[at] ?? 0;
    return own && (weights[at - 1] || weights[at + 1]) ? own * 2 : own;
  };
  let best: number | undefined;
  let most = 1;
  let sum = 0;
  for (let at = 0; at < words.length; at++) {
    sum += gain(at) - (at >= EXCERPT ? gain(at - EXCERPT) : 0);
    if (sum > most) {
      most = sum;
      best = Math.max(0, at - EXCERPT + 1);
    }
  }
  if (best === undefined) return undefined;
  // Begin with the match's sentence, if that is near; earlier at the end of a text, so that the excerpt is as long as others.
  const match = weights.findIndex((weight, at) => at >= best && weight > 0);
  const latest = Math.max(0, Math.min(match, words.length - EXCERPT));
  for (let start = latest; start >= Math.max(0, latest - LEAD); start--) {
    if (start === 0 || /[.!?…:;]$/u.test(words[start - 1] ?? '')) return { start, match };
  }
  return { start: latest < match ? latest : Math.max(0, match - 4), match };
}

/** A run between spaces may be several words, `thi-đua`, or none: it weighs what its most telling word does. */
function weighRuns(runs: readonly string[], weigh: Weigher): number[] {
  const parts = runs.flatMap((run, at) => splitWords(run).map((word) => ({ word, at })));
  const weights = runs.map(() => 0);
  for (const [place, weight] of weigh(parts.map(({ word }) => word)).entries()) {
    const at = parts[place]?.at ?? 0;
    weights[at] = Math.max(weights[at] ?? 0, weight);
  }
  return weights;
}

/** Which words a document number or date that is looked for begins with. */
function wordsOfKeys(words: readonly string[], keys: readonly string[]): ReadonlySet<number> {
  if (!keys.length) return new Set();
  const starts = findKeys(words.join(' ')).flatMap(({ start, key }) =>
    keys.some((asked) => answersKey(key, asked)) ? [start] : [],
  );
  const found = new Set<number>();
  let end = 0;
  for (const [at, word] of words.entries()) {
    const begin = end;
    end += word.length + 1;
    if (starts.some((start) => start >= begin && start < end)) found.add(at);
  }
  return found;
}

function excerptAt(words: readonly string[], at: number): string {
  const end = Math.min(words.length, at + EXCERPT);
  const endsSentence = (word = ''): boolean => /[.!?…]["”)]?$/u.test(word);
  const opens = at === 0 || endsSentence(words[at - 1]);
  const closes = end === words.length || endsSentence(words[end - 1]);
  // What separates cells of a table is no word to begin with.
  const excerpt = words
    .slice(at, end)
    .join(' ')
    .replace(/^[·–—,;:]\s*/u, '');
  return `${opens ? '' : '…'}${excerpt}${closes ? '' : '…'}`;
}
