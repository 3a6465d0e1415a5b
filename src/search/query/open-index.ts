import { keepLoaded, readPacked, type ReadFile } from '../store/files.ts';
import { joinLexicons, openLexicon, type Lexicon } from '../store/lexicon.ts';
import { MANIFEST, type Manifest, type ManifestSegment } from '../store/manifest.ts';
import { readRecord, recordFile, type SearchRecord } from '../store/record.ts';
import { readShelf, SHELF_FILE } from '../store/shelf.ts';
import { openTerms, type Spelling, type Terms } from '../store/terms.ts';
import { joinShelves, type Shelf } from './join-shelves.ts';
import { joinSpellings, type PlacedSpelling } from './join-spellings.ts';

/** The archive's index, opened: however many segments it is in, one. Pages are numbered through all of them. */
export interface ArchiveIndex {
  /** How many pages can be found. */
  readonly pages: number;
  /** All page numbers are below this. */
  readonly size: number;
  /** A bare term in all its spellings; none where no page has it. */
  find(bare: string): Promise<readonly Spelling[]>;
  /** All spellings of the terms that begin so; see {@link Terms.begin}. */
  begin(start: string): Promise<readonly Spelling[]>;
  /** What a result shows of a page. */
  record(page: number): Promise<SearchRecord>;
  shelf(): Promise<Shelf>;
  readonly lexicon: Lexicon;
}

/** Reads a file by its path from the folder that the manifest lies in. */
export type Load = (path: string) => Promise<Response>;

/** Ten results a page, for a while of going to and fro. */
const MOST_RECORDS = 100;
/** Terms of several segments that stay joined. */
const MOST_TERMS = 500;

interface Segment extends ManifestSegment {
  /** The number of its first page. */
  readonly start: number;
  readonly hidden: ReadonlySet<number>;
  readonly read: ReadFile;
  readonly terms: Terms;
}

/**
 * Opens the archive's index. It loads the manifest alone; all else is loaded when it is asked for, and then once.
 *
 * @param load reads the site; `segments.json` it must not take from a cache without asking
 * @throws Error when the index can't be loaded
 */
export async function openIndex(load: Load): Promise<ArchiveIndex> {
  const answer = await load(MANIFEST);
  if (!answer.ok) throw new Error(`${answer.status} for ${MANIFEST}`);
  const { segments: listed, pages, order } = (await answer.json()) as Manifest;
  let size = 0;
  const segments = listed.map((segment): Segment => {
    const read = readPacked((name) => load(`${segment.path}${name}`));
    const start = size;
    size += segment.pages;
    return {
      ...segment,
      start,
      hidden: new Set(segment.masked),
      read,
      terms: openTerms(read, segment.shards),
    };
  });

  const join = async (ask: (terms: Terms) => Promise<readonly Spelling[]>): Promise<readonly Spelling[]> => {
    const found = await Promise.all(
      segments.map(async ({ terms, start, hidden }) =>
        (await ask(terms)).map((spelling): PlacedSpelling => ({ spelling, start, hidden })),
      ),
    );
    return joinSpellings(found.flat());
  };
  const find = keepLoaded((bare) => join((terms) => terms.find(bare)), MOST_TERMS);
  const begin = keepLoaded((start) => join((terms) => terms.begin(start)), MOST_TERMS);
  const record = keepLoaded(async (number) => {
    const page = Number(number);
    const segment = segments.findLast(({ start }) => start <= page);
    if (!segment) throw new RangeError(`There is no page ${number}`);
    return readRecord(await segment.read(recordFile(page - segment.start)));
  }, MOST_RECORDS);
  const shelf = keepLoaded(async () => {
    const shelves = await Promise.all(segments.map(async ({ read }) => readShelf(await read(SHELF_FILE))));
    return joinShelves(
      shelves,
      segments.map(({ hidden }) => hidden),
      order,
    );
  });
  return {
    pages,
    size,
    find,
    begin,
    record: (page) => record(String(page)),
    shelf: () => shelf(''),
    lexicon: joinLexicons(segments.map(({ read }) => openLexicon(read))),
  };
}
