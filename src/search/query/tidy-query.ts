import { composeVietnamese } from '../../vietnamese/text.ts';

/** In UTF-16 code units, as `maxlength` counts. */
export const LONGEST_QUERY = 300;

/** What turns the writing direction of the text around it. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A query as it stands in an address: composed, single spaces, of bounded length, whatever was typed. */
export function tidyQuery(query: string): string {
  return composeVietnamese(query.toWellFormed())
    .replace(DIRECTIONS, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST_QUERY)
    .toWellFormed()
    .trim();
}
