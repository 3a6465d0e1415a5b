/** How Vietnamese says numbers, as the national radio reads them (northern: "linh", "nghìn"). */

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;

/** Longer runs of digits are no quantities but codes, and are read digit by digit. */
const LONGEST_NUMBER = 15;

/** `0912` as `không chín một hai`. */
export const sayDigits = (digits: string): string =>
  [...digits].map((digit) => DIGITS[Number(digit)]).join(' ');

/**
 * A whole number in words: `2020` as `hai nghìn không trăm hai mươi`.
 *
 * @param digits decimal digits alone; those with a zero in front, or more than fifteen, are a code and read one by one
 */
export function sayNumber(digits: string): string {
  if (digits.length > LONGEST_NUMBER || /^0\d/.test(digits)) return sayDigits(digits);
  return Number(digits) === 0 ? DIGITS[0] : sayGroups(digits).join(' ');
}

/** Each nine digits are so many `tỷ`; inside them millions, thousands and the rest, in groups of three. */
function sayGroups(digits: string): string[] {
  const words: string[] = [];
  const head = digits.slice(0, -9);
  if (Number(head) > 0) words.push(...sayGroups(head), 'tỷ');
  const tail = digits.slice(-9).padStart(9, '0');
  for (const [index, unit] of ['triệu', 'nghìn', ''].entries()) {
    const group = tail.slice(index * 3, index * 3 + 3);
    if (Number(group) === 0) continue;
    // After something larger a group is said whole: `một nghìn không trăm linh năm`.
    words.push(...sayThree(group, words.length > 0), ...(unit ? [unit] : []));
  }
  return words;
}

function sayThree(group: string, whole: boolean): string[] {
  const [hundreds = 0, tens = 0, ones = 0] = [...group].map(Number);
  const words: string[] = [];
  if (whole || hundreds > 0) words.push(DIGITS[hundreds as 0], 'trăm');
  if (tens === 0) {
    if (ones > 0) words.push(...(words.length > 0 ? ['linh'] : []), DIGITS[ones as 0]);
    return words;
  }
  words.push(...(tens === 1 ? ['mười'] : [DIGITS[tens as 0], 'mươi']));
  if (ones > 0) words.push(onesAfterTens(tens, ones));
  return words;
}

/** `mười lăm`, `hai mươi mốt`, `hai mươi tư`. */
function onesAfterTens(tens: number, ones: number): string {
  if (ones === 5) return 'lăm';
  if (tens > 1 && ones === 1) return 'mốt';
  if (tens > 1 && ones === 4) return 'tư';
  return DIGITS[ones as 0];
}

/** What comes after `thứ`, `lần thứ`: `nhất`, `tư`, else as it is counted. */
export function sayOrdinal(value: number): string {
  if (value === 1) return 'nhất';
  return value === 4 ? 'tư' : sayNumber(String(value));
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const WELL_FORMED = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

/** The value of a Roman numeral in capitals; `undefined` for what is none, as `IIX` or `VPQH`. */
export function readRoman(text: string): number | undefined {
  if (text === '' || !WELL_FORMED.test(text)) return undefined;
  const values = [...text].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
