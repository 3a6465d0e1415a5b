import { composeVietnamese, stripMarks } from '../../vietnamese/text.ts';

/**
 * Keys for what is searched as one thing however it is typed: a document number (`1847/QĐ-TTg` -> `1847qdttg`) and a date
 * (`18/02/2020` -> `z18022020`,
 * `tháng 2 năm 2020` -> `zt022020`, `ngày 18 tháng 2` and `18/2` -> `z1802`). They are terms of the index, apart from its words, and
 * a query is asked for them first. Those of dates begin with z, so that none is taken for a number.
 */

const ABBREVIATION = '[A-ZĐƯ]{2,}[\\p{L}\\d]*';
/** `1847/QĐ-TTg`, `30/2019/QĐ-UBND`, `14/2022/QH15`, `3022 /TB-VPQH`, and the Party's `39-NQ/TW`. */
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d/])(?:\\d{1,5}(?:/\\d{4})? ?/${ABBREVIATION}(?:-[A-ZĐƯ][\\p{L}\\d]*)*|\\d{1,5}-${ABBREVIATION}/${ABBREVIATION})`,
  'gu',
);
const YEAR = '((?:1[89]|20)\\d\\d)(?!\\d)';
const IN_WORDS = '(?<![\\p{L}\\d])(?:ng[aà]y\\s+)?(\\d{1,2})\\s+th[aá]ng\\s+';
/** A month's number, or its name, which only a year after it tells from a count (`ba tháng`, `tháng tư này`). */
const MONTH =
  '(\\d{1,2}|m[uư][oờ]i(?:\\s+(?:m[oộ]t|hai))?|m[oộ]t|hai|ba|t[uư]|n[aă]m|s[aá]u|b[aả]y|t[aá]m|ch[ií]n)';
const MONTHS = 'mot hai ba tu nam sau bay tam chin muoi'.split(' ').concat('muoi mot', 'muoi hai');
/** The forms of a date and what is in them, the fullest first: what stands inside another is not read again. */
const DATES: readonly {
  readonly form: RegExp;
  readonly keyOf: (parts: readonly string[]) => string | undefined;
}[] = [
  {
    form: new RegExp(`(?<![\\d/])(\\d{1,2})[/.-](\\d{1,2})[/.-]${YEAR}`, 'g'),
    keyOf: ([, day, month, year]) => dateKey(day, month, year),
  },
  {
    form: new RegExp(`${IN_WORDS}${MONTH}(?:\\s+n[aă]m\\s+|\\s*[/,.-]\\s*)${YEAR}`, 'giu'),
    keyOf: ([, day, month, year]) => dateKey(day, numberOf(month), year),
  },
  {
    form: new RegExp(`(?<![\\p{L}\\d])th[aá]ng\\s+${MONTH}(?:\\s+n[aă]m\\s+|\\s*[/,.-]\\s*)${YEAR}`, 'giu'),
    keyOf: ([, month, year]) => monthKey(numberOf(month), year),
  },
  {
    form: new RegExp(`(?<![\\p{L}\\d/.-])(?:th[aá]ng\\s+)?(\\d{1,2})/${YEAR}(?![/-])`, 'giu'),
    keyOf: ([, month, year]) => monthKey(month, year),
  },
  {
    form: new RegExp(`${IN_WORDS}(\\d{1,2})(?![\\d/])`, 'giu'),
    keyOf: ([, day, month]) => dateKey(day, month),
  },
  {
    form: /(?<![\p{L}\d])ng[aà]y\s+(\d{1,2})[/.-](\d{1,2})(?![\d/.-])/giu,
    keyOf: ([, day, month]) => dateKey(day, month),
  },
  // It may be a fraction, which then has a key that nobody asks for.
  {
    form: /(?<![\p{L}\d/.,-])(\d{1,2})\/(\d{1,2})(?![\p{L}\d/-]|[.,]\d)/gu,
    keyOf: ([, day, month]) => dateKey(day, month),
  },
];

interface Found {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** Where document numbers and dates stand in a text (NFC), in its order. */
export function findKeys(text: string): Found[] {
  const numbers = [...text.matchAll(NUMBER)].map((match) => placed(match, foldNumber(match[0])));
  return apart([...numbers, ...findDates(text)]);
}

function findDates(text: string): Found[] {
  return apart(
    DATES.flatMap(({ form, keyOf }) =>
      [...text.matchAll(form)].flatMap((match) => {
        const key = keyOf(match);
        return key ? [placed(match, key)] : [];
      }),
    ),
  );
}

const placed = (match: RegExpExecArray, key: string): Found => ({
  start: match.index,
  end: match.index + match[0].length,
  key,
});

/** Those that overlap none before them in the list, in the text's order. */
function apart(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of found) {
    if (kept.every(({ start, end }) => one.end <= start || one.start >= end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The keys of all numbers and dates in a text, each once, and those of the dates' months. */
export function documentKeys(text: string): string[] {
  const keys = findKeys(composeVietnamese(text)).flatMap(({ key }) => [key, ...monthOf(key)]);
  return [...new Set(keys)];
}

function monthOf(key: string): string[] {
  const [, month, year] = /^z\d\d(\d\d)(\d{4})$/.exec(key) ?? [];
  return month && year ? [`zt${month}${year}`] : [];
}

/** Whether a key of a text answers a key of a query: the same, a date of that month, or what begins so. */
export function answersKey(found: string, asked: string): boolean {
  return monthOf(found).includes(asked) || (isBeginning(asked) ? found.startsWith(asked) : found === asked);
}

/** A day without its year, or a number whose end may still be to be typed: `1847/QĐ-TT`. */
const isBeginning = (key: string): boolean => isDayKey(key) || /^\d+[a-z]/.test(key);

/** A day without its year, whose key is how the keys of all such dates begin. */
export const isDayKey = (key: string): boolean => /^z\d{4}$/.test(key);

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
  const take = (key: string, typed: string): string => {
    keys.push({ key, typed });
    return ' ';
  };
  // Numbers first: `12/2020 qd ubnd` is no month.
  const free = takeNumbers(query, take);
  let rest = '';
  let done = 0;
  for (const { start, end, key } of findDates(free)) {
    rest += free.slice(done, start) + take(key, free.slice(start, end));
    done = end;
  }
  return { rest: rest + free.slice(done), keys };
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

function numberOf(month = ''): string {
  const name = stripMarks(month).toLowerCase().replace(/\s+/g, ' ');
  return MONTHS.includes(name) ? String(MONTHS.indexOf(name) + 1) : month;
}

const twoDigits = (number: string): string => number.padStart(2, '0');
const isMonth = (month: string): boolean => Number(month) >= 1 && Number(month) <= 12;

function dateKey(day = '', month = '', year = ''): string | undefined {
  const isDay = Number(day) >= 1 && Number(day) <= 31;
  return isDay && isMonth(month) ? `z${twoDigits(day)}${twoDigits(month)}${year}` : undefined;
}

function monthKey(month = '', year = ''): string | undefined {
  return isMonth(month) ? `zt${twoDigits(month)}${year}` : undefined;
}
