import { composeVietnamese, stripMarks } from '../../vietnamese/text.ts';

/**
 * Keys for what is searched as one thing however it is typed: a document number (`1847/QĐ-TTg` -> `1847qdttg`) and a date
 * (`18/02/2020` -> `z18022020`). The index keeps them in the field `sohieu`; a query asks that field first.
 *
 * The z: no Vietnamese word begins with it. Pagefind takes every searched word for a prefix too, and a key beginning with
 * `ngay` would make each dated document an answer to `ngày`.
 */

const ABBREVIATION = '[A-ZĐƯ]{2,}[\\p{L}\\d]*';
/** `1847/QĐ-TTg`, `30/2019/QĐ-UBND`, `14/2022/QH15`, `3022 /TB-VPQH`, and the Party's `39-NQ/TW`. */
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d/])(?:\\d{1,5}(?:/\\d{4})? ?/${ABBREVIATION}(?:-[A-ZĐƯ][\\p{L}\\d]*)*|\\d{1,5}-${ABBREVIATION}/${ABBREVIATION})`,
  'gu',
);
const DATE = /(?<![\d/])(\d{1,2})[/.-](\d{1,2})[/.-]((?:1[89]|20)\d\d)(?!\d)/g;
const DATE_IN_WORDS =
  /(?<![\p{L}\d])(?:ng[aà]y\s+)?(\d{1,2})\s+th[aá]ng\s+(\d{1,2})(?:\s+n[aă]m\s+|\s*[/,.-]\s*)((?:1[89]|20)\d\d)(?!\d)/giu;

/** Where document numbers and dates stand in a text (NFC), in its order. */
export function findKeys(text: string): { start: number; end: number; key: string }[] {
  const found = [NUMBER, DATE, DATE_IN_WORDS].flatMap((form) =>
    [...text.matchAll(form)].flatMap((match) => {
      const key = form === NUMBER ? foldNumber(match[0]) : dateKey(match);
      return key ? [{ start: match.index, end: match.index + match[0].length, key }] : [];
    }),
  );
  return found.toSorted((a, b) => a.start - b.start);
}

/** The keys of all numbers and dates in a text, each once. */
export function documentKeys(text: string): string[] {
  return [...new Set(findKeys(composeVietnamese(text)).map(({ key }) => key))];
}

/** A query's keys with the words they were typed as, and the query without them. */
export interface TakenKeys {
  readonly keys: readonly { readonly key: string; readonly typed: string }[];
  readonly rest: string;
}

/**
 * Takes numbers and dates out of a query, more leniently than out of a text: any case, no marks, spaces or nothing for the
 * slashes (`1847 qd ttg`, `1847/qđ-ttg`, `1847qdttg`). A wrong guess costs one look-up: a key that the index does not know is
 * searched as words again.
 *
 * @param query composed (NFC), at most a few hundred characters.
 */
export function takeKeys(query: string): TakenKeys {
  const keys: { key: string; typed: string }[] = [];
  const take = (key: string | undefined, typed: string): string => {
    if (!key) return typed;
    keys.push({ key, typed });
    return ' ';
  };
  let rest = query;
  for (const form of [DATE, DATE_IN_WORDS]) {
    rest = rest.replace(form, (...match: string[]) => take(dateKey(match), match[0] ?? ''));
  }
  return { rest: takeNumbers(rest, take), keys };
}

function takeNumbers(text: string, take: (key: string, typed: string) => string): string {
  const tokens = [...text.matchAll(/[\p{L}\p{M}\d]+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  let out = '';
  let done = 0;
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at];
    if (!first || !/^\d{1,5}(?:[\p{L}\p{M}]{2}[\p{L}\p{M}\d]*)?$/u.test(first.text)) continue;
    let last = at;
    let abbreviations = /\p{L}/u.test(first.text) ? 1 : 0;
    for (let next = at + 1; next < tokens.length && next <= at + 6; next++) {
      const token = tokens[next];
      const gap = text.slice(tokens[next - 1]?.end, token?.start);
      if (!token || !/^(?: |\s?[/.–-]\s?)$/.test(gap)) break;
      const isYear = next === at + 1 && /^(?:19|20)\d\d$/.test(token.text);
      // After a mere space only what can't be a word: no vowel (`qd ttg`), or the people's committees (`ubnd`).
      const isAbbreviation = (/[/–-]/.test(gap) ? /^\p{L}/u : /^(?:ub)?[^aeiouy\d][^aeiouy]*$/).test(
        foldNumber(token.text),
      );
      if (!isYear && !isAbbreviation) break;
      if (isAbbreviation) abbreviations++;
      last = next;
    }
    const end = tokens[last]?.end ?? first.end;
    if (!abbreviations) continue;
    const typed = text.slice(first.start, end);
    out += text.slice(done, first.start) + take(foldNumber(typed), typed);
    done = end;
    at = last;
  }
  return out + text.slice(done);
}

function foldNumber(typed: string): string {
  return stripMarks(typed)
    .toLowerCase()
    .replace(/[^a-z\d]/g, '')
    .replace(/^0+(?=\d)/, '');
}

function dateKey([, day = '', month = '', year = '']: readonly string[]): string | undefined {
  const isDay = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
  return isDay ? `z${day.padStart(2, '0')}${month.padStart(2, '0')}${year}` : undefined;
}
