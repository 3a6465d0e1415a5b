import { answersKey, findKeys } from '../words/document-keys.ts';
import { cardIn, type Card } from '../index/card.ts';
import { highlight, matcherOf, type Matcher, type Segment, type Terms } from './highlight.ts';
import type { Answer } from '../query/answer.ts';
import type { Fragment } from '../query/pagefind.ts';
import type { QueryPlan } from '../query/plan.ts';
import { stripTwins } from '../index/twins.ts';

/** One result, ready to be shown: no twin, no markup, matches as segments. */
export interface Presented {
  readonly url: string;
  readonly title: readonly Segment[];
  readonly excerpt: readonly Segment[];
  /** The section that the excerpt is from, if the page has sections. */
  readonly section?: { readonly title: string; readonly url: string };
  readonly card: Card;
}

/** How many words an excerpt has: about three lines of a result. */
const EXCERPT = 36;
/** How far back an excerpt may begin to begin with a sentence. */
const LEAD = 10;

/** What to mark for an answer. */
export function termsOf(plan: QueryPlan, { terms }: Pick<Answer, 'terms'>): Terms {
  return { words: terms, keys: plan.keys.map(({ key }) => key) };
}

/**
 * @param fragment a page as Pagefind's `data()` gives it.
 * @throws Error when the page has no card: then the index was not built by `build-index.ts`.
 */
export function presentHit(fragment: Fragment, terms: Terms): Presented {
  const url = fragment.raw_url ?? fragment.url;
  const card = cardIn(fragment);
  const words = stripTwins(fragment.content).split(/\s+/u);
  // The indexed text opens with title and summary, which the result shows already.
  const opening = countWords(card.title) + countWords(card.summary);
  const found = findExcerpt(words, opening, matcherOf(terms.words), terms.keys);
  const heading =
    found &&
    fragment.anchors.findLast(
      ({ element, text, location }) => /^h[2-6]$/.test(element) && text && location <= found.match,
    );
  return {
    url,
    card,
    title: highlight(card.title, terms),
    excerpt: highlight(found ? excerptAt(words, found.start, opening) : card.summary, terms),
    ...(heading && { section: { title: stripTwins(heading.text), url: `${url}#${heading.id}` } }),
  };
}

function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}

/**
 * The window with the most telling words, where neighbours count double: where it starts and where its first match is.
 * `undefined` when the body has none.
 */
function findExcerpt(
  words: readonly string[],
  from: number,
  weigh: Matcher,
  keys: readonly string[],
): { start: number; match: number } | undefined {
  const keyed = wordsOfKeys(words, keys);
  const weights = words.map((word, at) => {
    const parts = word.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    return keyed.has(at) ? 4 : parts.reduce((most, part) => Math.max(most, weigh(part)), 0);
  });
  const gain = (at: number): number => {
    const own = weights[at] ?? 0;
    return own && (weights[at - 1] || weights[at + 1]) ? own * 2 : own;
  };
  let best: number | undefined;
  let most = 1;
  let sum = 0;
  for (let at = from; at < words.length; at++) {
    sum += gain(at) - (at - EXCERPT >= from ? gain(at - EXCERPT) : 0);
    if (sum > most) {
      most = sum;
      best = Math.max(from, at - EXCERPT + 1);
    }
  }
  if (best === undefined) return undefined;
  // Begin with the match's sentence, if that is near; earlier at the end of a text, so that the excerpt is as long as others.
  const match = weights.findIndex((weight, at) => at >= best && weight > 0);
  const latest = Math.max(from, Math.min(match, words.length - EXCERPT));
  for (let start = latest; start >= Math.max(from, latest - LEAD); start--) {
    if (start === from || /[.!?…:;]$/u.test(words[start - 1] ?? '')) return { start, match };
  }
  return { start: latest < match ? latest : Math.max(from, match - 4), match };
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

function excerptAt(words: readonly string[], at: number, from: number): string {
  const end = Math.min(words.length, at + EXCERPT);
  const opens = at === from || /[.!?…]$/u.test(words[at - 1] ?? '');
  return `${opens ? '' : '…'}${words.slice(at, end).join(' ')}${end < words.length ? '…' : ''}`;
}
