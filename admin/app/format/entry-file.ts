import { parseYaml, splitFile } from '../../../src/mdx/frontmatter.ts';
import { rewriteYaml } from './rewrite-yaml.ts';

/**
 * An entry as Decap holds it: the fields, the text as `body`, and the file that it was read from. The file rides along so that
 * saving can leave untouched what nobody touched; it never gets into a file itself.
 */
export type EntryData = Readonly<Record<string, unknown>>;

/** The key under which the original file rides along. No field is called so: a field's name is a word. */
export const SOURCE_KEY = '__source';
const isCarrier = (key: string): boolean => key.startsWith('__');

/** Reads a content file for the editor. @throws Error, in Vietnamese, when it can't be read: an empty form must not replace it. */
export function readEntry(source: string): EntryData {
  const split = splitFile(source);
  if (!split.ok)
    throw new Error(`${split.finding.found} (dòng ${split.finding.line}). ${split.finding.remedy}.`);
  const body = bodyText(split.file.body);
  return {
    ...readFields(split.file.head, split.file.headLine),
    ...(body ? { body } : {}),
    [SOURCE_KEY]: source,
  };
}

/**
 * Writes an entry. A field whose value is what the file says keeps its bytes, with its comments, quotes and place; so does an
 * untouched body. Text that was touched is composed (NFC), and a field that was emptied is left out.
 *
 * @param order the fields' names in the form's order, for those that the file does not have yet
 */
export function writeEntry(data: EntryData, order: readonly string[]): string {
  const split = originalOf(data);
  const { body, ...fields } = withoutCarriers(data);
  const head = rewriteYaml(split?.head ?? '', fields, order);
  const text = typeof body === 'string' ? bodyText(body) : '';
  const kept = split !== undefined && text.normalize('NFC') === bodyText(split.body).normalize('NFC');
  return `---\n${head}---\n${kept ? split.body : text && `\n${text.normalize('NFC')}\n`}`;
}

/** `site.yml` and its like: fields alone. @throws as {@link readEntry} */
export function readYamlFile(source: string): EntryData {
  return { ...readFields(source, 1), [SOURCE_KEY]: source };
}

export function writeYamlFile(data: EntryData, order: readonly string[]): string {
  const source = data[SOURCE_KEY];
  return rewriteYaml(typeof source === 'string' ? source : '', withoutCarriers(data), order);
}

function readFields(head: string, firstLine: number): EntryData {
  const { data, findings } = parseYaml(head, firstLine);
  const [first] = findings;
  if (first) throw new Error(`${first.found} (dòng ${first.line}). ${first.remedy}.`);
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data))
    throw new Error('phần khai báo không phải các mục “tên: giá trị”.');
  return withoutCarriers(data as EntryData);
}

function originalOf(data: EntryData): { readonly head: string; readonly body: string } | undefined {
  const source = data[SOURCE_KEY];
  if (typeof source !== 'string') return undefined;
  const split = splitFile(source);
  return split.ok ? split.file : undefined;
}

const withoutCarriers = (data: EntryData): EntryData =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !isCarrier(key)));

/** A body without the blank lines around it; an indented first line keeps its indentation. */
const bodyText = (body: string): string => body.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
