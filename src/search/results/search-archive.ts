import { answerQuery, type Answer, type Meant } from '../query/answer.ts';
import type { Shelf } from '../query/join-shelves.ts';
import { openIndex, type ArchiveIndex, type Load } from '../query/open-index.ts';
import { isEmptyPlan, planQuery, type QueryPlan } from '../query/plan.ts';
import type { Fit } from '../query/rank.ts';
import { countChoices, PAGE_SIZE, type ArchiveState } from './state.ts';
import { ofFacets, type Facet, type FacetValue } from '../store/shelf.ts';
import { byDate, countFacet, narrow, withinDays } from './facets.ts';
import { presentRecord, termsOf, type Presented } from './present.ts';

const MOST_SUGGESTIONS = 6;

/** What the archive page shows of a state: plain data, so that it may come from a worker. */
export interface Shown {
  readonly results: readonly Presented[];
  readonly found: number;
  /** How many there are with all facets and days open. */
  readonly foundOpen: number;
  readonly page: number;
  readonly pages: number;
  /** `false`: nothing was asked for, and this is all there is. */
  readonly isSearch: boolean;
  readonly fit: Fit;
  readonly meant?: Meant | undefined;
  /** The query without its quotation marks, if that was answered instead. */
  readonly unquoted?: string | undefined;
  /** Every value of every facet with how many results it would show; absent until the archive's shelf is open. */
  readonly facets?: Readonly<Record<Facet, readonly FacetCount[]>>;
  /** `false`: more questions are being asked, after which other results may follow and these stand in another order. */
  readonly isFinal: boolean;
}

export interface FacetCount extends FacetValue {
  readonly count: number;
}

/** What the header offers while one types. */
export interface Suggested {
  readonly results: readonly Presented[];
  readonly found: number;
  readonly meant?: Meant | undefined;
  readonly unquoted?: string | undefined;
}

export interface Running {
  readonly signal: AbortSignal;
  readonly pause?: (() => Promise<void>) | undefined;
}

/** The archive, opened when it is first asked. */
export class ArchiveSearch {
  readonly #load: Load;
  #opened: Promise<ArchiveIndex> | undefined;
  /** The last answer, so that facets, sorting and paging ask the index nothing. */
  #answered: { readonly index: ArchiveIndex; readonly key: string; readonly answer: Answer } | undefined;

  /** @param load reads a file by its path from the folder of the index */
  constructor(load: Load) {
    this.#load = load;
  }

  /** Shows a state once, or twice: a first answer as soon as there is one, then the whole. */
  async show(state: ArchiveState, running: Running, onShown: (shown: Shown) => void): Promise<void> {
    await this.#ask(running, (index) => this.#show(index, state, running, onShown));
  }

  async #show(
    index: ArchiveIndex,
    state: ArchiveState,
    running: Running,
    onShown: (shown: Shown) => void,
  ): Promise<void> {
    const shelf = index.shelf();
    let isStocked = false;
    shelf.then(
      () => (isStocked = true),
      () => undefined,
    );
    const needsShelf = countChoices(state) > 0 || state.sort !== 'phu-hop';
    const plan = planQuery(state.query);
    const key = `${state.literally} ${state.query}`;
    // Sent one after the other, though the first may still be loading what it shows when the whole is there.
    let sent: Promise<void> = Promise.resolve();
    const send = (answer: Answer, isFinal: boolean): void => {
      sent = sent.then(async () => {
        const stocked = isFinal || needsShelf ? await shelf : undefined;
        const shown = await view({ index, plan, answer, shelf: stocked, state, isFinal });
        if (!running.signal.aborted) onShown(shown);
      });
      // Heard below, but for what stops this search before.
      sent.catch(() => undefined);
    };
    if (isEmptyPlan(plan)) {
      send({ hits: [...(await shelf).newestFirst], fit: 'all', marked: [], phrases: [] }, true);
    } else if (this.#answered?.index === index && this.#answered.key === key) {
      send(this.#answered.answer, true);
    } else {
      const answer = await answerQuery(index, plan, {
        ...running,
        literally: state.literally,
        onFirst: (first) => send(first, false),
      });
      this.#answered = { index, key, answer };
      // The results need not wait for the counts.
      if (!needsShelf && !isStocked) send(answer, false);
      send(answer, true);
    }
    await sent;
    running.signal.throwIfAborted();
  }

  /** The best few for what is typed so far. */
  async suggest(typed: string, running: Running): Promise<Suggested> {
    const plan = planQuery(typed);
    if (isEmptyPlan(plan)) return { results: [], found: 0 };
    return this.#ask(running, async (index) => {
      const answer = await answerQuery(index, plan, running);
      const terms = termsOf(plan, answer);
      const records = await Promise.all(
        answer.hits.slice(0, MOST_SUGGESTIONS).map((page) => index.record(page)),
      );
      const results = records.map((record) => presentRecord(record, terms));
      const { hits, meant, unquoted } = answer;
      return { results, found: hits.length, meant, unquoted };
    });
  }

  /** Asks the index; if a file of it fails, once more, since a publication may have put another index in its place. */
  async #ask<Answered>(
    { signal }: Running,
    question: (index: ArchiveIndex) => Promise<Answered>,
  ): Promise<Answered> {
    const opening = this.#open();
    const index = await opening;
    try {
      return await question(index);
    } catch (error) {
      if (signal.aborted) throw error;
      if (this.#opened === opening) this.#opened = undefined;
      return await question(await this.#open());
    }
  }

  /** Opens the index once; what failed is tried again by the next question. */
  #open(): Promise<ArchiveIndex> {
    const opening = (this.#opened ??= openIndex(this.#load));
    opening.catch(() => {
      if (this.#opened === opening) this.#opened = undefined;
    });
    return opening;
  }
}

interface Found extends Pick<Shown, 'isFinal'> {
  readonly index: ArchiveIndex;
  readonly plan: QueryPlan;
  readonly answer: Answer;
  readonly shelf: Shelf | undefined;
  readonly state: ArchiveState;
}

async function view({ index, plan, answer, shelf, state, isFinal }: Found): Promise<Shown> {
  const dated = shelf ? withinDays(answer.hits, shelf, state) : answer.hits;
  const narrowed = shelf ? order(narrow(dated, shelf, state.chosen), shelf, state.sort) : dated;
  const pages = Math.max(1, Math.ceil(narrowed.length / PAGE_SIZE));
  const page = Math.min(state.page, pages);
  const terms = termsOf(plan, answer);
  const hits = narrowed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return {
    results: await Promise.all(hits.map(async (hit) => presentRecord(await index.record(hit), terms))),
    found: narrowed.length,
    foundOpen: answer.hits.length,
    page,
    pages,
    isSearch: !isEmptyPlan(plan),
    fit: answer.fit,
    meant: answer.meant,
    unquoted: answer.unquoted,
    ...(shelf && { facets: countAll(dated, shelf, state) }),
    isFinal,
  };
}

function countAll(
  pages: readonly number[],
  shelf: Shelf,
  { chosen }: ArchiveState,
): Record<Facet, FacetCount[]> {
  return ofFacets((facet) => {
    const counts = countFacet(pages, shelf, chosen, facet);
    return shelf.facets[facet].values.map((value) => ({ ...value, count: counts.get(value.id) ?? 0 }));
  });
}

function order(pages: readonly number[], shelf: Shelf, sort: ArchiveState['sort']): readonly number[] {
  switch (sort) {
    case 'phu-hop':
      return pages;
    case 'moi-nhat':
      return byDate(pages, shelf, 'newest');
    case 'cu-nhat':
      return byDate(pages, shelf, 'oldest');
  }
}
