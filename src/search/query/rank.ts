import type { ArchiveIndex } from './open-index.ts';
import type { Hit } from './pagefind.ts';
import { isDayKey } from '../words/document-keys.ts';
import { beginsWord } from '../words/lexicon.ts';
import { completeLast } from './complete.ts';
import { hasMarks, isStopWord, splitWords, toWord, type QueryPlan } from './plan.ts';

/** What the index answers to a query as it was typed. */
export interface Ranking {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** `true`: no page has all the words; these are the nearest. */
  readonly isLoose: boolean;
  /** The words searched for, small letters, keystrokes decoded: what to highlight. */
  readonly terms: readonly string[];
  /** The words outside quotation marks, in order. */
  readonly words: readonly string[];
  /** Of each word but the last, how many pages have it directly before the next; `undefined` when nobody asked. */
  readonly pairs: readonly (number | undefined)[];
  /** How many pages have all these words side by side. */
  readonly whole: number;
  /** The best page's score from keys, phrases and pairs. */
  readonly nearest: number;
}

export interface RankOptions {
  /** Stops between two questions; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called with first answers, when more questions follow that may put their pages in another order and add some. */
  readonly onFirst?: ((ranking: Ranking) => void) | undefined;
  /** Awaited between two questions, so that whoever runs this hears of a newer query. */
  readonly pause?: (() => Promise<void>) | undefined;
}

/** Tuned on the test-bed's training half only. Pagefind's own score, whose size varies with titles, counts
 * as a share of its best, times the logarithm of the archive's size, with which the rarities of all else grow. */
const WORDS_WEIGHT = 0.47;
const PAIR_WEIGHT = 1.5;
/** A pair with a stop word tells less: `quy định | như`. */
const STOP_PAIR_WEIGHT = 0.75;
const PHRASE_WEIGHT = 2;
const KEY_WEIGHT = 100;
/** Of the best page's keys, phrases and pairs, the share that a page needs to be shown: less if it has all the words. */
const NEAR_SHARE = { withAllWords: 0.1, without: 0.5 };
/** With so many pages that hold the whole query in order, pairs only cost time. */
const ENOUGH_PHRASES = 10;
/** Where no page has all the words, a first answer is given after so many pairs. */
const EARLY_PAIRS = 2;
/** A pair on a larger share of pages tells little, and its marks nothing more; they would cost as much again. */
const COMMON_SHARE = 0.05;

interface Scored extends Omit<Hit, 'score'> {
  /** Pagefind's own score for all the words. */
  words: number;
  /** What of the score comes from keys, phrases and pairs. */
  near: number;
  hasAll: boolean;
}

/**
 * Asks the index. Pagefind knows no nearness: it takes each word, and each also as a prefix, anywhere in a page, so common
 * syllables swamp a name. Here its answer is one voice; each pair of neighbours, the whole query as a phrase and document
 * keys add to it by how rare they are. Words typed with marks count half by their marks and half without.
 */
export async function rank(
  index: ArchiveIndex,
  plan: QueryPlan,
  options: RankOptions = {},
): Promise<Ranking> {
  const { asks, pages } = index;
  const { signal, onFirst, pause } = options;
  const tally = new Tally(pages);
  const step = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const given = await answer;
    await pause?.();
    signal?.throwIfAborted();
    return given;
  };

  const unknownKeys: string[] = [];
  for (const { key, typed } of plan.keys) {
    const results = await step(askKey(index, key));
    if (results.length) tally.add(results, KEY_WEIGHT);
    else unknownKeys.push(typed.toLowerCase());
  }

  const required: Set<string>[] = [];
  for (const phrase of plan.phrases) {
    const marked = hasMarks(phrase) ? await step(asks.exactly(phrase, true)) : [];
    const results = marked.length ? marked : await step(askPhrase(index, phrase));
    required.push(new Set(results.map(({ id }) => id)));
    tally.add(results, tally.rarity(results.length) * PHRASE_WEIGHT);
  }

  const typed = [...plan.words, ...unknownKeys.flatMap(splitWords).map(toWord)];
  const words: string[] = [];
  for (const { text, decoded } of typed) {
    words.push(decoded && !(await step(asks.exactly(text, false))).length ? decoded : text);
  }
  const last = typed.at(-1);
  // The only word that could be keystrokes may be the beginning of a foreign one: `viện past`.
  if (
    last?.decoded &&
    typed.filter(({ decoded }) => decoded).length === 1 &&
    (await begins(index, last.text))
  )
    words[words.length - 1] = last.text;
  const terms = [...words, ...plan.phrases.flatMap((phrase) => phrase.split(' '))];
  if (terms.length) {
    const telling = terms.filter((word) => !isStopWord(word));
    const asked = (telling.length > 1 ? telling : terms).join(' ');
    const all = await step(asks.words(asked));
    // đ is a letter of its own to Pagefind, and d typed for it or it for d has a twin in the index.
    tally.addAll(all.length ? all : await step(asks.words(asked.replaceAll('đ', 'd'))));
  }

  const pairs = new Array<number | undefined>(Math.max(0, words.length - 1)).fill(undefined);
  let whole = 0;
  const summary = (): Ranking => {
    const { hits, hasAll, nearest } = tally.rank(required);
    const foundKeys = plan.keys.length > unknownKeys.length;
    return { hits, isLoose: !foundKeys && !hasAll, terms, words, pairs, whole, nearest };
  };
  if (words.length === 1) {
    // Pages with the word itself, before those with one that begins so.
    const results = await step(asks.exactly(words.join(), false));
    whole = results.length;
    tally.add(results, tally.rarity(results.length));
  }
  if (words.length < 2) return summary();

  const modes = hasMarks(words.join('')) ? [false, true] : [false];
  const isEnough = new Set<boolean>();
  if (words.length > 2) {
    for (const exact of modes) {
      const results = await step(asks.exactly(words.join(' '), exact));
      whole = Math.max(whole, results.length);
      tally.add(results, (tally.rarity(results.length) * PHRASE_WEIGHT) / modes.length);
      if (results.length >= ENOUGH_PHRASES) isEnough.add(exact);
    }
    if (isEnough.size === modes.length) return summary();
    if (tally.size) onFirst?.(summary());
  }

  /** Pages with the last two words, with their marks where they were typed: none, if the last is half typed. */
  let lastPair = 1;
  let isTold = tally.size > 0;
  for (const [at, right] of words.slice(1).entries()) {
    if (!isTold && at >= EARLY_PAIRS && tally.size) {
      isTold = true;
      onFirst?.(summary());
    }
    const left = words[at] ?? '';
    if (isStopWord(left) && isStopWord(right)) continue;
    const weight = isStopWord(left) || isStopWord(right) ? STOP_PAIR_WEIGHT : PAIR_WEIGHT;
    const results = await step(asks.exactly(`${left} ${right}`, false));
    pairs[at] = results.length;
    lastPair = results.length;
    const isCommon = results.length > pages * COMMON_SHARE;
    const askMarks = modes.length > 1 && results.length > 0 && !isCommon && !isEnough.has(true);
    if (!isEnough.has(false))
      tally.add(results, (tally.rarity(results.length) * weight) / (askMarks ? 2 : 1));
    if (!askMarks) continue;
    const marked = await step(asks.exactly(`${left} ${right}`, true));
    lastPair = marked.length;
    tally.add(marked, (tally.rarity(marked.length) * weight) / 2);
  }
  if (words.length === 2) whole = pairs[0] ?? 0;

  if (!lastPair) {
    if (tally.size) onFirst?.(summary());
    for (const { phrase, exact } of await completeLast(index.lexicon, words)) {
      const results = await step(asks.exactly(phrase, exact));
      tally.add(results, tally.rarity(results.length) * PAIR_WEIGHT);
      if (results.length) pairs[pairs.length - 1] = Math.max(pairs.at(-1) ?? 0, results.length);
    }
  }
  return summary();
}

/** With any marks; else as the keystrokes of Telex or VNI. */
async function askPhrase({ asks }: ArchiveIndex, phrase: string): Promise<readonly Hit[]> {
  const results = await asks.exactly(phrase, false);
  if (results.length) return results;
  const decoded = phrase.split(' ').map((word) => toWord(word).decoded ?? word);
  return asks.exactly(decoded.join(' '), false);
}

async function begins({ lexicon }: ArchiveIndex, word: string): Promise<boolean> {
  return /^\p{L}+$/u.test(word) && beginsWord(await lexicon.words(), word);
}

/**
 * A day without its year, and a number whose end is still to be typed (`21/2012/QH1`), are beginnings of keys. A number may
 * also hold the keystrokes of Telex or VNI for its đ.
 */
async function askKey({ asks }: ArchiveIndex, key: string): Promise<readonly Hit[]> {
  if (isDayKey(key)) return asks.words(key);
  const known = await asks.exactly(key, false);
  if (known.length) return known;
  const decoded = key.replace(/dd|d9/g, 'd');
  const meant = decoded === key ? [] : await asks.exactly(decoded, false);
  return meant.length ? meant : asks.words(key);
}

/** The scores of the pages that were found. */
class Tally {
  readonly #pages: number;
  readonly #scored = new Map<string, Scored>();

  constructor(pages: number) {
    this.#pages = pages;
  }

  get size(): number {
    return this.#scored.size;
  }

  /** How much it tells that a page is among so many: the idf of BM25. */
  rarity(found: number): number {
    return Math.log(1 + Math.max(0, this.#pages - found + 0.5) / (found + 0.5));
  }

  add(results: readonly Hit[], weight: number): void {
    for (const result of results) this.#of(result).near += weight;
  }

  addAll(results: readonly Hit[]): void {
    for (const result of results) Object.assign(this.#of(result), { words: result.score, hasAll: true });
  }

  rank(required: readonly ReadonlySet<string>[]): { hits: Hit[]; hasAll: boolean; nearest: number } {
    const best = { words: Number.EPSILON, near: 0 };
    for (const { words, near } of this.#scored.values()) {
      best.words = Math.max(best.words, words);
      best.near = Math.max(best.near, near);
    }
    const pages = [...this.#scored.values()].filter(
      ({ id, near, hasAll }) =>
        near >= best.near * (hasAll ? NEAR_SHARE.withAllWords : NEAR_SHARE.without) &&
        required.every((ids) => ids.has(id)),
    );
    const words = WORDS_WEIGHT * Math.log(1 + this.#pages);
    return {
      hits: pages
        .map((page) => ({ ...page, score: (page.words / best.words) * words + page.near }))
        .sort((a, b) => b.score - a.score),
      hasAll: pages.some(({ hasAll }) => hasAll),
      nearest: best.near,
    };
  }

  #of(result: Hit): Scored {
    const known = this.#scored.get(result.id);
    if (known) return known;
    const fresh = { id: result.id, words: 0, near: 0, hasAll: false, data: () => result.data() };
    this.#scored.set(result.id, fresh);
    return fresh;
  }
}
