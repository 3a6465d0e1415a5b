import { composeVietnamese, placeTones, stripMarks } from '../../vietnamese/text.ts';

/** The words of an index: how each is spelt, and which stand side by side. Words are bare (no marks, small letters). */
export interface WordCounts {
  /** How often each spelling of a bare word was read, `dinh` -> `định` 230, `đình` 100. */
  readonly spellings: Map<string, Map<string, number>>;
  /** How often each word follows each, `nguyen` -> `dinh` 3. */
  readonly followers: Map<string, Map<string, number>>;
}

export const newWordCounts = (): WordCounts => ({ spellings: new Map(), followers: new Map() });

/** Adds a text. A word with a digit and the end of a sentence part neighbours. */
export function countWords(counts: WordCounts, text: string): void {
  for (const stretch of placeTones(composeVietnamese(text))
    .toLowerCase()
    .split(/[.;:!?()\n]|\S*\d\S*/u)) {
    let last: string | undefined;
    for (const spelling of stretch.match(/[\p{L}\p{M}]{1,24}/gu) ?? []) {
      const word = stripMarks(spelling);
      addOne(counts.spellings, word, spelling);
      if (last !== undefined) addOne(counts.followers, last, word);
      last = word;
    }
  }
}

function addOne(table: Map<string, Map<string, number>>, row: string, column: string): void {
  let columns = table.get(row);
  if (!columns) table.set(row, (columns = new Map<string, number>()));
  columns.set(column, (columns.get(column) ?? 0) + 1);
}
