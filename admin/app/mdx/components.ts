import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { type ComponentName, components } from '../../../src/mdx/components.ts';

/** What a block of rich text holds: its attributes and, as `body`, the Markdown between its tags. */
export type BlockData = Readonly<Record<string, string>>;

const WITHIN = /["&<{\n\r]/g;
const entities: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  '<': '&lt;',
  '{': '&#123;',
  '\n': ' ',
  '\r': '',
};

/** A component as MDX. Attributes that are empty are left out. */
export function writeComponent(name: ComponentName, data: BlockData): string {
  const attributes = Object.keys(components[name].form).flatMap((key) => {
    const value = (data[key] ?? '').normalize('NFC').trim();
    return value
      ? [` ${key}="${value.replace(WITHIN, (character) => entities[character] ?? character)}"`]
      : [];
  });
  const open = `<${name}${attributes.join('')}`;
  return components[name].children === 'none'
    ? `${open} />`
    : `${open}>\n\n${(data['body'] ?? '').trim()}\n\n</${name}>`;
}

/**
 * The data of a component that rich text can hold, from the parsed body.
 *
 * @param source the text that was parsed, for the Markdown between the tags
 */
export function readComponent(node: MdxJsxFlowElement, source: string): BlockData {
  const data: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string')
      data[attribute.name] = attribute.value;
  }
  const start = node.children[0]?.position?.start.offset;
  const end = node.children.at(-1)?.position?.end.offset;
  if (start !== undefined && end !== undefined) data['body'] = source.slice(start, end);
  return data;
}

/** A component at the beginning of a block, attributes in any order. Anchored and without the `m` flag, as Decap needs it. */
export function componentPattern(name: ComponentName): RegExp {
  const open = `^<${name}((?:\\s+[A-Za-z]+="[^"]*")*)\\s*`;
  return new RegExp(
    components[name].children === 'none' ? `${open}/>` : `${open}>\\n+([\\s\\S]*?)\\n+</${name}>`,
  );
}

/** The data of a match of {@link componentPattern}. */
export function readMatch(match: RegExpMatchArray): BlockData {
  const attributes = [...(match[1] ?? '').matchAll(/([A-Za-z]+)="([^"]*)"/g)].map(
    ([, key = '', value = '']) => [key, decode(value)],
  );
  return {
    ...(Object.fromEntries(attributes) as BlockData),
    ...(match[2] === undefined ? {} : { body: match[2].trim() }),
  };
}

const decode = (value: string): string =>
  value
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&#123;/g, '{')
    .replace(/&amp;/g, '&');
