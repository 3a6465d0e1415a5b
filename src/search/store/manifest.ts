/** `segments.json`: what a reader's browser needs to know to search several segments as one. */
export interface Manifest {
  readonly segments: readonly ManifestSegment[];
  /** How many pages can be found. */
  readonly pages: number;
  /**
   * Which segment the archive's pages are in, newest first, as runs of `[segment, how many]`: with each segment's own pages by
   * date, this gives the order of all, in a few bytes where a number for each page would be 50 kB.
   */
  readonly order: readonly (readonly [segment: number, pages: number])[];
}

export interface ManifestSegment {
  /** The segment's folder beside the manifest, with a closing slash. */
  readonly path: string;
  /** How many pages it holds. */
  readonly pages: number;
  /** Over how many files its terms are spread. */
  readonly shards: number;
  /** The numbers of its pages that no result may come from. */
  readonly masked: readonly number[];
}

export const MANIFEST = 'segments.json';
