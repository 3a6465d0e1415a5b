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

/** A segment that was built: its pages by address, newest first. */
export interface Segment {
  readonly id: string;
  /** Pagefind names a page by its `fragment`. */
  readonly pages: ReadonlyMap<string, { readonly key: string; readonly fragment: string }>;
}

export interface SegmentPlan {
  readonly keep: readonly Segment[];
  /** The pages of each segment to build, newest first. Together with what `keep` holds unmasked they are all pages. */
  readonly build: readonly (readonly Page[])[];
}

/** With more pages than this the small segment takes longer to write than an editor likes to wait. */
export const MOST_FRESH = 200;
/** Pagefind needs about 0.2 GB of memory for each thousand pages while it builds. */
export const MOST_PAGES = 20_000;

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
    wanted.filter(({ url, key }) => !segments.some(({ pages }) => pages.get(url)?.key === key));
  if (!settle && uncovered(whole).length === 0) return { keep: whole, build: [] };

  let keep = whole.filter(({ pages }) => pages.size > MOST_FRESH);
  let fresh = uncovered(keep);
  if (settle || fresh.length > MOST_FRESH) {
    keep = keep.filter((segment) => maskedIn(segment, keys).length === 0);
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

/** The fragments of a segment's pages that are newer elsewhere, or gone. */
export function maskedIn({ pages }: Segment, keys: ReadonlyMap<string, string>): string[] {
  return [...pages].flatMap(([url, { key, fragment }]) => (keys.get(url) === key ? [] : [fragment]));
}
