import { FULL_IMPACT, type Postings } from '../store/postings.ts';

/** Of what sort a proof is that a page answers a query: words anywhere on it, or something that stands together. */
export type Proof = 'word' | 'near';

/** Of the best page's nearness, the share that a page needs to be shown: less if it has all the words. */
const NEAR_SHARE = { withAllWords: 0.25, without: 0.5 };
/** A page that has all of the query counts whole, one that has a quarter of it counts half: the exponent. */
const COVERAGE = 0.5;

/** The scores of all pages for one query. */
export class Tally {
  readonly #pages: number;
  readonly #words: Float64Array;
  readonly #near: Float64Array;
  /** How much of all that was asked a page has, however weakly. */
  readonly #covered: Float64Array;
  /** How many of the words that tell something. */
  readonly #has: Uint8Array;
  /** Whether a page has all of the query, its words side by side. */
  readonly #isWhole: Uint8Array;
  readonly #touched: number[] = [];
  #asked = 0;
  #telling = 0;

  /**
   * @param pages how many pages there are to find
   * @param size all page numbers are below this
   */
  constructor(pages: number, size: number) {
    this.#pages = pages;
    this.#words = new Float64Array(size);
    this.#near = new Float64Array(size);
    this.#covered = new Float64Array(size);
    this.#has = new Uint8Array(size);
    this.#isWhole = new Uint8Array(size);
  }

  /** How many pages have anything of the query. */
  get found(): number {
    return this.#touched.length;
  }

  /** How much it tells that a page is among so many: the idf of BM25. */
  rarity(found: number): number {
    return Math.log(1 + (Math.max(0, this.#pages - found) + 0.5) / (found + 0.5));
  }

  /** Adds a term: each of its pages by how rare it is and how much of the page it makes out. */
  add(proof: Proof, { pages, impacts }: Postings, weight: number): void {
    const worth = this.rarity(pages.length) * weight;
    const scores = proof === 'word' ? this.#words : this.#near;
    this.#asked += worth;
    for (let at = 0; at < pages.length; at++) {
      const page = pages[at]!;
      if (this.#covered[page] === 0) this.#touched.push(page);
      this.#covered[page]! += worth;
      scores[page]! += (worth * impacts[at]!) / FULL_IMPACT;
    }
  }

  /** Says that these pages have one more of the words that a page should have all of. */
  demand({ pages }: Postings): void {
    this.#telling += 1;
    for (const page of pages) this.#has[page]! += 1;
  }

  /** Says that these pages have all of the query, its words side by side: they are shown, however little of them it makes out. */
  keep({ pages }: Postings): void {
    for (const page of pages) this.#isWhole[page] = 1;
  }

  /**
   * The pages to show, best first.
   *
   * @param required pages that alone may be shown, in each of the sets; those that have all words as well are
   */
  rank(required: readonly ReadonlySet<number>[]): { hits: number[]; hasAll: boolean; nearest: number } {
    const allowed = this.#touched.filter((page) => required.every((pages) => pages.has(page)));
    const scores = new Map<number, number>();
    let nearest = 0;
    let highest = 0;
    for (const page of allowed) {
      const coverage = (this.#covered[page]! / this.#asked) ** COVERAGE;
      const score = (this.#words[page]! + this.#near[page]!) * coverage;
      scores.set(page, score);
      nearest = Math.max(nearest, this.#near[page]!);
      highest = Math.max(highest, score);
    }
    const hasAll = (page: number): boolean => this.#telling > 0 && this.#has[page] === this.#telling;
    const isShown = (page: number): boolean => {
      if (this.#isWhole[page] || (required.length && hasAll(page))) return true;
      if (hasAll(page)) return this.#near[page]! >= nearest * NEAR_SHARE.withAllWords;
      if (nearest > 0) return this.#near[page]! >= nearest * NEAR_SHARE.without;
      return scores.get(page)! >= highest * NEAR_SHARE.without;
    };
    const hits = allowed
      .filter(isShown)
      // Of equally good ones the newer first: it has the smaller number, but for pages that were edited since.
      .sort((one, other) => scores.get(other)! - scores.get(one)! || one - other);
    return { hits, hasAll: hits.some(hasAll), nearest };
  }
}
