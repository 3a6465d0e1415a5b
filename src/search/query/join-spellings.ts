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

/**
 * The spellings of several segments as one: pages get their numbers among all, and those that are newer elsewhere go. A spelling
 * that stands on no other is none.
 */
export async function joinSpellings(placed: readonly PlacedSpelling[]): Promise<Spelling[]> {
  const groups = new Map<string, (PlacedSpelling & { readonly pages: number })[]>();
  for (const part of await Promise.all(
    placed.map(async (one) => ({ ...one, pages: await countShown(one) })),
  )) {
    if (part.pages === 0) continue;
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
        pages: parts.reduce((sum, { pages }) => sum + pages, 0),
        isLong: parts.some(({ spelling }) => spelling.isLong),
        postings: async () => joinPostings(await Promise.all(parts.map(shownPostings))),
        positions: async () => joinPositions(await Promise.all(parts.map(shownPositions))),
      },
    ];
  });
}

/** On how many pages a spelling may be shown: exactly where all may be hidden, and at most so many where they can't. */
async function countShown({ spelling, hidden }: PlacedSpelling): Promise<number> {
  if (spelling.pages > hidden.size) return spelling.pages;
  return (await spelling.postings()).pages.filter((page) => !hidden.has(page)).length;
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
