import type { StoreFile } from './files.ts';

/** Facets in the order in which readers see them. */
export const FACETS = ['nam', 'loai', 'donvi', 'linhvuc'] as const;
export type Facet = (typeof FACETS)[number];

/** A facet's value: its id for addresses, `sang-kien`, and its name for readers. */
export interface FacetValue {
  readonly id: string;
  readonly label: string;
}

/** What the archive counts a page by and orders it by. */
export interface ShelvedPage {
  /** ISO date, YYYY-MM-DD; absent where it has none. */
  readonly date?: string | undefined;
  readonly facets: Readonly<Partial<Record<Facet, FacetValue>>>;
}

/** The same of all pages of a segment, in columns, which pack to one or two bytes a page. */
export interface Columns {
  /** Days since 1970-01-01; {@link NO_DAY} where a page has none. */
  readonly days: Int32Array;
  readonly facets: Readonly<Record<Facet, Column>>;
}

export interface Column {
  readonly values: readonly FacetValue[];
  /** Of each page the number of its value, from 1; 0 for none. */
  readonly of: Uint16Array;
}

export const SHELF_FILE = 'shelf.gz';

/** As the file has them: of each page the days from the page before, which are few, since pages are in the order of their dates. */
interface Written {
  readonly days: readonly number[];
  readonly facets: Readonly<
    Record<Facet, { readonly values: readonly FacetValue[]; readonly of: readonly number[] }>
  >;
}

const DAY_MS = 86_400_000;
export const NO_DAY = 0;

/** @param date ISO date */
export const dayOf = (date: string): number => Date.parse(date) / DAY_MS;

/** @param make of each facet */
export const ofFacets = <Made>(make: (facet: Facet) => Made): Record<Facet, Made> =>
  Object.fromEntries(FACETS.map((facet) => [facet, make(facet)])) as Record<Facet, Made>;

export function packShelf(pages: readonly ShelvedPage[]): StoreFile {
  const days = pages.map(({ date }) => (date ? dayOf(date) : NO_DAY));
  const written: Written = {
    days: days.map((day, at) => day - (days[at - 1] ?? 0)),
    facets: ofFacets((facet) => numberValues(pages.map(({ facets }) => facets[facet]))),
  };
  return { name: SHELF_FILE, bytes: new TextEncoder().encode(JSON.stringify(written)) };
}

/** Values get their numbers in the order in which they are met. */
export function numberValues(all: readonly (FacetValue | undefined)[]): {
  values: FacetValue[];
  of: number[];
} {
  const numbers = new Map<string, number>();
  const values: FacetValue[] = [];
  const of = all.map((value) => {
    if (!value) return 0;
    const known = numbers.get(value.id);
    if (known !== undefined) return known;
    const number = values.push(value);
    numbers.set(value.id, number);
    return number;
  });
  return { values, of };
}

/** @throws SyntaxError for what {@link packShelf} did not write */
export function readShelf(file: Uint8Array): Columns {
  const written = JSON.parse(new TextDecoder().decode(file)) as Written;
  let day = 0;
  return {
    days: Int32Array.from(written.days, (step) => (day += step)),
    facets: ofFacets((facet) => {
      const { values, of } = written.facets[facet];
      return { values, of: Uint16Array.from(of) };
    }),
  };
}
