import { ofFacets, type Columns, type Facet, type FacetValue } from '../store/shelf.ts';

/** The archive before any query: every page in order, and what its facets count. Pages are numbered through all segments. */
export interface Shelf {
  /** All pages that can be found. */
  readonly newestFirst: Uint32Array;
  /** By page: days since 1970-01-01. */
  readonly days: Int32Array;
  readonly facets: Readonly<Record<Facet, ShelvedFacet>>;
}

export interface ShelvedFacet {
  /** In the order in which readers see them: years from the newest, units by the alphabet, all else by size. */
  readonly values: readonly FacetValue[];
  /** By page: which of the values it has, from 1; 0 for none. */
  readonly of: Uint16Array;
}

/**
 * The shelves of several segments as one.
 *
 * @param order how many pages come from which segment before the next, newest first (see the manifest)
 * @param masked for each segment which of its pages are newer elsewhere
 */
export function joinShelves(
  shelves: readonly Columns[],
  masked: readonly ReadonlySet<number>[],
  order: readonly (readonly [segment: number, pages: number])[],
): Shelf {
  const starts: number[] = [];
  let size = 0;
  for (const { days } of shelves) {
    starts.push(size);
    size += days.length;
  }
  const days = new Int32Array(size);
  for (const [segment, shelf] of shelves.entries()) days.set(shelf.days, starts[segment]);

  const next = shelves.map(() => 0);
  const newestFirst: number[] = [];
  for (const [segment, pages] of order) {
    const end = shelves[segment]?.days.length ?? 0;
    for (let left = pages; left > 0 && next[segment]! < end; next[segment]! += 1) {
      if (masked[segment]?.has(next[segment]!)) continue;
      newestFirst.push(starts[segment]! + next[segment]!);
      left -= 1;
    }
  }
  const pages = Uint32Array.from(newestFirst);
  return {
    newestFirst: pages,
    days,
    facets: ofFacets((facet) => joinFacet(facet, shelves, starts, size, pages)),
  };
}

function joinFacet(
  facet: Facet,
  shelves: readonly Columns[],
  starts: readonly number[],
  size: number,
  pages: Uint32Array,
): ShelvedFacet {
  const met = new Map<string, FacetValue & { number: number; pages: number }>();
  const of = new Uint16Array(size);
  for (const [segment, { facets }] of shelves.entries()) {
    const column = facets[facet];
    const numbers = column.values.map((value) => {
      const known = met.get(value.id) ?? { ...value, number: met.size + 1, pages: 0 };
      met.set(value.id, known);
      return known.number;
    });
    for (const [at, number] of column.of.entries()) of[starts[segment]! + at] = numbers[number - 1] ?? 0;
  }
  const values = [...met.values()];
  for (const page of pages) {
    const value = values[of[page]! - 1];
    if (value) value.pages += 1;
  }
  const sorted = values
    .filter((value) => value.pages > 0)
    .sort((one, other) => {
      const byName = one.label.localeCompare(other.label, 'vi');
      if (facet === 'nam') return -byName;
      return facet === 'donvi' ? byName : other.pages - one.pages || byName;
    });
  const places = new Map(sorted.map(({ number }, place) => [number, place + 1]));
  return {
    values: sorted.map(({ id, label }) => ({ id, label })),
    of: of.map((number) => places.get(number) ?? 0),
  };
}
