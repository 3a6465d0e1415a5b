import { ByteWriter } from './bytes.ts';
import type { StoreFile } from './files.ts';
import { shardOf } from './shards.ts';
import { groupOf, longFile, positionsFile, termsFile } from './terms.ts';

/** Of a file, unpacked; some 3 KB packed. */
const SHARD_BYTES = 8_000;
/** A list of more bytes than this is a file. */
const LONGEST_LIST = 4_000;

/** One spelling of a term, as it is written. */
export interface WrittenTerm {
  readonly spelling: string;
  /** The spelling without marks. */
  readonly bare: string;
  readonly pages: number;
  /** By `writePostings`. */
  readonly postings: Uint8Array;
  /** By `writePositions`, page after page; of pairs only. */
  readonly positions: Uint8Array;
}

/** @param terms in any order; the same terms give the same files */
export function packTerms(terms: readonly WrittenTerm[]): { shards: number; files: StoreFile[] } {
  const bytes = terms.reduce(
    (sum, { postings, positions }) => sum + Math.max(postings.length, positions.length),
    0,
  );
  const shards = Math.max(1, Math.ceil(bytes / SHARD_BYTES));
  const parts = Array.from({ length: shards }, (): WrittenTerm[] => []);
  for (const term of terms) parts[shardOf(groupOf(term.bare), shards)]?.push(term);
  return { shards, files: parts.flatMap(packShard) };
}

function packShard(terms: readonly WrittenTerm[], shard: number): StoreFile[] {
  const lists = new ByteWriter();
  const positions = new ByteWriter();
  const long: StoreFile[] = [];
  const sorted = terms.toSorted((one, other) => (one.spelling < other.spelling ? -1 : 1));
  const lines = sorted.map(({ spelling, pages, ...term }, line) => {
    const isLong = term.postings.length > LONGEST_LIST;
    if (isLong) long.push({ name: longFile(shard, line), bytes: term.postings });
    else lists.append(term.postings);
    positions.append(term.positions);
    return [spelling, pages, isLong ? 0 : term.postings.length, term.positions.length].join('\t');
  });
  const file = new ByteWriter();
  file.append(new TextEncoder().encode(`${lines.join('\n')}\n\n`));
  file.append(lists.view());
  return [
    { name: termsFile(shard), bytes: file.view() },
    { name: positionsFile(shard), bytes: positions.view() },
    ...long,
  ];
}
