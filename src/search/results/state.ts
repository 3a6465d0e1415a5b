import { tidyQuery } from '../query/tidy-query.ts';
import { FACETS, type Facet } from '../store/shelf.ts';

/** What the archive shows, and what its address says. */
export interface ArchiveState {
  readonly query: string;
  /** The chosen values of each facet, by id, in order. Values of one facet are alternatives; facets narrow each other. */
  readonly chosen: Readonly<Record<Facet, readonly string[]>>;
  readonly sort: Sort;
  /** ISO dates, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** As it was typed, without corrections. */
  readonly literally: boolean;
  /** From 1. */
  readonly page: number;
}

/** `phu-hop` is the default: by relevance, and without a query the newest first. */
export const SORTS = ['phu-hop', 'moi-nhat', 'cu-nhat'] as const;
type Sort = (typeof SORTS)[number];

/** How many results a page shows. */
export const PAGE_SIZE = 10;
const MOST_CHOSEN = 30;
const MOST_PAGES = 9999;

/** Reads an address, for example `?q=thi+dua&nam=2020&loai=sang-kien&tu=2020-02-01&sap-xep=moi-nhat&trang=2`. What makes no sense is left out. */
export function readState(parameters: URLSearchParams): ArchiveState {
  const chosen = (facet: Facet): string[] => {
    const ids = parameters.getAll(facet).filter((id) => /^[a-z\d-]{1,80}$/.test(id));
    return [...new Set(ids)].toSorted().slice(0, MOST_CHOSEN);
  };
  const day = (name: string): string | undefined => {
    const text = parameters.get(name) ?? '';
    return isDay(text) ? text : undefined;
  };
  const page = Number(/^[1-9]\d{0,3}$/.exec(parameters.get('trang') ?? '')?.[0] ?? 1);
  return {
    query: tidyQuery(parameters.get('q') ?? ''),
    chosen: Object.fromEntries(FACETS.map((facet) => [facet, chosen(facet)])) as Record<Facet, string[]>,
    from: day('tu'),
    to: day('den'),
    sort: SORTS.find((sort) => sort === parameters.get('sap-xep')) ?? 'phu-hop',
    literally: parameters.get('nguyen-van') === '1',
    page: Math.min(page, MOST_PAGES),
  };
}

/** An ISO date of the calendar: `2020-02-30` is none. */
export function isDay(text: string): boolean {
  return /^(?:19|20)\d\d-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.slice(0, 10) === text;
}

/** The shortest address of a state: what is as by default is not written. */
export function writeState({
  query,
  chosen,
  from,
  to,
  sort,
  literally,
  page,
}: ArchiveState): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  for (const facet of FACETS) for (const id of chosen[facet]) parameters.append(facet, id);
  if (from) parameters.set('tu', from);
  if (to) parameters.set('den', to);
  if (sort !== 'phu-hop') parameters.set('sap-xep', sort);
  if (literally && query) parameters.set('nguyen-van', '1');
  if (page > 1) parameters.set('trang', String(page));
  return parameters;
}

/** Chooses a facet's value, or takes the choice back; always from the first page. */
export function toggleChoice(state: ArchiveState, facet: Facet, id: string): ArchiveState {
  const before = state.chosen[facet];
  const after = before.includes(id) ? before.filter((other) => other !== id) : [...before, id].toSorted();
  return { ...state, chosen: { ...state.chosen, [facet]: after }, page: 1 };
}

/** All facets and days open, first page. */
export function clearChoices(state: ArchiveState): ArchiveState {
  return {
    ...state,
    chosen: { nam: [], loai: [], donvi: [], linhvuc: [] },
    from: undefined,
    to: undefined,
    page: 1,
  };
}

export function countChoices({ chosen, from, to }: ArchiveState): number {
  return FACETS.reduce((sum, facet) => sum + chosen[facet].length, (from ? 1 : 0) + (to ? 1 : 0));
}
