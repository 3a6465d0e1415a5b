import { ACRONYMS, LETTER_NAMES, UNITS } from './acronyms.ts';
import { readRoman, sayDigits, sayNumber, sayOrdinal } from './numbers.ts';
import { composeVietnamese, countSyllables } from './text.ts';

/**
 * Vietnamese as it is read aloud: what is written in figures, signs and acronyms becomes the syllables that a presenter says.
 * For timing a script: `18/02/2020` is one run between spaces and twelve syllables of speech.
 */

/** Not inside a word or a number. */
const BEFORE = String.raw`(?<![\p{L}\p{M}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{M}\p{N}])`;

const escaped = (words: readonly string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
    .join('|');

const ACRONYM = `(?:${escaped(Object.keys(ACRONYMS))})`;
const UNIT = `(?:${escaped(Object.keys(UNITS))})`;
/** `7.000`, `1,25`, `06`. */
const NUMBER = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
const ROMAN = '[IVXLCDM]+';

/** Words after which a lone Roman letter counts as a number. */
const COUNTED =
  'khóa|khoá|lần|thứ|kỳ|quý|thế kỷ|chương|phần|mục|hạng|cấp|bậc|nhóm|loại|tập|giai đoạn|điều|quân khu';

interface Rule {
  readonly pattern: RegExp;
  readonly say: (...groups: string[]) => string;
}

const rule = (pattern: string, say: Rule['say'], flags = 'gu'): Rule => ({
  pattern: new RegExp(pattern, flags),
  say,
});

/** In order: what is more particular comes first, and leaves no figure for what comes after. */
const RULES: readonly Rule[] = [
  // Two dates or years with a line between are a span.
  rule(String.raw`(?<=\d)\s*[–—-]\s*(?=\d)`, () => ' đến '),
  rule(String.raw`(?<=\d)\s*→\s*(?=\d)`, () => ' thành '),
  // 18/02/2020
  rule(
    String.raw`${BEFORE}(ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})${AFTER}`,
    (_said = '', day = '', month = '', year = '') =>
      isDay(day, month) ? `${sayDay(day, month)} năm ${sayNumber(year)}` : sayParts([day, month, year]),
    'giu',
  ),
  // 06/2022/QH15, 1847/QĐ-TTg, 30/2020/NĐ-CP
  rule(
    String.raw`${BEFORE}(\d+)(?:/(\d{4}))?/((?:${ACRONYM}|\p{Lu}{2,6})\d*(?:-(?:${ACRONYM}|\p{Lu}{2,6})\d*)*)${AFTER}`,
    (number = '', year = '', code = '') =>
      [number, year, ...code.split('-')]
        .filter(Boolean)
        .map((part) => (/^\d+$/.test(part) ? sayNumber(part) : sayCode(part)))
        .join(' trên '),
  ),
  // tháng 02/2020
  rule(
    String.raw`${BEFORE}(tháng\s+)?(0?[1-9]|1[0-2])/(\d{4})${AFTER}`,
    (_said = '', month = '', year = '') => `tháng ${sayMonth(month)} năm ${sayNumber(year)}`,
    'giu',
  ),
  // ngày 19/5, sáng 03/02; anywhere, where it can be no fraction
  rule(
    String.raw`${BEFORE}(ngày\s+|sáng\s+|chiều\s+|tối\s+)?(\d{1,2})/(\d{1,2})${AFTER}`,
    (led = '', day = '', month = '') => {
      const looksLikeDay = led !== '' || /^0/.test(day + month) || Number(day) > Number(month);
      if (isDay(day, month) && looksLikeDay) {
        const lead = /^ngày/iu.test(led) ? '' : led;
        return `${lead}${sayDay(day, month)}`;
      }
      return `${led}${sayNumber(String(Number(day)))} phần ${sayNumber(String(Number(month)))}`;
    },
    'giu',
  ),
  // 08:30, 8h30, 14h, 8 giờ 30
  rule(
    String.raw`${BEFORE}([01]?\d|2[0-4])(?::|h|\s?giờ\s)([0-5]\d)(?:\s*phút)?${AFTER}`,
    (hour = '', minute = '') =>
      `${sayNumber(String(Number(hour)))} giờ${Number(minute) > 0 ? ` ${sayNumber(String(Number(minute)))} phút` : ''}`,
    'giu',
  ),
  rule(
    String.raw`${BEFORE}([01]?\d|2[0-4])h${AFTER}`,
    (hour = '') => `${sayNumber(String(Number(hour)))} giờ`,
  ),
  // tháng 4, thứ 4, ngày 03, mùng 2
  rule(
    String.raw`${BEFORE}(tháng)\s+(0?[1-9]|1[0-2])${AFTER}`,
    (word = '', month = '') => `${word} ${sayMonth(month)}`,
    'giu',
  ),
  rule(
    String.raw`${BEFORE}(thứ)\s+(\d{1,4})${AFTER}`,
    (word = '', number = '') => `${word} ${sayOrdinal(Number(number))}`,
    'giu',
  ),
  rule(
    String.raw`${BEFORE}(ngày|mùng|mồng)\s+0(\d)${AFTER}`,
    (word = '', day = '') => `${word} ${sayNumber(day)}`,
    'giu',
  ),
  // lần thứ IV, khóa XIV, quý I
  rule(
    String.raw`${BEFORE}(${COUNTED})(\s+)(${ROMAN})${AFTER}`,
    (word = '', space = '', roman = '') => {
      const value = readRoman(roman.toUpperCase());
      if (value === undefined || roman !== roman.toUpperCase()) return `${word}${space}${roman}`;
      return `${word}${space}${/^(?:thứ|lần)$/iu.test(word) ? sayOrdinal(value) : sayNumber(String(value))}`;
    },
    'giu',
  ),
  // XIV anywhere: two letters and more of I, V, X are hardly anything else
  rule(`${BEFORE}([IVX]{2,})${AFTER}`, (roman = '') => {
    const value = readRoman(roman);
    return value === undefined ? sayLetters(roman) : sayNumber(String(value));
  }),
  // QH15
  rule(`${BEFORE}(UBTVQH|QH)(\\d{1,2})${AFTER}`, (body = '', term = '') => sayCode(`${body}${term}`)),
  // 24 kg, 12,5 %, 500.000đ
  rule(
    String.raw`${BEFORE}(${NUMBER})\s?(${UNIT})${AFTER}`,
    (number = '', unit = '') => `${sayDecimal(number)} ${UNITS[unit] ?? unit}`,
  ),
  // 4.0
  rule(
    String.raw`${BEFORE}(\d+)\.(\d{1,2})${AFTER}`,
    (whole = '', part = '') => `${sayNumber(whole)} chấm ${sayNumber(part)}`,
  ),
  rule(String.raw`${BEFORE}(${ACRONYM})${AFTER}`, (acronym = '') => ACRONYMS[acronym] ?? acronym),
  // An acronym that nobody has written down: letter by letter, where it can't be said as a word.
  rule(String.raw`${BEFORE}([\p{Lu}]{2,6})${AFTER}`, (letters = '') =>
    /[AĂÂEÊIOÔƠUƯY\u00c0-\u00c3\u00c8-\u00cd\u00d2-\u00d5\u1ea0-\u1ef9]/u.test(letters)
      ? letters
      : sayLetters(letters),
  ),
  rule(`(${NUMBER})`, (number = '') => ` ${sayDecimal(number)} `),
  rule(String.raw`\s*%`, () => ' phần trăm'),
  rule(String.raw`\s*&\s*`, () => ' và '),
];

/** Figures, signs, capitals side by side, and single Roman letters: without them a text is said as it is written. */
const UNSAID = /[\d%&]|\p{Lu}\p{Ll}?\p{Lu}|(?<![\p{L}\p{M}])[IVXLCDM](?![\p{L}\p{M}])/u;

/** The text in the words that are said, NFC. Line breaks stay; saying it twice changes nothing. */
export function speak(text: string): string {
  // Most sentences: all rules for each sentence of 10,000 articles would be seconds of every first build.
  const said = !UNSAID.test(text)
    ? composeVietnamese(text)
    : RULES.reduce(
        (current, { pattern, say }) =>
          current.replace(pattern, (_match, ...groups: unknown[]) =>
            say(...groups.map((group) => (typeof group === 'string' ? group : ''))),
          ),
        composeVietnamese(text),
      );
  return said
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ +([.,;:!?…)”’])/gu, '$1')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** How many syllables a presenter says. */
export const countSpoken = (text: string): number => countSyllables(speak(text));

/** What is written otherwise than it is said: for the presenter's list. Each once, in order. */
export function readings(text: string): { readonly written: string; readonly said: string }[] {
  const found = new Map<string, string>();
  const marked = new RegExp(
    String.raw`${BEFORE}(?:\d+(?:/\d{4})?/\p{Lu}[\p{L}\d-]*\p{L}\d*|${ACRONYM}\d{0,2}|\p{Lu}{2,6}\d{0,2})${AFTER}`,
    'gu',
  );
  for (const [written] of composeVietnamese(text).matchAll(marked)) {
    const said = speak(written);
    if (said !== written && !found.has(written)) found.set(written, said);
  }
  return [...found].map(([written, said]) => ({ written, said }));
}

const isDay = (day: string, month: string): boolean =>
  Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;

/** The first ten days of a month are `mùng`. */
const sayDay = (day: string, month: string): string =>
  `ngày ${Number(day) <= 10 ? 'mùng ' : ''}${sayNumber(String(Number(day)))} tháng ${sayMonth(month)}`;

/** April is `tháng tư`. */
const sayMonth = (month: string): string => (Number(month) === 4 ? 'tư' : sayNumber(String(Number(month))));

const sayParts = (parts: readonly string[]): string => parts.map(sayNumber).join(' trên ');

/** `QH15`: the Assembly of the fifteenth term; other codes are an acronym and its number. */
function sayCode(code: string): string {
  const [, letters = code, digits = ''] = /^(\D+)(\d*)$/.exec(code) ?? [];
  const body = ACRONYMS[letters] ?? sayLetters(letters);
  if (digits === '') return body;
  return /QH$/.test(letters) ? `${body} khóa ${sayNumber(digits)}` : `${body} ${sayNumber(digits)}`;
}

const sayLetters = (letters: string): string =>
  [...letters].map((letter) => LETTER_NAMES[letter.toUpperCase()] ?? letter).join(' ');

/** `7.000`, `12,5`, `0,05`. */
function sayDecimal(written: string): string {
  const [whole = '', part] = written.replaceAll('.', '').split(',');
  if (part === undefined) return sayNumber(whole);
  // A zero in front is said, and more than three places are read one by one.
  const places = part.startsWith('0') || part.length > 3 ? sayDigits(part) : sayNumber(part);
  return `${sayNumber(whole)} phẩy ${places}`;
}
