import { composeVietnamese } from '../../vietnamese/text.ts';

const LONGEST_QUERY = 300;

/** A query as it stands in an address: composed, single spaces, of bounded length, whatever was typed. */
export function tidyQuery(query: string): string {
  return composeVietnamese(query.toWellFormed())
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST_QUERY)
    .toWellFormed()
    .trim();
}
