import { ACRONYMS } from '../../vietnamese/acronyms.ts';
import { takeKeys, type TakenKeys } from '../words/document-keys.ts';
import { spellWords, splitWords } from '../words/split-words.ts';
import { decodeKeystrokes } from '../words/telex.ts';
import { tidyQuery } from './tidy-query.ts';

/** What a query asks for, before any index is touched. */
export interface QueryPlan {
  /** Document numbers and dates. */
  readonly keys: TakenKeys['keys'];
  /** What stood in quotation marks: the words of each must be found as they stand. Spelt as the index spells them. */
  readonly phrases: readonly (readonly string[])[];
  /** All other words in order, spelt as the index spells them. */
  readonly words: readonly QueryWord[];
  /** The query without its quotation marks; absent where no words stand in them. */
  readonly unquoted?: string;
}

export interface QueryWord {
  readonly text: string;
  /** What the word means if it is keystrokes of an input method (`thuwowngr` -> `thưởng`). */
  readonly decoded?: string;
}

const MOST_WORDS = 40;
/** One of any sort. */
export const QUOTATION_MARK = /["“”„«»＂]/g;

/** Reads a query: any Unicode form, any case, with or without marks. Never throws; nothing searchable gives an empty plan. */
export function planQuery(query: string): QueryPlan {
  const tidy = tidyQuery(query);
  const { keys, rest } = takeKeys(tidy.replace(QUOTATION_MARK, '"'));
  const phrases: string[][] = [];
  const free = rest.replace(/"([^"]*)"/g, (_, phrase: string) => {
    const words = spellWords(phrase);
    if (words.length) phrases.push(words);
    return ' ';
  });
  const words = toWords(free).slice(0, MOST_WORDS);
  return { keys, phrases, words, ...(phrases.length > 0 && { unquoted: unquote(tidy) }) };
}

/** A query without its quotation marks. */
export const unquote = (query: string): string => tidyQuery(query.replace(QUOTATION_MARK, ' '));

export function isEmptyPlan({ keys, phrases, words }: QueryPlan): boolean {
  return !keys.length && !phrases.length && !words.length;
}

/** The words of a text as it was typed. `TW` is the Party's committee, and no keystrokes, which `tw` may be (of `tư`). */
export const toWords = (text: string): QueryWord[] =>
  splitWords(text).flatMap((typed) =>
    spellWords(typed).map((word) => (Object.hasOwn(ACRONYMS, typed) ? { text: word } : toWord(word))),
  );

export function toWord(text: string): QueryWord {
  const decoded = decodeKeystrokes(text);
  return decoded ? { text, decoded } : { text };
}
