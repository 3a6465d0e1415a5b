import { composeVietnamese, stripMarks } from '../../vietnamese/text.ts';
import { takeKeys, type TakenKeys } from '../words/document-keys.ts';
import { decodeKeystrokes } from '../words/telex.ts';

/** What a query asks for, before any index is touched. */
export interface QueryPlan {
  /** The query as its reader wrote it, composed and trimmed, for `23 kết quả cho “…”`. */
  readonly shown: string;
  /** Document numbers and dates. */
  readonly keys: TakenKeys['keys'];
  /** What stood in quotation marks: each must be found as it stands. Small letters, single spaces. */
  readonly phrases: readonly string[];
  /** All other syllables in order, small letters. */
  readonly words: readonly QueryWord[];
}

export interface QueryWord {
  readonly text: string;
  /** What the word means if it is keystrokes of an input method (`thuwowngr` -> `thưởng`). */
  readonly decoded?: string;
}

export const LONGEST_QUERY = 300;
const MOST_WORDS = 40;

/** Reads a query: any Unicode form, any case, with or without marks. Never throws; nothing searchable gives an empty plan. */
export function planQuery(query: string): QueryPlan {
  const shown = composeVietnamese(query.toWellFormed()).replace(/\s+/gu, ' ').trim().slice(0, LONGEST_QUERY);
  const { keys, rest } = takeKeys(shown.replace(/[“”„«»＂]/g, '"'));
  const phrases: string[] = [];
  const free = rest.toLowerCase().replace(/"([^"]*)"/g, (_, phrase: string) => {
    const words = splitWords(phrase).join(' ');
    if (words) phrases.push(words);
    return ' ';
  });
  const words = splitWords(free).slice(0, MOST_WORDS).map(toWord);
  return { shown, keys, phrases, words };
}

export function isEmptyPlan({ keys, phrases, words }: QueryPlan): boolean {
  return !keys.length && !phrases.length && !words.length;
}

/** Runs of letters and digits: Pagefind would glue `thi-đua` into one word that no page has. */
export function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

export function toWord(text: string): QueryWord {
  const decoded = decodeKeystrokes(text);
  return decoded ? { text, decoded } : { text };
}

/** Whether a text was typed with any mark or đ. */
export function hasMarks(text: string): boolean {
  return stripMarks(text) !== text;
}

/**
 * Words that every long text has. They stay in phrases and pairs, but a page need not have them. Without marks only those
 * that stand for no other common word: `tai` may be `tại`, or the `tài` of `tài liệu`.
 */
const STOP_WORDS = new Set(
  (
    'và của các những được như thế nào là gì có cho về theo thì bị một khi trong với ở từ đến để do bao nhiêu ai sao này đó ' +
    'phải hay hoặc trên tại ra va cua cac nhung duoc nhu nao la gi hoac nhieu'
  ).split(' '),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
