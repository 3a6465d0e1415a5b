import { shardFile, shardOf, WORDS_FILE } from './pack-lexicon.ts';

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

/** @param load reads one of the lexicon's files, packed. */
export function openLexicon(load: (name: string) => Promise<Response>): Lexicon {
  const files = new Map<string, Promise<unknown>>();
  const once = <Parsed>(name: string, parse: (text: string) => Parsed): Promise<Parsed> => {
    const known = files.get(name);
    if (known) return known as Promise<Parsed>;
    const loading = load(name).then(unpack).then(parse);
    files.set(name, loading);
    // What failed for want of a network may be asked for again.
    loading.catch(() => files.delete(name));
    return loading;
  };
  const head = (): Promise<Head> => once(WORDS_FILE, parseWords);
  return {
    words: async () => (await head()).words,
    neighbours: async (word) => {
      const { shards, words } = await head();
      if (!words.has(word)) return NONE;
      return (await once(shardFile(shardOf(word, shards)), parseShard)).get(word) ?? NONE;
    },
  };
}

/** Whether any word of an index begins so. */
export const beginsWord = (words: ReadonlyMap<string, Counts>, start: string): boolean =>
  [...words.keys()].some((word) => word.startsWith(start));

/** The lexicons of several segments as one. */
export function joinLexicons(lexicons: readonly Lexicon[]): Lexicon {
  const [only] = lexicons;
  if (only && lexicons.length === 1) return only;
  let joined: Promise<ReadonlyMap<string, Counts>> | undefined;
  return {
    words: () =>
      (joined ??= Promise.all(lexicons.map((lexicon) => lexicon.words())).then((all) => {
        const words = new Map<string, Counts>();
        for (const [word, spellings] of all.flatMap((one) => [...one])) {
          words.set(word, addCounts([words.get(word) ?? new Map<string, number>(), spellings]));
        }
        return words;
      })),
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

/** Some hosts unpack a file that ends in `.gz` on the way. */
async function unpack(response: Response): Promise<string> {
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const stream = new Blob([bytes]).stream();
  return new Response(isPacked ? stream.pipeThrough(new DecompressionStream('gzip')) : stream).text();
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
