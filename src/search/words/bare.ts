import { stripMarks } from '../../vietnamese/text.ts';

/** A text repeats its words, and taking marks off is what costs. */
const known = new Map<string, string>();

/** The words of a term without their marks, `quyết định` as `quyet dinh`. */
export function bareTerm(term: string): string {
  const space = term.indexOf(' ');
  if (space >= 0) return `${bareTerm(term.slice(0, space))} ${bareTerm(term.slice(space + 1))}`;
  let bare = known.get(term);
  if (bare === undefined) known.set(term, (bare = stripMarks(term)));
  return bare;
}
