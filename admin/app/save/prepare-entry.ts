import type { Collection } from '../../../src/schema/collections.ts';
import { describeIssue } from '../../../src/schema/describe-issue.ts';
import { toJsonSchema, type JsonSchema } from '../config/json-schema.ts';
import { SOURCE_KEY } from '../format/entry-file.ts';
import { composeText, withoutBlanks } from '../format/values.ts';
import { checkMdx } from '../mdx/parse.ts';
import { describeFindings } from './describe-findings.ts';

/**
 * What is done to an entry before it is saved: its text is composed (NFC), so that titles give the right slugs; a one-line
 * text that was pasted with line breaks becomes one line; then everything is held to the schema and the safe MDX subset.
 *
 * @param collection the entry's collection; `undefined` for `site.yml`, whose fields Decap checks and the server again
 * @param data the entry's values as plain JSON
 * @returns the values to save
 * @throws Error in Vietnamese, naming the field or line and what to do
 */
export function prepareEntry(
  collection: Collection | undefined,
  data: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { [SOURCE_KEY]: source, body, ...fields } = data;
  const composed = joinLines(composeText(fields), collection && toJsonSchema(collection.schema)) as Record<
    string,
    unknown
  >;
  const text = typeof body === 'string' ? body.normalize('NFC') : '';
  if (collection) {
    checkFields(collection, composed);
    const { findings } = checkMdx(text);
    if (findings.length > 0) throw new Error(describeFindings(findings));
  }
  return {
    ...composed,
    ...(text ? { body: text } : {}),
    ...(source === undefined ? {} : { [SOURCE_KEY]: source }),
  };
}

/** @throws Error that tells the first thing that is wrong */
function checkFields(collection: Collection, fields: Readonly<Record<string, unknown>>): void {
  const filled = Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      const kept = withoutBlanks(value);
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
  const issues = collection.schema.safeParse(filled).error?.issues ?? [];
  const wrong = issues
    .map((issue) => describeIssue(issue, filled, collection.form))
    .find(({ later }) => later !== true);
  if (wrong) throw new Error(`${wrong.field}: ${wrong.found}. ${wrong.remedy}.`);
}

const ONE_LINE = '^[^\\n\\r]*$';

/** Text of a schema that asks for one line, with its line breaks turned into spaces. */
function joinLines(value: unknown, schema: JsonSchema | undefined): unknown {
  if (!schema) return value;
  if (typeof value === 'string') {
    return schema.pattern === ONE_LINE ? value.trim().replace(/\s*[\n\r]\s*/g, ' ') : value.trim();
  }
  if (Array.isArray(value)) return value.map((item) => joinLines(item, schema.items));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, joinLines(item, schema.properties?.[key])]),
  );
}
