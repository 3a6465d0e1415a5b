import { Document, type Node, type Pair, Scalar, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import { composeText, isSame, withoutBlanks } from './values.ts';

type Path = readonly (string | number)[];
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const PARSE = { version: '1.2', schema: 'core', logLevel: 'silent', aliasDuplicateObjects: false } as const;
const WRITE = { lineWidth: 0, indentSeq: true } as const;

/**
 * YAML text that holds `fields`, as near to `source` as can be: only the lines of what changed are written anew. Where a
 * change can't be made in place (flow style, odd indentation), the mapping is written whole, because what is read back must be
 * what was to be saved: that is compared before anything is returned.
 *
 * @param source the YAML there is, empty for a new file
 * @param order names of the fields in the form's order, for those not in `source`
 */
export function rewriteYaml(
  source: string,
  fields: Readonly<Record<string, unknown>>,
  order: readonly string[],
): string {
  const document = parseDocument(source, PARSE);
  const before = plain(document.toJS() as unknown);
  const after = merge(before, fields);
  if (isSame(before, after)) return source;
  if (isMap(document.contents) && document.errors.length === 0) {
    const edits: Edit[] = [];
    if (collectEdits(source, document.contents, before, after, [], order, edits)) {
      const text = applyEdits(source, edits);
      if (says(text, after)) return text;
    }
  }
  const text = new Document(sorted(after, order), PARSE).toString(WRITE);
  if (says(text, after)) return text;
  // A block (`|`) loses lines of nothing but spaces (yaml 2.9); quotes lose nothing.
  return new Document(sorted(after, order), PARSE).toString({
    ...WRITE,
    blockQuote: false,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
}

const says = (text: string, values: unknown): boolean => isSame(parseDocument(text, PARSE).toJS(), values);

const plain = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** The values to be saved: what is the same but for its Unicode form or empty leftovers stays what the file says. */
function merge(
  before: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    const wanted = composeText(withoutBlanks(value));
    if (Object.hasOwn(before, key) && isSame(composeText(withoutBlanks(before[key])), wanted))
      result[key] = before[key];
    else if (wanted !== undefined) result[key] = wanted;
  }
  return result;
}

function sorted(
  fields: Readonly<Record<string, unknown>>,
  order: readonly string[],
): Record<string, unknown> {
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => place(a) - place(b)));
}

/** Gathers the edits that turn one block mapping into another; `false` where it can't be done in place. */
function collectEdits(
  source: string,
  map: Node,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: Path,
  order: readonly string[],
  edits: Edit[],
): boolean {
  if (!isMap(map) || map.flow) return false;
  const pairs = new Map<string, Pair>();
  for (const pair of map.items) {
    if (!isPair(pair) || !isScalar(pair.key) || typeof pair.key.value !== 'string') return false;
    pairs.set(pair.key.value, pair);
  }
  const first = [...pairs.values()][0];
  const indent = first ? columnOf(source, startOf(first)) : 0;
  for (const [key, pair] of pairs) {
    const [start, end] = linesOf(source, pair);
    if (!Object.hasOwn(after, key)) edits.push({ start, end, text: '' });
    else if (!isSame(before[key], after[key])) {
      const inPlace: Edit[] = [];
      if (changeValue(source, pair, before[key], after[key], [...path, key], inPlace)) edits.push(...inPlace);
      else edits.push({ start: startOf(pair), end, text: writePair(key, after[key], indent) });
    }
  }
  const added = Object.keys(after).filter((key) => !pairs.has(key));
  for (const key of Object.keys(sorted(Object.fromEntries(added.map((key) => [key, after[key]])), order))) {
    const earlier = order.slice(0, Math.max(order.indexOf(key), 0)).filter((name) => pairs.has(name));
    const anchor = pairs.get(earlier.at(-1) ?? '') ?? [...pairs.values()].at(-1);
    if (!anchor) return false;
    const [, end] = linesOf(source, anchor);
    const gap = end > 0 && source[end - 1] !== '\n' ? '\n' : '';
    edits.push({ start: end, end, text: `${gap}${' '.repeat(indent)}${writePair(key, after[key], indent)}` });
  }
  return true;
}

/** Changes one value where it stands: a word for a word, or inside a nested mapping or list of the same length. */
function changeValue(
  source: string,
  pair: Pair,
  before: unknown,
  after: unknown,
  path: Path,
  edits: Edit[],
): boolean {
  const node = pair.value as Node | null;
  if (!node?.range) return false;
  if (isScalar(node)) {
    const text = writeWord(node, after);
    if (
      text === undefined ||
      node.range[0] === node.range[1] ||
      source.slice(node.range[0], node.range[1]).includes('\n')
    )
      return false;
    edits.push({ start: node.range[0], end: node.range[1], text });
    return true;
  }
  if (isMap(node)) {
    return typeof after === 'object' && after !== null && !Array.isArray(after)
      ? collectEdits(source, node, plain(before), plain(after), path, [], edits)
      : false;
  }
  if (
    isSeq(node) &&
    !node.flow &&
    Array.isArray(before) &&
    Array.isArray(after) &&
    before.length === after.length
  ) {
    return node.items.every((item, index) =>
      isSame(before[index], after[index])
        ? true
        : isMap(item) &&
          collectEdits(source, item, plain(before[index]), plain(after[index]), [...path, index], [], edits),
    );
  }
  return false;
}

/** A value on one line in the quotes that were there; `undefined` for a block (`|`) or a value of several lines. */
function writeWord(old: Scalar, value: unknown): string | undefined {
  if (old.type === 'BLOCK_LITERAL' || old.type === 'BLOCK_FOLDED') return undefined;
  if (typeof value === 'object' || value === undefined) return undefined;
  const scalar = new Scalar(value);
  if (typeof value === 'string' && old.type && old.type !== 'PLAIN') scalar.type = old.type;
  const document = new Document({ key: null }, PARSE);
  document.set('key', scalar);
  const text = document
    .toString({ ...WRITE, blockQuote: false })
    .slice('key:'.length)
    .trim();
  return text.includes('\n') || text === '' ? undefined : text;
}

function writePair(key: string, value: unknown, indent: number): string {
  const text = new Document({ [key]: value }, PARSE).toString(WRITE);
  return text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(indent)}`);
}

const startOf = (pair: Pair): number => (pair.key as Node).range?.[0] ?? 0;
const columnOf = (source: string, offset: number): number =>
  offset - (source.lastIndexOf('\n', offset - 1) + 1);

/** Where the lines of a pair begin and end, its last line break included. */
function linesOf(source: string, pair: Pair): readonly [start: number, end: number] {
  const start = startOf(pair);
  const value = (pair.value as Node | null)?.range ?? (pair.key as Node).range ?? [start, start, start];
  const last = source[value[1] - 1] === '\n' ? value[1] - 1 : value[1];
  const lineEnd = source.indexOf('\n', Math.max(last, start));
  return [start - columnOf(source, start), lineEnd < 0 ? source.length : lineEnd + 1];
}

function applyEdits(source: string, edits: readonly Edit[]): string {
  return edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => b.start - a.start || b.index - a.index)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source);
}
