/** Words of Decap's screens by their place: `{ editor: { editorToolbar: { save: 'Lưu' } } }`. `%{name}` is filled in. */
export interface Phrases {
  readonly [key: string]: string | Phrases;
}

/** Every phrase by its full key, `editor.editorToolbar.save`. */
export function flattenPhrases(phrases: Phrases, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(phrases).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flattenPhrases(value, `${prefix}${key}.`)],
    ),
  );
}
