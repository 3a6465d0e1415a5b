import type { StoreFile } from './files.ts';
import { shardFile, WORDS_FILE } from './lexicon.ts';
import { shardOf } from './shards.ts';

/** A word or a pair of words in one spelling, with how often it was read. */
export interface CountedTerm {
  readonly spelling: string;
  /** The spelling without marks. */
  readonly bare: string;
  readonly times: number;
}

/** Of a file of neighbours, unpacked: about 15 KB packed. */
const SHARD_LENGTH = 48_000;

type Table = Map<string, Map<string, number>>;

/**
 * The words of an index: how each is spelt, and which stand side by side. A term with a digit or of another sort is no word.
 * The same terms give the same files, whatever order they come in.
 */
export function packLexicon(terms: Iterable<CountedTerm>): StoreFile[] {
  const spellings: Table = new Map();
  const before: Table = new Map();
  const after: Table = new Map();
  for (const { spelling, bare, times } of terms) {
    if (!times || !/^[\p{L}\p{M} ]+$/u.test(spelling)) continue;
    const [left = '', right] = bare.split(' ');
    if (right === undefined) add(spellings, left, spelling, times);
    else {
      add(after, left, right, times);
      add(before, right, left, times);
    }
  }
  const words = [...spellings.keys()].sort();
  const lines = words.map((word) => [word, pack(before.get(word)), pack(after.get(word))].join('\t'));
  const shards = Math.max(1, Math.ceil(lines.reduce((sum, line) => sum + line.length, 0) / SHARD_LENGTH));
  const near = Array.from({ length: shards }, (): string[] => []);
  for (const [at, word] of words.entries()) near[shardOf(word, shards)]?.push(lines[at] ?? '');
  const encoder = new TextEncoder();
  const spelt = words.map((word) => `${word} ${pack(spellings.get(word))}`);
  return [
    { name: WORDS_FILE, bytes: encoder.encode([shards, ...spelt].join('\n')) },
    ...near.map((shard, at) => ({ name: shardFile(at), bytes: encoder.encode(shard.join('\n')) })),
  ];
}

function add(table: Table, row: string, column: string, count: number): void {
  let columns = table.get(row);
  if (!columns) table.set(row, (columns = new Map<string, number>()));
  columns.set(column, (columns.get(column) ?? 0) + count);
}

/** The most frequent first. */
function pack(counts: ReadonlyMap<string, number> = new Map()): string {
  return [...counts]
    .sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))
    .map(([word, count]) => (count === 1 ? word : `${word} ${count}`))
    .join(' ');
}
