import type { Nodes } from 'mdast';

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'listItem',
  'tableRow',
  'code',
  'blockquote',
  'mdxJsxFlowElement',
  'footnoteDefinition',
]);

/** The words of a tree as plain text (NFC): one line a block, lines of a paragraph apart by a space, cells of a table by a dot. */
export function plainText(node: Nodes): string {
  const write = (current: Nodes): string => {
    if (current.type === 'text' || current.type === 'inlineCode') return current.value;
    if (current.type === 'code') return `${current.value}\n`;
    if (current.type === 'break') return ' ';
    if (!('children' in current)) return '';
    const inside = current.children.map(write).join(current.type === 'tableRow' ? ' · ' : '');
    if (current.type === 'mdxJsxFlowElement') {
      const spoken = current.attributes
        .filter(
          (attribute) =>
            attribute.type === 'mdxJsxAttribute' && ['by', 'caption', 'title'].includes(attribute.name),
        )
        .map((attribute) => (typeof attribute.value === 'string' ? attribute.value : ''));
      return `${inside}\n${spoken.join('\n')}\n`;
    }
    return BLOCKS.has(current.type) ? `${inside}\n` : inside;
  };
  return write(node)
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter(Boolean)
    .join('\n');
}
