import { maskedIn, type Page, type Segment } from './plan-segments.ts';

/** `segments.json`: what a reader's browser needs to know to search several indexes as one. */
export interface Manifest {
  readonly segments: readonly {
    /** The segment's folder beside the manifest, with a closing slash. */
    readonly path: string;
    /** Fragments that no result may come from. */
    readonly masked: readonly string[];
  }[];
  /** How many pages can be found. */
  readonly pages: number;
  /**
   * Which segment the archive's pages are in, newest first, as runs of `[segment, how many]`: with each segment's own pages by
   * date, this gives the order of all, in a few bytes where a date for each page would be 100 kB.
   */
  readonly order: readonly (readonly [segment: number, pages: number])[];
}

export const MANIFEST = 'segments.json';

/**
 * @param segments all that the archive is in; a page is taken from the first that has it as it should be
 * @param wanted all pages, newest first
 */
export function manifestOf(segments: readonly Segment[], wanted: readonly Page[]): Manifest {
  const keys = new Map(wanted.map(({ url, key }) => [url, key]));
  const order: [number, number][] = [];
  for (const { url, key } of wanted) {
    const segment = segments.findIndex(({ pages }) => pages.get(url)?.key === key);
    const run = order.at(-1);
    if (run?.[0] === segment) run[1] += 1;
    else order.push([segment, 1]);
  }
  return {
    segments: segments.map((segment) => ({ path: `${segment.id}/`, masked: maskedIn(segment, keys) })),
    pages: wanted.length,
    order,
  };
}
