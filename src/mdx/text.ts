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

/** The words of a tree as plain text (NFC): one line a block, cells and lines of a paragraph apart by a space. */
export function plainText(node: Nodes): string {
  const write = (current: Nodes): string => {
    switch (current.type) {
      case 'text':
      case 'inlineCode':
      case 'code':
        return current.type === 'code' ? `${current.value}\n` : current.value;
      case 'break':
        return ' ';
      case 'mdxJsxFlowElement': {
        const spoken = current.attributes
          .filter(
            (attribute) =>
              attribute.type === 'mdxJsxAttribute' && ['by', 'caption', 'title'].includes(attribute.name),
          )
          .map((attribute) => (typeof attribute.value === 'string' ? attribute.value : ''));
        return `${current.children.map(write).join('')}\n${spoken.join('\n')}\n`;
      }
      default: {
        if (!('children' in current)) return '';
        const inside = current.children.map(write).join(current.type === 'tableRow' ? ' ' : '');
        return BLOCKS.has(current.type) ? `${inside}\n` : inside;
      }
    }
  };
  return write(node)
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter(Boolean)
    .join('\n');
}
