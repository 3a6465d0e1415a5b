import type { Counts, Lexicon } from '../store/lexicon.ts';
import { bareTerm } from '../words/bare.ts';
import { isSyllable } from '../words/telex.ts';

/** No syllable is longer: `nghiêng`. */
const LONGEST_SYLLABLE = 7;

/** The beginning of a word, taken apart. */
interface Way {
  readonly syllables: readonly string[];
  /** How often its neighbours were read side by side. */
  readonly near: number;
}

/**
 * The words of a query with those taken apart that are several without their spaces (`thidua`, `vanphongquochoi`): into words
 * that the index knows, each beside the next. As few as can be, and the most usual.
 *
 * @param words with keystrokes decoded, as they stay where they are no such run
 * @param runs the words that may be such, as they were typed: `buasang` is also the Telex of `buấng`
 * @returns the words, and which of them were part of one; `undefined` where there are none
 */
export async function splitRuns(
  lexicon: Lexicon,
  known: ReadonlyMap<string, Counts>,
  words: readonly string[],
  runs: ReadonlyMap<number, string>,
): Promise<{ readonly words: readonly string[]; readonly changed: ReadonlySet<number> } | undefined> {
  const apart: string[] = [];
  const changed = new Set<number>();
  for (const [at, word] of words.entries()) {
    const run = runs.get(at);
    const syllables = run === undefined ? undefined : await splitRun(lexicon, known, run);
    for (const syllable of syllables ?? [word]) {
      if (syllables) changed.add(apart.length);
      apart.push(syllable);
    }
  }
  return changed.size ? { words: apart, changed } : undefined;
}

async function splitRun(
  lexicon: Lexicon,
  known: ReadonlyMap<string, Counts>,
  word: string,
): Promise<readonly string[] | undefined> {
  /** The best ways to take apart what is before each place, by their last syllable. */
  const ways: Way[][] = [[{ syllables: [], near: 0 }]];
  for (let end = 1; end <= word.length; end += 1) {
    const found: Way[] = [];
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start += 1) {
      const syllable = word.slice(start, end);
      if (!known.has(bareTerm(syllable)) || !isSyllable(syllable)) continue;
      const longer = await Promise.all((ways[start] ?? []).map((way) => goOn(lexicon, way, syllable)));
      const best = longer.filter((way) => way !== undefined).sort(byUse)[0];
      if (best) found.push(best);
    }
    ways.push(found);
  }
  const best = ways.at(-1)?.sort(byUse)[0]?.syllables;
  return best && best.length > 1 ? best : undefined;
}

async function goOn(lexicon: Lexicon, { syllables, near }: Way, next: string): Promise<Way | undefined> {
  const last = syllables.at(-1);
  if (last === undefined) return { syllables: [next], near };
  const beside = (await lexicon.neighbours(bareTerm(last))).after.get(bareTerm(next)) ?? 0;
  return beside ? { syllables: [...syllables, next], near: near + Math.log2(1 + beside) } : undefined;
}

const byUse = (one: Way, other: Way): number =>
  one.syllables.length - other.syllables.length || other.near - one.near;
