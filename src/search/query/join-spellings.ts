import type { Positions, Postings } from '../store/postings.ts';
import type { Spelling } from '../store/terms.ts';

/** A spelling as one segment has it, and where the segment's pages stand among all. */
export interface PlacedSpelling {
  readonly spelling: Spelling;
  /** The number of the segment's first page. */
  readonly start: number;
  /** Which of its pages, by their numbers in it, no result may come from. */
  readonly hidden: ReadonlySet<number>;
}

/** The spellings of several segments as one: pages get their numbers among all, and those that are newer elsewhere go. */
export function joinSpellings(placed: readonly PlacedSpelling[]): Spelling[] {
  const groups = new Map<string, PlacedSpelling[]>();
  for (const part of placed) {
    const group = groups.get(part.spelling.spelling);
    if (group) group.push(part);
    else groups.set(part.spelling.spelling, [part]);
  }
  return [...groups.values()].flatMap((parts) => {
    const [first] = parts;
    if (!first) return [];
    if (parts.length === 1 && first.start === 0 && first.hidden.size === 0) return [first.spelling];
    return [
      {
        spelling: first.spelling.spelling,
        bare: first.spelling.bare,
        pages: parts.reduce((sum, { spelling }) => sum + spelling.pages, 0),
        isLong: parts.some(({ spelling }) => spelling.isLong),
        postings: async () => joinPostings(await Promise.all(parts.map(shownPostings))),
        positions: async () => joinPositions(await Promise.all(parts.map(shownPositions))),
      },
    ];
  });
}

async function shownPostings({ spelling, start, hidden }: PlacedSpelling): Promise<Postings> {
  const { pages, impacts } = await spelling.postings();
  const isShown = (page: number): boolean => !hidden.has(page);
  return {
    pages: (hidden.size ? pages.filter(isShown) : pages).map((page) => page + start),
    impacts: hidden.size ? impacts.filter((_, at) => isShown(pages[at] ?? 0)) : impacts,
  };
}

async function shownPositions({
  spelling,
  start,
  hidden,
}: PlacedSpelling): Promise<[number, readonly number[]][]> {
  return [...(await spelling.positions())].flatMap(([page, positions]) =>
    hidden.has(page) ? [] : [[page + start, positions] as [number, readonly number[]]],
  );
}

/** One after the other: a later segment's pages have greater numbers. */
function joinPostings(parts: readonly Postings[]): Postings {
  const length = parts.reduce((sum, { pages }) => sum + pages.length, 0);
  const pages = new Uint32Array(length);
  const impacts = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    pages.set(part.pages, at);
    impacts.set(part.impacts, at);
    at += part.pages.length;
  }
  return { pages, impacts };
}

const joinPositions = (parts: readonly (readonly [number, readonly number[]][])[]): Positions =>
  new Map(parts.flat());
