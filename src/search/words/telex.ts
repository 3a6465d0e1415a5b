import { splitTone, stripMarks } from '../../vietnamese/text.ts';

/**
 * Keystrokes left in a query when the keyboard's Vietnamese mode was off: Telex (`ddua`, `thuwowngr`) and VNI (`d9ua`,
 * `thuo7ng3`). Only words that are no Vietnamese syllable as typed are looked at.
 */

const ONSET = '(?:ngh|ng|nh|kh|gh|gi|ph|th|tr|ch|qu|[bcdđghklmnprstvx])';
/** All rhymes of the written language, tones aside, by their first vowel. */
const RHYME = [
  'a(?:[cikmnoptuy]|ch|n[gh])?',
  'ă(?:[ckmnpt]|ng)',
  'â(?:[cmnptuy]|ng)',
  'e(?:[cmnopt]|ng)?',
  'ê(?:[mnptu]|ch|nh)?',
  'i(?:[acmnptu]|ch|nh|ê(?:[cmnptu]|ng))?',
  'o(?:[cimnpt]|oc|o?ng|a(?:[cimnopty]|ch|n[gh])?|ă(?:[cmnt]|ng)|e[mnot]?)?',
  'ô(?:[cimnpt]|ng)?',
  'ơ[imnpt]?',
  'u(?:[acimnptu]|ng|â(?:[nty]|ng)|ê(?:ch|nh)?|ô(?:[cimnpt]|ng)|ơ|y(?:[anptu]|[cn]h|ê[nt])?)?',
  'ư(?:[acimntu]|ng|ơ(?:[cimnptu]|ng)?)?',
  'y(?:[cnt]|nh|ê(?:[mntu]|ng))?',
].join('|');
const SYLLABLE = new RegExp(`^${ONSET}?(?:${RHYME})$`);
const BARE_SYLLABLE = new RegExp(stripMarks(SYLLABLE.source));

/**
 * Whether a word is built like a Vietnamese syllable: by its letters, and by the marks of its vowels if they have any, `sửa` and not
 * `saử`. Abbreviations and foreign words mostly are not.
 */
export function isSyllable(word: string): boolean {
  const { letters } = splitTone(word.toLowerCase());
  return /[ăâêôơư]/.test(letters) ? SYLLABLE.test(letters) : BARE_SYLLABLE.test(stripMarks(letters));
}

const TELEX_TONES: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
};
const VNI_TONES: Readonly<Record<string, string>> = {
  1: '\u0301',
  2: '\u0300',
  3: '\u0309',
  4: '\u0303',
  5: '\u0323',
};

/** The vowel that carries the tone: a marked one (the last: ươ), else by the length of the rhyme (hòa, hoàn, ngoài, mía). */
function placeTone(syllable: string, tone: string): string {
  const letters = [...syllable];
  const skip = /^(?:qu|gi)[aeiouyăâêôơư]/.test(syllable) ? 2 : 0;
  const vowels = letters.flatMap((letter, at) => (at >= skip && /[aeiouyăâêôơư]/.test(letter) ? [at] : []));
  const marked = vowels.findLast((at) => /[ăâêôơư]/.test(letters[at] ?? ''));
  const closed = (vowels.at(-1) ?? 0) < letters.length - 1;
  const at = marked ?? (vowels.length > 2 || (closed && vowels.length > 1) ? vowels[1] : vowels[0]);
  if (at === undefined) return syllable;
  letters[at] += tone;
  return letters.join('').normalize('NFC');
}

/** A closed syllable in c, ch, p, t only takes the tones sắc and nặng: `cap3` is no `cảp`. */
function isSpelt(syllable: string, tone: string): boolean {
  return isSyllable(syllable) && (!/(?:[cpt]|ch)$/.test(syllable) || ['', '\u0301', '\u0323'].includes(tone));
}

function decodeTelex(word: string): string | undefined {
  let tone = '';
  let body = word.replace(/(?<=[aeiouyw].*)[sfrxj]/g, (key) => {
    tone = TELEX_TONES[key] ?? '';
    return '';
  });
  // A second d or vowel may come at once (`ddua`) or at the syllable's end (`duad`).
  body = body.replace(/^dd/, 'đ').replace(/^d(.+)d$/, 'đ$1');
  body = body.replace(/aa|ee|oo/g, (pair) => ({ aa: 'â', ee: 'ê', oo: 'ô' })[pair] ?? pair);
  // A w at the end horns a vowel before it (`thuongw`); alone it is ư.
  body = body.replace(/(uo|[aou])([^aouw]+)w$/, '$1w$2');
  body = body
    .replace(/uow|uwow|uwo/g, 'ươ')
    .replace(/aw/g, 'ă')
    .replace(/ow/g, 'ơ')
    .replace(/uw|w/g, 'ư');
  body = body.replace(/([aeo])([iuycmnptgh]+)\1$/, (_, vowel: string, rest: string) => {
    return { a: 'â', e: 'ê', o: 'ô' }[vowel] + rest;
  });
  return body !== word && isSpelt(body, tone) ? placeTone(body, tone) : undefined;
}

function decodeVni(word: string): string | undefined {
  let tone = '';
  const keys = word.replace(/[^6-9]/g, '');
  let body = word.replace(/[1-5]/g, (key) => {
    tone = VNI_TONES[key] ?? '';
    return '';
  });
  body = body.replace(/[6-9]/g, '');
  if (keys.includes('9')) body = body.replace('d', 'đ');
  if (keys.includes('8')) body = body.replace('a', 'ă');
  if (keys.includes('6'))
    body = body.replace(/[aeo]/, (vowel) => ({ a: 'â', e: 'ê', o: 'ô' })[vowel] ?? vowel);
  if (keys.includes('7'))
    body = body.replace(/uo|u|o/, (vowel) => ({ uo: 'ươ', u: 'ư', o: 'ơ' })[vowel] ?? vowel);
  return isSpelt(body, tone) ? placeTone(body, tone) : undefined;
}

/**
 * What the keystrokes of one small-letter ASCII word meant, composed (NFC): `nguyeenx` -> `nguyễn`, `d9o6ng` -> `đông`.
 * `undefined` when the word is a syllable as it stands or decodes to none. A guess (`test` gives `tét`): the caller asks the
 * index whether it knows the word as typed.
 */
export function decodeKeystrokes(word: string): string | undefined {
  // `coong` is built like a syllable and mostly Telex; `xoong` is in the index, which the caller asks.
  if (isSyllable(word) && !/^[a-z]+oo[a-z]+$/.test(word)) return undefined;
  if (/^[a-z]{2,12}$/.test(word)) return decodeTelex(word);
  // VNI's digits follow a letter, and one letter with a digit (`a4`, `k9`) is a name of something.
  if (/^[a-z][a-z1-9]{1,11}$/.test(word) && /[a-z].*[a-z]/.test(word) && /\d/.test(word))
    return decodeVni(word);
  return undefined;
}
