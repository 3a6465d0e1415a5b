import type { Manifest } from '../store/manifest.ts';

/**
 * How the archive is cut into search indexes. One index of everything would have to be written anew at each publication: ten
 * seconds at 10,000 pages. Many small ones are quick to publish, but a reader's first search would load from each of them. So,
 * as in a log-structured store: large segments that stay as they are, one small segment of what was published or edited
 * since, and for each large one a list of pages that are newer elsewhere.
 */

/** One page as a segment holds it. */
export interface Page {
  /** The page's address. */
  readonly url: string;
  /** Changes whenever what the index says of the page changes. */
  readonly key: string;
}

/** A segment that was built. */
export interface Segment {
  readonly id: string;
  /** Over how many files its terms are spread. */
  readonly shards: number;
  /** The key of each page by its address, newest first: a page's number in the segment is its place here. */
  readonly pages: ReadonlyMap<string, string>;
}

export interface SegmentPlan {
  readonly keep: readonly Segment[];
  /** The pages of each segment to build, newest first. Together with what `keep` holds unmasked they are all pages. */
  readonly build: readonly (readonly Page[])[];
}

/** With more pages than this the small segment takes longer to write than an editor likes to wait. */
export const MOST_FRESH = 200;
/** Measured: 50,000 stories of 700 words take 1.4 GB of memory while their segment is built, 10,000 take 0.65. */
export const MOST_PAGES = 50_000;

/**
 * Which segments stay and which are to be built.
 *
 * A segment with a page that has left the archive never stays: its words would stay in a file. Words that an edit took away do
 * stay until the segments settle, but no search shows them.
 *
 * @param had the segments of the build before
 * @param wanted all pages of the archive, newest first
 * @param settle whether there is time to build large segments anew, so that nothing is masked and little is loaded
 */
export function planSegments(
  had: readonly Segment[],
  wanted: readonly Page[],
  { settle }: { readonly settle: boolean },
): SegmentPlan {
  const keys = new Map(wanted.map(({ url, key }) => [url, key]));
  const whole = had.filter(({ pages }) => [...pages.keys()].every((url) => keys.has(url)));
  const uncovered = (segments: readonly Segment[]): Page[] =>
    wanted.filter(({ url, key }) => !segments.some(({ pages }) => pages.get(url) === key));
  if (!settle && uncovered(whole).length === 0) return { keep: whole, build: [] };

  let keep = whole.filter(({ pages }) => pages.size > MOST_FRESH);
  let fresh = uncovered(keep);
  if (settle || fresh.length > MOST_FRESH) {
    if (settle) keep = keep.filter((segment) => maskedIn(segment, keys).length === 0);
    fresh = uncovered(keep);
    const roomy = keep.find(({ pages }) => pages.size + fresh.length <= MOST_PAGES);
    if (roomy && fresh.length > 0) {
      keep = keep.filter((segment) => segment !== roomy);
      fresh = uncovered(keep);
    }
  }
  return { keep, build: cut(fresh) };
}

/** Pages in as few parts as may be, of like size. */
function cut(pages: readonly Page[]): Page[][] {
  const parts = Math.ceil(pages.length / MOST_PAGES);
  const size = Math.ceil(pages.length / Math.max(1, parts));
  return Array.from({ length: parts }, (_, part) => pages.slice(part * size, (part + 1) * size));
}

/** The numbers of a segment's pages that are newer elsewhere, or gone. */
export function maskedIn({ pages }: Segment, keys: ReadonlyMap<string, string>): number[] {
  return [...pages].flatMap(([url, key], number) => (keys.get(url) === key ? [] : [number]));
}

/**
 * @param segments all that the archive is in; a page is taken from the one that has it as it should be
 * @param wanted all pages, newest first
 */
export function manifestOf(segments: readonly Segment[], wanted: readonly Page[]): Manifest {
  const keys = new Map(wanted.map(({ url, key }) => [url, key]));
  const order: [number, number][] = [];
  for (const { url, key } of wanted) {
    const segment = segments.findIndex(({ pages }) => pages.get(url) === key);
    const run = order.at(-1);
    if (run?.[0] === segment) run[1] += 1;
    else order.push([segment, 1]);
  }
  return {
    segments: segments.map((segment) => ({
      path: `${segment.id}/`,
      pages: segment.pages.size,
      shards: segment.shards,
      masked: maskedIn(segment, keys),
    })),
    pages: wanted.length,
    order,
  };
}
