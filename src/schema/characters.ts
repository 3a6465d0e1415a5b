/**
 * What no published text may hold, typed or spelt as an entity: control characters, half characters, what a damaged
 * encoding leaves behind (U+FFFD), breaks of no width (a word that holds one looks right and is never found), and the marks that turn the direction of reading around (UAX #9, §2.1 to 2.4). With
 * those a text reads one way and is another: CVE-2021-42574.
 */
const HIDDEN =
  // eslint-disable-next-line no-control-regex -- these are exactly the characters that are looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufffd\p{Noncharacter_Code_Point}\p{Cs}]/u;

/**
 * The first character of a text that may not be there.
 *
 * @returns its place, and its name as an editor can look it up: `U+202E`
 */
export function findHidden(text: string): { readonly index: number; readonly name: string } | undefined {
  const found = HIDDEN.exec(text);
  return found ? { index: found.index, name: nameOf(found[0]) } : undefined;
}

/** A text without such characters. */
export const stripHidden = (text: string): string => text.replace(new RegExp(HIDDEN, 'gu'), '');

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
