import { hasMarks, isStopWord, splitWords, toWord, type QueryPlan } from './plan.ts';

/** The part of Pagefind's browser API that is used here. */
export interface Pagefind {
  options(options: { readonly exactDiacritics: boolean }): Promise<void>;
  search(
    term: string | null,
    options?: { readonly sort?: Record<string, string>; readonly filters?: Record<string, string> },
  ): Promise<{
    readonly results: readonly PagefindResult[];
  }>;
  filters(): Promise<Record<string, Record<string, number>>>;
}

interface PagefindResult {
  readonly id: string;
  readonly score: number;
  data(): Promise<Fragment>;
}

/** A page as Pagefind stores it. `content` has twins. */
export interface Fragment {
  readonly url: string;
  /** The address as it was indexed; `url` may have a base in front. */
  readonly raw_url?: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  /** Elements with an id; `location` counts words (runs between white space). */
  readonly anchors: readonly {
    readonly element: string;
    readonly id: string;
    readonly text: string;
    readonly location: number;
  }[];
}

export interface Hit {
  readonly id: string;
  readonly score: number;
  data(): Promise<Fragment>;
}

export interface Answer {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** `true`: no page has all the words; these are the nearest. */
  readonly isLoose: boolean;
  /** The words searched for, small letters, keystrokes decoded: what to highlight. */
  readonly terms: readonly string[];
}

/** Tuned on the test-bed's training half only. Pagefind's own score, whose size varies with titles, counts as a share of its best. */
const WORDS_WEIGHT = 4;
const PAIR_WEIGHT = 1.5;
/** A pair with a stop word tells less: `quy định | như`. */
const STOP_PAIR_WEIGHT = 0.75;
const PHRASE_WEIGHT = 2;
const KEY_WEIGHT = 100;
/** Of the best page's keys, phrases and pairs, the share that a page needs to be shown: less if it has all the words. */
const NEAR_SHARE = { withAllWords: 0.1, without: 0.5 };
/** With so many pages that hold the whole query in order, pairs only cost time. */
const ENOUGH_PHRASES = 10;

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
 *
 * @param pages how many pages the index has.
 * @param signal stops between two questions; the promise then rejects with the signal's reason. Whether marks count is a
 *   switch of the whole Pagefind instance, so a caller aborts one query before it starts the next.
 */
export async function runQuery(
  pagefind: Pagefind,
  plan: QueryPlan,
  { pages, signal }: { readonly pages: number; readonly signal?: AbortSignal },
): Promise<Answer> {
  const asks = new Asker(pagefind, signal);
  const rarity = (found: number): number => Math.log(1 + Math.max(0, pages - found + 0.5) / (found + 0.5));
  const scored = new Map<string, Scored>();
  const score = (result: PagefindResult): Scored => {
    const known = scored.get(result.id);
    if (known) return known;
    const fresh = { id: result.id, words: 0, near: 0, hasAll: false, data: () => result.data() };
    scored.set(result.id, fresh);
    return fresh;
  };
  const weigh = (results: readonly PagefindResult[], weight: number): void => {
    for (const result of results) score(result).near += weight;
  };

  const unknownKeys: string[] = [];
  for (const { key, typed } of plan.keys) {
    const results = await asks.exactly(key, false);
    if (results.length) weigh(results, KEY_WEIGHT);
    else unknownKeys.push(typed.toLowerCase());
  }
  const foundKeys = plan.keys.length > unknownKeys.length;

  const required: Set<string>[] = [];
  for (const phrase of plan.phrases) {
    const marked = hasMarks(phrase) ? await asks.exactly(phrase, true) : [];
    const results = marked.length ? marked : await asks.exactly(phrase, false);
    required.push(new Set(results.map(({ id }) => id)));
    weigh(results, rarity(results.length) * PHRASE_WEIGHT);
  }

  const typed = [...plan.words, ...unknownKeys.flatMap(splitWords).map(toWord)];
  const free: string[] = [];
  for (const { text, decoded } of typed) {
    free.push(decoded && !(await asks.exactly(text, false)).length ? decoded : text);
  }
  const words = [...free, ...plan.phrases.flatMap((phrase) => phrase.split(' '))];

  if (words.length) {
    const telling = words.filter((word) => !isStopWord(word));
    const all = await asks.words((telling.length > 1 ? telling : words).join(' '));
    for (const result of all) Object.assign(score(result), { words: result.score, hasAll: true });
  }

  if (free.length > 1) {
    const modes = hasMarks(free.join('')) ? [true, false] : [false];
    for (const exact of modes) {
      const whole = free.length > 2 ? await asks.exactly(free.join(' '), exact) : [];
      weigh(whole, (rarity(whole.length) * PHRASE_WEIGHT) / modes.length);
      if (whole.length >= ENOUGH_PHRASES) continue;
      const pairs = free.slice(1).map((word, at) => [free[at] ?? '', word] as const);
      const told = pairs.filter(([left, right]) => !isStopWord(left) || !isStopWord(right));
      const answers = await Promise.all(told.map((pair) => asks.exactly(pair.join(' '), exact)));
      answers.forEach((results, at) => {
        const hasStopWord = told[at]?.some(isStopWord) ?? false;
        const weight = hasStopWord ? STOP_PAIR_WEIGHT : PAIR_WEIGHT;
        weigh(results, (rarity(results.length) * weight) / modes.length);
      });
    }
  }

  const best = { words: Number.EPSILON, near: 0 };
  for (const { words: own, near } of scored.values()) {
    best.words = Math.max(best.words, own);
    best.near = Math.max(best.near, near);
  }
  const isNear = ({ near, hasAll }: Scored): boolean =>
    near >= best.near * (hasAll ? NEAR_SHARE.withAllWords : NEAR_SHARE.without);
  const hits = [...scored.values()]
    .filter((page) => isNear(page) && required.every((ids) => ids.has(page.id)))
    .map((page) => ({ ...page, score: (page.words / best.words) * WORDS_WEIGHT + page.near }))
    .toSorted((a, b) => b.score - a.score);
  return { hits, isLoose: !foundKeys && !hits.some(({ hasAll }) => hasAll), terms: words };
}

/** Puts questions to Pagefind, turning its switch for marks only when it has to. */
class Asker {
  readonly #pagefind: Pagefind;
  readonly #signal: AbortSignal | undefined;
  #exact: boolean | undefined;
  #switched: Promise<void> = Promise.resolve();

  constructor(pagefind: Pagefind, signal: AbortSignal | undefined) {
    this.#pagefind = pagefind;
    this.#signal = signal;
  }

  /** Pages with all the words, in any order, each also as a beginning of a word. */
  words(words: string): Promise<readonly PagefindResult[]> {
    return this.#ask(words, false);
  }

  /** Pages with these words side by side, whole. */
  exactly(phrase: string, exactMarks: boolean): Promise<readonly PagefindResult[]> {
    return this.#ask(`"${phrase}"`, exactMarks);
  }

  async #ask(term: string, exact: boolean): Promise<readonly PagefindResult[]> {
    this.#signal?.throwIfAborted();
    if (exact !== this.#exact) {
      this.#exact = exact;
      this.#switched = this.#pagefind.options({ exactDiacritics: exact });
    }
    await this.#switched;
    const { results } = await this.#pagefind.search(term);
    this.#signal?.throwIfAborted();
    return results;
  }
}
