import { stripMarks } from '../../vietnamese/text.ts';
import type { Hit, Pagefind } from './pagefind.ts';

/** Of all answers that are kept together, so that a long session on a large archive does not fill a phone. */
const MOST_KEPT_HITS = 60_000;

/**
 * Puts questions to Pagefind, one mode at a time: whether marks count is a switch of the whole instance. Answers are kept: the
 * next letter, a correction and the way back ask mostly what was asked before.
 */
export class Asker {
  readonly #pagefind: Pagefind;
  readonly #answers = new Map<string, Promise<readonly Hit[]>>();
  readonly #running = new Set<Promise<unknown>>();
  #kept = 0;
  #exact: boolean | undefined;
  #switched: Promise<void> = Promise.resolve();

  constructor(pagefind: Pagefind) {
    this.#pagefind = pagefind;
  }

  /** Pages with all the words, in any order, each also as a beginning of a word. */
  words(words: string): Promise<readonly Hit[]> {
    return this.#ask(words, false);
  }

  /** Pages with these words side by side, whole; with the marks as they are written, or with any. */
  exactly(phrase: string, exactMarks: boolean): Promise<readonly Hit[]> {
    return this.#ask(`"${exactMarks ? phrase : stripMarks(phrase)}"`, exactMarks);
  }

  #ask(term: string, exact: boolean): Promise<readonly Hit[]> {
    const key = `${exact ? '=' : '~'}${term}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.#search(term, exact);
    this.#answers.set(key, answer);
    answer.then(
      ({ length }) => this.#keep(key, length),
      () => this.#answers.delete(key),
    );
    return answer;
  }

  #keep(key: string, hits: number): void {
    this.#kept += hits;
    if (this.#kept <= MOST_KEPT_HITS) return;
    this.#answers.clear();
    this.#kept = 0;
    if (hits > MOST_KEPT_HITS) this.#answers.delete(key);
  }

  async #search(term: string, exact: boolean): Promise<readonly Hit[]> {
    while (this.#exact !== exact) {
      // A search reads the switch only after it has loaded what it needs.
      if (this.#running.size) await Promise.allSettled(this.#running);
      else {
        this.#exact = exact;
        this.#switched = this.#pagefind.options({ exactDiacritics: exact });
      }
    }
    const search = this.#switched.then(() => this.#pagefind.search(term));
    this.#running.add(search);
    try {
      return (await search).results;
    } finally {
      this.#running.delete(search);
    }
  }
}
