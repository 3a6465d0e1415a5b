import { isMap, isScalar, parseDocument } from 'yaml';
import { splitFile } from '../../../src/mdx/frontmatter.ts';

const KEY = 'formerAddresses';

/**
 * An article's text after its address has changed: it says the address that it had, after those it had before, so the
 * first one stays the first. All else stays byte for byte, but for the lines of the field itself, which go to the end of
 * the head.
 *
 * @param from The address that the article had.
 * @param to The one that it gets; as a former one it is former no more.
 * @throws Error, when the text has no head that can be read; it has passed the check of entries before.
 */
export function addFormerAddress(text: string, from: string, to: string): string {
  const split = splitFile(text);
  if (!split.ok) throw new Error('The text has no head');
  const { head } = split.file;
  const start = text.indexOf(head, text.indexOf('\n') + 1);
  const newline = head.includes('\r\n') ? '\r\n' : '\n';
  const { rest, addresses } = takeOut(head);
  const all = [...addresses.filter((address) => address !== to && address !== from), from];
  const field = [`${KEY}:`, ...all.map((address) => `  - path: ${address}`)];
  return text.slice(0, start) + rest + field.join(newline) + newline + text.slice(start + head.length);
}

/** The head without the field, and the addresses that the field had. */
function takeOut(head: string): { rest: string; addresses: string[] } {
  const document = parseDocument(head);
  const { contents } = document;
  const items = isMap(contents) ? contents.items : [];
  const index = items.findIndex(({ key }) => isScalar(key) && key.value === KEY);
  const field = items[index];
  if (field === undefined) return { rest: head, addresses: [] };
  const beginOf = (item: typeof field | undefined): number =>
    isScalar(item?.key) ? (item.key.range?.[0] ?? head.length) : head.length;
  const { [KEY]: value } = document.toJS() as Record<string, { path: string }[] | null>;
  return {
    rest: head.slice(0, beginOf(field)) + head.slice(beginOf(items[index + 1])),
    addresses: (value ?? []).map(({ path }) => path),
  };
}
