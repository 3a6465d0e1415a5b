import { ByteReader, type ByteWriter } from './bytes.ts';

/** The pages that a term stands on. */
export interface Postings {
  /** Ascending. */
  readonly pages: Uint32Array;
  /** For each page, how much of it the term makes out: 1 to {@link FULL_IMPACT}. */
  readonly impacts: Uint8Array;
}

/** The greatest impact: four bits tell a term's share of a page as finely as a ranking can use. */
export const FULL_IMPACT = 15;

/** Where a term begins on each page, as counts of words from the page's first: ascending, by page. */
export type Positions = ReadonlyMap<number, readonly number[]>;

/** Gaps between pages, then impacts: apart, since bytes of one sort pack better. */
export function writePostings(writer: ByteWriter, { pages, impacts }: Postings): void {
  let last = -1;
  for (const page of pages) {
    writer.number(page - last - 1);
    last = page;
  }
  writer.append(impacts);
}

/** @param count how many pages; the directory of the file tells */
export function readPostings(bytes: Uint8Array, count: number): Postings {
  const reader = new ByteReader(bytes);
  const pages = new Uint32Array(count);
  const impacts = new Uint8Array(count);
  let last = -1;
  for (let at = 0; at < count; at++) pages[at] = last = last + reader.number() + 1;
  for (let at = 0; at < count; at++) impacts[at] = reader.byte();
  return { pages, impacts };
}

/** One page's positions: how many, then the gaps between them. */
export function writePositions(writer: ByteWriter, positions: readonly number[]): void {
  writer.number(positions.length);
  let last = 0;
  for (const position of positions) {
    writer.number(position - last);
    last = position;
  }
}

/** @param pages of the same term's postings */
export function readPositions(bytes: Uint8Array, pages: Uint32Array): Positions {
  const reader = new ByteReader(bytes);
  const positions = new Map<number, number[]>();
  for (const page of pages) {
    let last = 0;
    positions.set(
      page,
      Array.from({ length: reader.number() }, () => (last += reader.number())),
    );
  }
  return positions;
}

const NONE: Postings = { pages: new Uint32Array(), impacts: new Uint8Array() };

/** Several lists as one; a page of several counts with its greatest impact. */
export function unite(lists: readonly Postings[]): Postings {
  // The shortest first: mostly one spelling has nearly all pages, and should be gone through once.
  const sorted = lists.toSorted((one, other) => one.pages.length - other.pages.length);
  return sorted.reduce(uniteTwo, NONE);
}

function uniteTwo(one: Postings, other: Postings): Postings {
  if (!one.pages.length) return other;
  const most = one.pages.length + other.pages.length;
  const pages = new Uint32Array(most);
  const impacts = new Uint8Array(most);
  let [left, right, length] = [0, 0, 0];
  while (left < one.pages.length || right < other.pages.length) {
    const first = one.pages[left] ?? Infinity;
    const second = other.pages[right] ?? Infinity;
    pages[length] = Math.min(first, second);
    impacts[length] = Math.max(
      first <= second ? one.impacts[left++]! : 0,
      second <= first ? other.impacts[right++]! : 0,
    );
    length += 1;
  }
  return { pages: pages.subarray(0, length), impacts: impacts.subarray(0, length) };
}

/** The pages of all lists, each with its least impact. */
export function intersect(lists: readonly Postings[]): Postings {
  const [first = NONE, ...others] = lists.toSorted((one, other) => one.pages.length - other.pages.length);
  return others.reduce(intersectTwo, first);
}

function intersectTwo(one: Postings, other: Postings): Postings {
  const pages = new Uint32Array(one.pages.length);
  const impacts = new Uint8Array(one.pages.length);
  let [at, length] = [0, 0];
  for (const [place, page] of one.pages.entries()) {
    while (other.pages[at]! < page) at += 1;
    if (other.pages[at] !== page) continue;
    pages[length] = page;
    impacts[length] = Math.min(one.impacts[place]!, other.impacts[at]!);
    length += 1;
  }
  return { pages: pages.subarray(0, length), impacts: impacts.subarray(0, length) };
}
