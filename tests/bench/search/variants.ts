import { splitTone, stripMarks } from '../../../src/vietnamese/text.ts';

/**
 * The ways in which one query is typed. Each is a function of the query and of a number drawn from its id, so that two runs
 * make the same mistakes.
 */
export type Variant = (query: string, random: () => number) => string;

export const VARIANTS: Readonly<Record<string, Variant>> = {
  plain: (query) => query,
  bare: stripMarks,
  nfd: (query) => query.normalize('NFD'),
  upper: (query) => query.toUpperCase(),
  'wrong letter': (query, random) => changeWord(query, random, (word) => word.length > 2, mistype),
  'wrong letter, bare': (query, random) =>
    changeWord(stripMarks(query), random, (word) => word.length > 2, mistype),
  'wrong mark': (query, random) => changeWord(query, random, (word) => stripMarks(word) !== word, remark),
  'half a word': (query) =>
    query.replace(/[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)/u, (word) => word.slice(0, Math.ceil(word.length / 2))),
  telex: (query) => query.replace(/\p{L}+/gu, encodeTelex),
  vni: (query) => query.replace(/\p{L}+/gu, encodeVni),
};

/** Numbers from 0 to 1 by a seed of text (FNV-1a, then mulberry32). */
export function randomOf(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function changeWord(
  query: string,
  random: () => number,
  fits: (word: string) => boolean,
  change: (word: string, random: () => number) => string,
): string {
  const words = [...query.matchAll(/(?<![\p{L}\p{N}/-])\p{L}+(?![\p{L}\p{N}/-])/gu)].filter(({ 0: word }) =>
    fits(word),
  );
  const chosen = words[Math.floor(random() * words.length)];
  if (!chosen) return query;
  const end = chosen.index + chosen[0].length;
  return query.slice(0, chosen.index) + change(chosen[0], random) + query.slice(end);
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function neighbour(letter: string, random: () => number): string {
  const row = ROWS.find((keys) => keys.includes(letter)) ?? 'as';
  const at = Math.max(0, row.indexOf(letter));
  return row[at === 0 || (at < row.length - 1 && random() < 0.5) ? at + 1 : at - 1] ?? 'a';
}

/** One slip of a finger: a neighbouring key, a letter left out, twice, or two changed about. */
function mistype(word: string, random: () => number): string {
  const letters = [...word.normalize('NFC')];
  const at = Math.floor(random() * letters.length);
  const letter = letters[at] ?? '';
  switch (Math.floor(random() * 4)) {
    case 0:
      letters[at] = neighbour(stripMarks(letter).toLowerCase(), random);
      break;
    case 1:
      letters.splice(at, 1);
      break;
    case 2:
      letters.splice(at, 0, letter);
      break;
    default: {
      const left = Math.min(at, letters.length - 2);
      letters.splice(left, 2, letters[left + 1] ?? '', letters[left] ?? '');
    }
  }
  return letters.join('');
}

const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** Another tone on a syllable that has one; else its other marks left out. */
function remark(word: string, random: () => number): string {
  const apart = word.normalize('NFD');
  const tone = TONES.find((mark) => apart.includes(mark));
  if (!tone) return stripMarks(word);
  const others = TONES.filter((mark) => mark !== tone);
  return apart.replace(tone, others[Math.floor(random() * others.length)] ?? '').normalize('NFC');
}

const TELEX: Readonly<Record<string, string>> = {
  â: 'aa',
  ê: 'ee',
  ô: 'oo',
  ă: 'aw',
  ơ: 'ow',
  ư: 'uw',
  đ: 'dd',
};
const VNI: Readonly<Record<string, string>> = {
  â: 'a6',
  ê: 'e6',
  ô: 'o6',
  ă: 'a8',
  ơ: 'o7',
  ư: 'u7',
  đ: 'd9',
};
const TELEX_TONES: Readonly<Record<string, string>> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0303': 'x',
  '\u0309': 'r',
  '\u0323': 'j',
};
const VNI_TONES: Readonly<Record<string, string>> = {
  '\u0300': '2',
  '\u0301': '1',
  '\u0303': '4',
  '\u0309': '3',
  '\u0323': '5',
};

export const encodeTelex = (word: string): string => encode(word, TELEX, TELEX_TONES);
export const encodeVni = (word: string): string => encode(word, VNI, VNI_TONES);

/** What the keyboard gives when Vietnamese is off: letters with their keys, the tone's key at the syllable's end. */
function encode(
  word: string,
  letters: Readonly<Record<string, string>>,
  tones: Readonly<Record<string, string>>,
): string {
  const { letters: toneless, tone } = splitTone(word.toLowerCase());
  return [...toneless].map((letter) => letters[letter] ?? letter).join('') + (tones[tone] ?? '');
}
