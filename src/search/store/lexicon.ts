import { keepLoaded, type ReadFile } from './files.ts';
import { shardOf } from './shards.ts';

/** Words or spellings with how often they were read. */
export type Counts = ReadonlyMap<string, number>;

/** What words an index has, for corrections and completions. Nothing is loaded before it is asked for, and then once. */
export interface Lexicon {
  /** Every bare word (no marks, small letters) with its spellings. */
  words(): Promise<ReadonlyMap<string, Counts>>;
  /** The bare words that stand directly before and after a bare word. */
  neighbours(word: string): Promise<Neighbours>;
}

export interface Neighbours {
  readonly before: Counts;
  readonly after: Counts;
}

const NONE: Neighbours = { before: new Map(), after: new Map() };

/**
 * The lexicon of a segment. `words` has every spelling, a line a bare word: `dinh định 230 đình 100`. The neighbours are spread over
 * shards, so that a reader loads those of a few words only: `dinh<TAB>before…<TAB>after…`, each a word and a count. A count of 1 is not
 * written.
 */
export const WORDS_FILE = 'lexicon/words.gz';
export const shardFile = (shard: number): string => `lexicon/near-${shard}.gz`;

export function openLexicon(read: ReadFile): Lexicon {
  const readText = async (name: string): Promise<string> => new TextDecoder().decode(await read(name));
  const head = keepLoaded(async (name) => parseWords(await readText(name)));
  const near = keepLoaded(async (name) => parseShard(await readText(name)));
  return {
    words: async () => (await head(WORDS_FILE)).words,
    neighbours: async (word) => {
      const { shards, words } = await head(WORDS_FILE);
      if (!words.has(word)) return NONE;
      return (await near(shardFile(shardOf(word, shards)))).get(word) ?? NONE;
    },
  };
}

/** The lexicons of several segments as one. */
export function joinLexicons(lexicons: readonly Lexicon[]): Lexicon {
  const [only] = lexicons;
  if (only && lexicons.length === 1) return only;
  const join = keepLoaded(async () => {
    const words = new Map<string, Counts>();
    for (const lexicon of lexicons)
      for (const [word, spellings] of await lexicon.words())
        words.set(word, addCounts([words.get(word) ?? new Map<string, number>(), spellings]));
    return words;
  });
  return {
    words: () => join(''),
    neighbours: async (word) => {
      const all = await Promise.all(lexicons.map((lexicon) => lexicon.neighbours(word)));
      return {
        before: addCounts(all.map(({ before }) => before)),
        after: addCounts(all.map(({ after }) => after)),
      };
    },
  };
}

function addCounts(all: readonly Counts[]): Counts {
  const sum = new Map<string, number>();
  for (const counts of all) {
    for (const [word, count] of counts) sum.set(word, (sum.get(word) ?? 0) + count);
  }
  return sum;
}

interface Head {
  readonly shards: number;
  readonly words: ReadonlyMap<string, Counts>;
}

function parseWords(text: string): Head {
  const [shards = '1', ...lines] = text.split('\n');
  const words = lines.map((line): [string, Counts] => {
    const end = line.indexOf(' ');
    return [line.slice(0, end), parseCounts(line.slice(end + 1))];
  });
  return { shards: Number(shards), words: new Map(words) };
}

function parseShard(text: string): ReadonlyMap<string, Neighbours> {
  return new Map(
    text.split('\n').map((line) => {
      const [word = '', before = '', after = ''] = line.split('\t');
      return [word, { before: parseCounts(before), after: parseCounts(after) }];
    }),
  );
}

function parseCounts(text: string): Counts {
  const counts = new Map<string, number>();
  for (const [, word = '', count = '1'] of text.matchAll(/([^\s\d]+)(?: (\d+))?/g))
    counts.set(word, Number(count));
  return counts;
}
