/**
 * Vietnamese text, letter by letter: pure helpers with no data but the alphabet.
 *
 * One Vietnamese string has many spellings: composed or decomposed Unicode, `hoà` or `hòa`, Icelandic `Ð` (U+00D0) typed for
 * `Đ` (U+0110). What compares or stores text goes through here first.
 */

/** NFC, with the look-alikes of Đ (U+00D0 eth, U+0189 African D and their small forms) turned into the real letter. */
export function composeVietnamese(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00d0\u0189]/g, 'Đ')
    .replace(/[\u00f0\u0256]/g, 'đ');
}

/**
 * The text without tone and vowel marks, and with d for đ (which has no decomposition, so NFD alone keeps it).
 * Case stays. Composed and decomposed input give the same output.
 */
export function stripMarks(text: string): string {
  return composeVietnamese(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .normalize('NFC');
}

const TONES = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

/** A syllable without its tone, and the tone as a combining mark; none for the level tone. `đoàn` is `đoan` and U+0300. */
export function splitTone(syllable: string): { readonly letters: string; readonly tone: string } {
  const apart = composeVietnamese(syllable).normalize('NFD');
  const tone = TONES.find((mark) => apart.includes(mark)) ?? '';
  return { letters: apart.replaceAll(tone, '').normalize('NFC'), tone };
}

/** `oà` -> `òa`: in open syllables in oa, oe, uy the tone stands on the first vowel in one style, on the second in the other. */
const TONE_STYLES = new Map(
  ['oa', 'oe', 'uy'].flatMap(([first = '', second = '']) =>
    TONES.map((tone) => [
      `${first}${second}${tone}`.normalize('NFC'),
      `${first}${tone}${second}`.normalize('NFC'),
    ]),
  ),
);
const NEW_STYLE = new RegExp(`(?<!q)(?:${[...TONE_STYLES.keys()].join('|')})(?!\\p{L})`, 'giu');

/**
 * Writes `hoà`, `khoẻ`, `thuý` as `hòa`, `khỏe`, `thúy`: the placement that most of the Vietnamese press uses. Only for
 * comparing: shown text keeps its author's style. `quý` has one spelling (its u belongs to the consonant) and stays.
 */
export function placeTones(text: string): string {
  return composeVietnamese(text).replace(NEW_STYLE, (found) => {
    const placed = TONE_STYLES.get(found.toLowerCase()) ?? found;
    if (found === found.toUpperCase()) return placed.toUpperCase();
    return found[0] === found[0]?.toUpperCase() ? placed[0]?.toUpperCase() + placed.slice(1) : placed;
  });
}

/** A key under which spellings of one text are equal: no marks, small letters, single spaces, no space at the ends. */
export function foldForCompare(text: string): string {
  return stripMarks(text).toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** How many syllables ("chữ") a reader reads: runs between spaces that hold a letter or a digit. `1847/QĐ-TTg` is one. */
export function countSyllables(text: string): number {
  // Split first: one expression for both would try every start of a long run without letters.
  return text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}

/**
 * An ASCII file name of small letters, digits and single hyphens, at most `longest` characters and cut between syllables.
 * Empty when the text has no Latin letter or digit: the caller decides what an entry without a name becomes.
 */
export function slugify(text: string, longest = 80): string {
  const whole = stripMarks(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (whole.length <= longest) return whole;
  const cut = whole.slice(0, longest + 1);
  // A first syllable that is itself too long is cut inside.
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : whole.slice(0, longest);
}
