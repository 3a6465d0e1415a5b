import { answerQuery, type Answer, type Meant } from '../query/answer.ts';
import { openIndex, type ArchiveIndex } from '../query/open-index.ts';
import type { Hit } from '../query/pagefind.ts';
import { isEmptyPlan, planQuery, type QueryPlan } from '../query/plan.ts';
import { countChoices, type ArchiveState } from './state.ts';
import {
  byDate,
  countFacet,
  FACETS,
  narrow,
  openShelf,
  withinDays,
  type Facet,
  type Shelf,
} from './facets.ts';
import { presentHit, termsOf, type Presented } from './present.ts';

export const PAGE_SIZE = 10;
const MOST_SUGGESTIONS = 6;

/** What the archive page shows of a state: plain data, so that it may come from a worker. */
export interface Shown {
  readonly results: readonly Presented[];
  readonly found: number;
  /** How many there are with all facets and days open. */
  readonly foundOpen: number;
  readonly page: number;
  readonly pages: number;
  readonly isLoose: boolean;
  readonly meant?: Meant | undefined;
  /** Every value of every facet with how many results it would show; absent until the archive's shelf is open. */
  readonly facets?: Readonly<Record<Facet, readonly FacetCount[]>>;
  /** `false`: more questions are being asked, after which other results may follow and these stand in another order. */
  readonly isFinal: boolean;
}

export interface FacetCount {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

/** What the header offers while one types. */
export interface Suggested {
  readonly results: readonly Presented[];
  readonly found: number;
  readonly meant?: Meant | undefined;
}

export interface Running {
  readonly signal: AbortSignal;
  readonly pause?: (() => Promise<void>) | undefined;
}

/** The archive, opened when it is first asked; what failed to load is asked for again by the next question. */
export class ArchiveSearch {
  readonly #open: () => Promise<ArchiveIndex>;
  #index: Promise<ArchiveIndex> | undefined;
  #shelf: Promise<Shelf> | undefined;
  #shelfIsOpening = false;
  /** The last answer, so that facets, sorting and paging ask the index nothing. */
  #answered: { readonly key: string; readonly answer: Answer } | undefined;

  constructor(folder: URL, open = openIndex) {
    this.#open = () => open(folder);
  }

  /** Shows a state once, or twice: a first answer as soon as there is one, then the whole. */
  async show(state: ArchiveState, running: Running, onShown: (shown: Shown) => void): Promise<void> {
    const index = await this.#openIndex();
    const shelf = this.#openShelf(index);
    const needsShelf = countChoices(state) > 0 || state.sort !== 'phu-hop';
    const plan = planQuery(state.query);
    const key = `${state.literally} ${state.query}`;
    // Sent one after the other, though the first may still be loading what it shows when the whole is there.
    let sent: Promise<void> = Promise.resolve();
    const send = (answer: Answer, isFinal: boolean): void => {
      sent = sent.then(async () => {
        const stocked = isFinal || needsShelf ? await shelf : undefined;
        const shown = await view({ plan, answer, shelf: stocked, state, isFinal });
        if (!running.signal.aborted) onShown(shown);
      });
    };
    if (isEmptyPlan(plan)) {
      send({ hits: (await shelf).newestFirst, isLoose: false, terms: [] }, true);
    } else if (this.#answered?.key === key) {
      send(this.#answered.answer, true);
    } else {
      const answer = await answerQuery(index, plan, {
        ...running,
        literally: state.literally,
        onFirst: (first) => send(first, false),
      });
      this.#answered = { key, answer };
      // The results need not wait for the counts.
      if (!needsShelf && this.#shelfIsOpening) send(answer, false);
      send(answer, true);
    }
    await sent;
    running.signal.throwIfAborted();
  }

  /** The best few for what is typed so far. */
  async suggest(typed: string, running: Running): Promise<Suggested> {
    const plan = planQuery(typed);
    if (isEmptyPlan(plan)) return { results: [], found: 0 };
    const answer = await answerQuery(await this.#openIndex(), plan, running);
    const terms = termsOf(plan, answer);
    const hits = answer.hits.slice(0, MOST_SUGGESTIONS);
    const results = await Promise.all(hits.map(async (hit) => presentHit(await hit.data(), terms)));
    return { results, found: answer.hits.length, meant: answer.meant };
  }

  #openIndex(): Promise<ArchiveIndex> {
    this.#index ??= this.#open();
    this.#index.catch(() => (this.#index = undefined));
    return this.#index;
  }

  #openShelf(index: ArchiveIndex): Promise<Shelf> {
    if (this.#shelf) return this.#shelf;
    this.#shelfIsOpening = true;
    this.#shelf = openShelf(index.pagefind).finally(() => (this.#shelfIsOpening = false));
    this.#shelf.catch(() => (this.#shelf = undefined));
    return this.#shelf;
  }
}

interface Found extends Pick<Shown, 'isFinal'> {
  readonly plan: QueryPlan;
  readonly answer: Answer;
  readonly shelf: Shelf | undefined;
  readonly state: ArchiveState;
}

async function view({ plan, answer, shelf, state, isFinal }: Found): Promise<Shown> {
  const dated = shelf ? await withinDays(answer.hits, shelf, state) : answer.hits;
  const narrowed = shelf ? order(narrow(dated, shelf, state.chosen), shelf, state.sort) : dated;
  const pages = Math.max(1, Math.ceil(narrowed.length / PAGE_SIZE));
  const page = Math.min(state.page, pages);
  const terms = termsOf(plan, answer);
  const hits = narrowed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return {
    results: await Promise.all(hits.map(async (hit) => presentHit(await hit.data(), terms))),
    found: narrowed.length,
    foundOpen: answer.hits.length,
    page,
    pages,
    isLoose: answer.isLoose,
    meant: answer.meant,
    ...(shelf && { facets: countAll(dated, shelf, state) }),
    isFinal,
  };
}

function countAll(hits: readonly Hit[], shelf: Shelf, { chosen }: ArchiveState): Record<Facet, FacetCount[]> {
  const entries = FACETS.map((facet) => {
    const counts = countFacet(hits, shelf, chosen, facet);
    return [
      facet,
      shelf.facets[facet].map(({ id, label }) => ({ id, label, count: counts.get(id) ?? 0 })),
    ] as const;
  });
  return Object.fromEntries(entries) as unknown as Record<Facet, FacetCount[]>;
}

function order(hits: readonly Hit[], shelf: Shelf, sort: ArchiveState['sort']): readonly Hit[] {
  switch (sort) {
    case 'phu-hop':
      return hits;
    case 'moi-nhat':
      return byDate(hits, shelf, 'newest');
    case 'cu-nhat':
      return byDate(hits, shelf, 'oldest');
  }
}
