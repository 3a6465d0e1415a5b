import { bareTerm } from '../words/bare.ts';
import { keepLoaded, type ReadFile } from './files.ts';
import { readPositions, readPostings, type Positions, type Postings } from './postings.ts';
import { shardOf } from './shards.ts';

/**
 * The terms of a segment: words (`dinh`), pairs of neighbours (`quyet dinh`) and document keys (`#1847qdttg`), each with the
 * pages it stands on. Terms are bare; the ways in which a text spells one (`quyết định`, `quyết đinh`) have a list each.
 *
 * They are spread over many small files, so that a query loads some kilobytes a term: `terms/7.gz` has a directory, a line a
 * spelling, and the lists of pages one after the other; `positions/7.gz`, for phrases of three words and more, where pairs begin. A list
 * so long that it would weigh on every other term of its file lies in one of its own, and a search may do without it.
 */
export const termsFile = (shard: number): string => `terms/${shard}.gz`;
export const longFile = (shard: number, line: number): string => `terms/${shard}-${line}.gz`;
export const positionsFile = (shard: number): string => `positions/${shard}.gz`;

/** They stand before a title's first word and after its last, as in `^ guong` and `sang $`: whoever has both may be titled so. */
export const TITLE_START = '^';
export const TITLE_END = '$';

/** What of a term decides on its file: pairs that differ in the end of their second word are together, to end half a word. */
export function groupOf(bare: string): string {
  if (bare.startsWith('#')) return bare.slice(0, 1 + KEY_START);
  if (bare.startsWith(TITLE_START)) return bare;
  const space = bare.indexOf(' ');
  return space < 0 ? bare : bare.slice(0, space + 2);
}

/** Of so many letters and more, the beginning of a document key is enough to find it. */
export const KEY_START = 4;

/** One spelling of a term, as it is found. */
export interface Spelling {
  readonly spelling: string;
  readonly bare: string;
  /** On how many pages it stands. */
  readonly pages: number;
  /** Its list takes another file to load. */
  readonly isLong: boolean;
  postings(): Promise<Postings>;
  positions(): Promise<Positions>;
}

/** The terms of one segment. */
export interface Terms {
  /** A term in all its spellings; none where no page has it. */
  find(bare: string): Promise<readonly Spelling[]>;
  /**
   * All spellings of the terms that begin so: pairs by their first word and one letter of the second at least, document keys by
   * {@link KEY_START} characters. Single words lie apart; the lexicon lists them.
   */
  begin(start: string): Promise<readonly Spelling[]>;
}

/** So many files stay in memory, unpacked some 6 MB, for the next letter of a query and the way back. */
const MOST_KEPT = 300;

export function openTerms(read: ReadFile, shards: number): Terms {
  const positionsOf = keepLoaded(read, MOST_KEPT);
  const open = keepLoaded(async (name) => {
    const shard = Number(/\d+/.exec(name)?.[0]);
    return readShard(await read(name), shard, read, () => positionsOf(positionsFile(shard)));
  }, MOST_KEPT);
  const shardFor = (bare: string): Promise<ReadonlyMap<string, readonly Spelling[]>> =>
    open(termsFile(shardOf(groupOf(bare), shards)));
  return {
    find: async (bare) => (await shardFor(bare)).get(bare) ?? [],
    begin: async (start) =>
      [...(await shardFor(start))].flatMap(([bare, spellings]) => (bare.startsWith(start) ? spellings : [])),
  };
}

function readShard(
  file: Uint8Array,
  shard: number,
  read: ReadFile,
  readAllPositions: () => Promise<Uint8Array>,
): Map<string, Spelling[]> {
  const end = endOfDirectory(file);
  const terms = new Map<string, Spelling[]>();
  let listAt = end + 2;
  let positionsAt = 0;
  for (const [line, text] of new TextDecoder().decode(file.subarray(0, end)).split('\n').entries()) {
    const [spelling = '', ...numbers] = text.split('\t');
    const [pages = 0, listBytes = 0, positionBytes = 0] = numbers.map(Number);
    const [listFrom, positionsFrom] = [listAt, positionsAt];
    listAt += listBytes;
    positionsAt += positionBytes;
    if (!spelling) continue;
    const load = keepLoaded(async (name) => {
      const bytes = listBytes ? file.subarray(listFrom, listFrom + listBytes) : await read(name);
      return readPostings(bytes, pages);
    });
    const postings = (): Promise<Postings> => load(longFile(shard, line));
    const bare = bareTerm(spelling);
    const known = terms.get(bare);
    const found: Spelling = {
      spelling,
      bare,
      pages,
      isLong: listBytes === 0,
      postings,
      positions: async () => {
        const all = await readAllPositions();
        return readPositions(
          all.subarray(positionsFrom, positionsFrom + positionBytes),
          (await postings()).pages,
        );
      },
    };
    if (known) known.push(found);
    else terms.set(bare, [found]);
  }
  return terms;
}

/** An empty line. */
function endOfDirectory(file: Uint8Array): number {
  for (let at = 0; at + 1 < file.length; at++) if (file[at] === 10 && file[at + 1] === 10) return at;
  throw new RangeError('The file has no directory');
}
