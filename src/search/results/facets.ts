import type { Shelf } from '../query/join-shelves.ts';
import { dayOf, FACETS, NO_DAY, type Facet } from '../store/shelf.ts';

/** The chosen values of each facet, by id. */
export type Chosen = Readonly<Record<Facet, readonly string[]>>;

/** The pages that have, for each facet with a choice, one of the chosen values; a choice that the archive doesn't know has none. */
export function narrow(pages: readonly number[], shelf: Shelf, chosen: Chosen, except?: Facet): number[] {
  const asked = FACETS.filter((facet) => facet !== except && chosen[facet].length).map((facet) => {
    const { values, of } = shelf.facets[facet];
    // By number, from 1.
    return { of, allowed: [false, ...values.map(({ id }) => chosen[facet].includes(id))] };
  });
  return pages.filter((page) => asked.every(({ of, allowed }) => allowed[of[page] ?? 0]));
}

/** For each value, how many results choosing it (beside its facet's other values) would show. */
export function countFacet(
  pages: readonly number[],
  shelf: Shelf,
  chosen: Chosen,
  facet: Facet,
): Map<string, number> {
  const { values, of } = shelf.facets[facet];
  const counts = new Uint32Array(values.length + 1);
  for (const page of narrow(pages, shelf, chosen, facet)) counts[of[page] ?? 0]! += 1;
  return new Map(values.map(({ id }, at) => [id, counts[at + 1] ?? 0]));
}

/** The pages by date: as they stand on the shelf, from the newest or the oldest. */
export function byDate(pages: readonly number[], shelf: Shelf, direction: 'newest' | 'oldest'): number[] {
  const wanted = new Set(pages);
  const sorted = [...shelf.newestFirst].filter((page) => wanted.has(page));
  return direction === 'newest' ? sorted : sorted.toReversed();
}

/** Days of the calendar, both included; `undefined` for no limit. ISO dates. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The pages of some days. */
export function withinDays(pages: readonly number[], shelf: Shelf, { from, to }: Days): readonly number[] {
  if (!from && !to) return pages;
  const first = from ? dayOf(from) : -Infinity;
  const last = to ? dayOf(to) : Infinity;
  return pages.filter((page) => {
    const day = shelf.days[page] ?? NO_DAY;
    return day !== NO_DAY && day >= first && day <= last;
  });
}
