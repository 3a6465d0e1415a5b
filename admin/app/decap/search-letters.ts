import { foldForCompare } from '../../../src/vietnamese/text.ts';

interface Match<Item> {
  readonly string: string;
  readonly score: number;
  readonly index: number;
  readonly original: Item;
}

/** Decap's search of entries shows what scores more than 5. */
const WHOLE = 100;
const WORDS = 50;

const withoutGaps = (folded: string): string => folded.replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Stands in for the package `fuzzy`, by which Decap looks through lists, references and the photo library: finds a text by
 * its letters, with or without their marks, large or small, as one run or word by word in any order.
 *
 * @returns the matches in the list's order; all of the list for an empty term
 */
export function filter<Item>(
  term: string,
  items: readonly Item[],
  { extract = String }: { readonly extract?: (item: Item) => string | number | undefined } = {},
): Match<Item>[] {
  const folded = foldForCompare(term);
  // The photo library takes the spaces out of what was typed, and its names have hyphens.
  const run = withoutGaps(folded);
  const words = folded.split(' ').filter(Boolean);
  return items.flatMap((original, index) => {
    const string = foldForCompare(String(extract(original) ?? ''));
    const score = withoutGaps(string).includes(run)
      ? WHOLE
      : words.every((word) => string.includes(word))
        ? WORDS
        : 0;
    return score > 0 ? [{ string, score, index, original }] : [];
  });
}

export default { filter };
