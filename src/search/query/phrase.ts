import { intersect, unite, type Positions, type Postings } from '../store/postings.ts';
import type { Spelling } from '../store/terms.ts';
import { bareTerm } from '../words/bare.ts';
import type { ArchiveIndex } from './open-index.ts';

/** A list of pages, and whether it takes another file to load. */
export type Listed = Pick<Spelling, 'isLong' | 'postings'>;

/** The pages of a term in some of its spellings. */
export const postingsOf = async (spellings: readonly Listed[]): Promise<Postings> =>
  unite(await Promise.all(spellings.map((spelling) => spelling.postings())));

/**
 * A run of words as steps from each word to the next, every step with the spellings that it may have. The spelling that was typed
 * alone, or any.
 *
 * @param words two or more, small letters
 */
export async function stepsOf(
  index: ArchiveIndex,
  words: readonly string[],
  { exactly }: { readonly exactly: boolean },
): Promise<(readonly Spelling[])[]> {
  return Promise.all(
    words.slice(1).map(async (right, at) => {
      const pair = `${words[at] ?? ''} ${right}`;
      const spellings = await index.find(bareTerm(pair));
      return exactly ? spellings.filter(({ spelling }) => spelling === pair) : spellings;
    }),
  );
}

/** The pages on which words stand side by side, in the spelling that was typed or in any. */
export async function pagesOfPhrase(
  index: ArchiveIndex,
  words: readonly string[],
  way: { readonly exactly: boolean },
): Promise<Postings> {
  const [only = ''] = words;
  if (words.length > 1) return pagesWith(await stepsOf(index, words, way));
  const any = await index.find(bareTerm(only));
  return postingsOf(way.exactly ? any.filter(({ spelling }) => spelling === only) : any);
}

/** The pages on which the steps follow each other. Where they begin is loaded only if some page has all of them. */
export async function pagesWith(steps: readonly (readonly Spelling[])[]): Promise<Postings> {
  const lists = await Promise.all(steps.map(postingsOf));
  const common = intersect(lists);
  if (steps.length === 1 || common.pages.length === 0) return common;
  const positions = await Promise.all(steps.map(positionsOf));
  return keep(common, (page) => follow(positions.map((step) => step.get(page) ?? [])));
}

async function positionsOf(spellings: readonly Spelling[]): Promise<Positions> {
  const lists = await Promise.all(spellings.map((spelling) => spelling.positions()));
  const [only] = lists;
  if (only && lists.length === 1) return only;
  const positions = new Map<number, number[]>();
  for (const [page, places] of lists.flatMap((list) => [...list])) {
    const known = positions.get(page);
    if (known) known.push(...places);
    else positions.set(page, [...places]);
  }
  return positions;
}

/** Whether there is a place from which each step begins one word after the step before. */
function follow([first = [], ...others]: readonly (readonly number[])[]): boolean {
  const later = others.map((places) => new Set(places));
  return first.some((start) => later.every((places, step) => places.has(start + step + 1)));
}

function keep({ pages, impacts }: Postings, isKept: (page: number) => boolean): Postings {
  const kept = Array.from(pages, isKept);
  return { pages: pages.filter((_, at) => kept[at]), impacts: impacts.filter((_, at) => kept[at]) };
}
