import type { StoreFile } from './files.ts';

/** One page of the archive: what is indexed of it, and what a result shows. */
export interface SearchRecord {
  /** The page's address, as links on the site write it. */
  readonly url: string;
  readonly title: string;
  /** What readers call this sort of page: `Gương điển hình`. */
  readonly kind: string;
  /** The same for addresses: `guong-dien-hinh`. */
  readonly kindId: string;
  readonly unit?: string;
  readonly topic?: string;
  /** ISO date, YYYY-MM-DD; absent where it has none, as a unit's page. */
  readonly date?: string;
  readonly summary: string;
  /** The body as plain text, one block a line; a heading is a line of its own. */
  readonly text: string;
  readonly sample: boolean;
  readonly people?: readonly string[];
  /** The body's headings in order, with the ids that they have on the page. */
  readonly headings?: readonly { readonly id: string; readonly text: string }[];
  /** How much it counts beside others; 1 where nothing is said. A row of a list comes below the article about it. */
  readonly weight?: number;
  readonly art?: {
    readonly src: string;
    readonly width: number;
    readonly height: number;
    /** The class that keeps its subject in sight where it is cut (`styles/focus.css`). */
    readonly focus?: string;
  };
}

/** A file a page, some 2 KB packed: results show ten, wherever they are. */
export const recordFile = (page: number): string => `pages/${page}.gz`;

export const packRecord = (record: SearchRecord, page: number): StoreFile => ({
  name: recordFile(page),
  bytes: new TextEncoder().encode(JSON.stringify(record)),
});

/** @throws SyntaxError for what {@link packRecord} did not write */
export const readRecord = (file: Uint8Array): SearchRecord =>
  JSON.parse(new TextDecoder().decode(file)) as SearchRecord;
