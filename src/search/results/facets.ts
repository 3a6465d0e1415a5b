import { cardIn } from '../index/card.ts';
import type { Hit, Pagefind } from '../query/pagefind.ts';

/** Facets in the order in which readers see them. */
export const FACETS = ['nam', 'loai', 'donvi', 'linhvuc'] as const;
export type Facet = (typeof FACETS)[number];

export interface FacetValue {
  /** For addresses: `sang-kien`, `2020`. */
  readonly id: string;
  readonly label: string;
  /** Pages of the whole archive with this value. */
  readonly pages: ReadonlySet<string>;
}

/** The archive before any query: every page, newest first, and which pages each facet's value has. */
export interface Shelf {
  readonly newestFirst: readonly Hit[];
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>;
}

/**
 * Asks Pagefind once per value for its pages. Counts for any set of results, however they were found, are then intersections
 * in memory: exact, at no request a click. (Pagefind counts only what its own single search found.)
 */
export async function openShelf(pagefind: Pagefind): Promise<Shelf> {
  const [{ results }, filters] = await Promise.all([
    pagefind.search(null, { sort: { ngay: 'desc' } }),
    pagefind.filters(),
  ]);
  const facets = await Promise.all(
    FACETS.map((facet) => openFacet(pagefind, facet, Object.keys(filters[facet] ?? {}))),
  );
  return {
    newestFirst: results,
    facets: Object.fromEntries(
      FACETS.map((facet, at) => [facet, facets[at] ?? []]),
    ) as unknown as Shelf['facets'],
  };
}

async function openFacet(pagefind: Pagefind, facet: Facet, values: readonly string[]): Promise<FacetValue[]> {
  const opened = await Promise.all(
    values.map(async (value) => {
      const { results } = await pagefind.search(null, { filters: { [facet]: value } });
      const [id = value, label = value] = value.split('|');
      return { id, label, pages: new Set(results.map((result) => result.id)) };
    }),
  );
  // Years from the newest; all else by size, then by the alphabet.
  return opened.toSorted((a, b) =>
    facet === 'nam'
      ? b.id.localeCompare(a.id)
      : b.pages.size - a.pages.size || a.label.localeCompare(b.label, 'vi'),
  );
}

export type Chosen = Readonly<Record<Facet, readonly string[]>>;

/** The hits that have, for each facet with a choice, one of the chosen values; a choice that the archive doesn't know has none. */
export function narrow(hits: readonly Hit[], shelf: Shelf, chosen: Chosen, except?: Facet): Hit[] {
  const asked = FACETS.filter((facet) => facet !== except && chosen[facet].length);
  const allowed = asked.map((facet) => shelf.facets[facet].filter(({ id }) => chosen[facet].includes(id)));
  return hits.filter(({ id }) => allowed.every((values) => values.some(({ pages }) => pages.has(id))));
}

/** For each value, how many results choosing it (beside its facet's other values) would show. */
export function countFacet(
  hits: readonly Hit[],
  shelf: Shelf,
  chosen: Chosen,
  facet: Facet,
): Map<string, number> {
  const others = narrow(hits, shelf, chosen, facet);
  return new Map(
    shelf.facets[facet].map(({ id, pages }) => [
      id,
      others.reduce((sum, hit) => sum + (pages.has(hit.id) ? 1 : 0), 0),
    ]),
  );
}

/** The hits by date: every page's place on the shelf, from the newest or the oldest. */
export function byDate(hits: readonly Hit[], shelf: Shelf, direction: 'newest' | 'oldest'): Hit[] {
  const ids = new Set(hits.map(({ id }) => id));
  const sorted = shelf.newestFirst.filter(({ id }) => ids.has(id));
  return direction === 'newest' ? sorted : sorted.toReversed();
}

/** Days of the calendar, both included; `undefined` for no limit. ISO dates. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * The hits of some days. No index tells a page's day, but the shelf is in their order: halving it finds where the days begin and
 * end with some ten pages looked into, however large the archive.
 */
export async function withinDays(
  hits: readonly Hit[],
  shelf: Shelf,
  { from, to }: Days,
): Promise<readonly Hit[]> {
  if (!from && !to) return hits;
  const start = to ? await firstPlace(shelf, (day) => day <= to) : 0;
  const end = from ? await firstPlace(shelf, (day) => day < from) : shelf.newestFirst.length;
  const ids = new Set(shelf.newestFirst.slice(start, end).map(({ id }) => id));
  return hits.filter(({ id }) => ids.has(id));
}

async function firstPlace({ newestFirst }: Shelf, isPast: (day: string) => boolean): Promise<number> {
  let low = 0;
  let high = newestFirst.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const page = await newestFirst[middle]?.data();
    if (page && isPast(cardIn(page).date)) high = middle;
    else low = middle + 1;
  }
  return low;
}
