import type { WordCounts } from './count-words.ts';

/**
 * The files of a lexicon, which lie beside the index. `words` has every spelling, a line a bare word:
 * `dinh định 230 đình 100`. The neighbours are spread over shards, so that a reader loads those of a few words only:
 * `dinh<TAB>before…<TAB>after…`, each a word and a count. A count of 1 is not written.
 */
export interface LexiconFile {
  readonly name: string;
  readonly text: string;
}

/** Beside the files of the index that the words are of. */
export const LEXICON_FOLDER = 'lexicon';
export const WORDS_FILE = 'words.gz';
export const shardFile = (shard: number): string => `near-${shard}.gz`;

/** Of a shard, unpacked: about 15 KB packed, as much as a chunk of the index. */
const SHARD_LENGTH = 48_000;

/** Which shard has a word's neighbours (FNV-1a). */
export function shardOf(word: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193) >>> 0;
  return hash % shards;
}

/** The same counts give the same files, whatever order they were read in. */
export function packLexicon({ spellings, followers }: WordCounts): LexiconFile[] {
  const before = new Map<string, Map<string, number>>();
  for (const [left, rights] of followers) {
    for (const [right, count] of rights) {
      let lefts = before.get(right);
      if (!lefts) before.set(right, (lefts = new Map<string, number>()));
      lefts.set(left, count);
    }
  }
  const words = [...spellings.keys()].sort();
  const lines = words.map((word) => [word, pack(before.get(word)), pack(followers.get(word))].join('\t'));
  const shards = Math.max(1, Math.ceil(lines.reduce((sum, line) => sum + line.length, 0) / SHARD_LENGTH));
  const near = Array.from({ length: shards }, (): string[] => []);
  words.forEach((word, at) => near[shardOf(word, shards)]?.push(lines[at] ?? ''));
  return [
    {
      name: WORDS_FILE,
      text: [shards, ...words.map((word) => `${word} ${pack(spellings.get(word))}`)].join('\n'),
    },
    ...near.map((shard, at) => ({ name: shardFile(at), text: shard.join('\n') })),
  ];
}

/** The most frequent first. */
function pack(counts: ReadonlyMap<string, number> = new Map()): string {
  return [...counts]
    .sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))
    .map(([word, count]) => (count === 1 ? word : `${word} ${count}`))
    .join(' ');
}
