/** What JSON holds; a property that is `undefined` is left out. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** A thing of schema.org's vocabulary; the outermost one names the vocabulary in `@context`. */
export interface JsonLd {
  readonly [name: string]: JsonValue;
  readonly '@type': string;
}

export const SCHEMA_ORG = 'https://schema.org';

/** `<` could end the script element or open a comment in it; U+2028 and U+2029 end a line in older JavaScript. */
const UNSAFE = /[<>&\u2028\u2029]/g;

/**
 * JSON that stands safely inside `<script type="application/ld+json">`: HTML's parser finds no tag, comment or reference in
 * it, and a JSON parser reads back the same value.
 */
export const serializeJsonLd = (value: object): string =>
  JSON.stringify(value).replace(UNSAFE, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
