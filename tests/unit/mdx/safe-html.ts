import type { Element, Nodes } from 'hast';

/** Every element of a tree, in the order of the text. */
export const elementsOf = (node: Nodes): Element[] => [
  ...(node.type === 'element' ? [node] : []),
  ...('children' in node ? node.children.flatMap(elementsOf) : []),
];

const ELEMENTS = new Set(
  'a aside blockquote br code del div em figcaption figure h2 h3 h4 hr li ol p pre section span strong sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);

/** By the names that the tree gives them. */
const ATTRIBUTES = new Set(
  'ariaDescribedBy ariaLabel className dataFootnoteBackref dataFootnoteRef dataFootnotes href id role scope start tabIndex title'.split(
    ' ',
  ),
);

/**
 * What of a rendered body, as a browser would read it, is not on this list of elements and attributes. The list is the
 * test's own, not the renderer's: only what a reader of this file would call harmless is on it.
 */
export function unsafeParts(tree: Nodes): string[] {
  const unsafe: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'comment' || node.type === 'doctype' || node.type === 'raw') unsafe.push(node.type);
    if (node.type === 'element') {
      if (!ELEMENTS.has(node.tagName)) unsafe.push(`<${node.tagName}>`);
      for (const [name, value] of Object.entries(node.properties)) {
        if (!ATTRIBUTES.has(name)) unsafe.push(`<${node.tagName} ${name}>`);
        if (name === 'href' && !/^(?:https?:\/\/[^/]|mailto:|tel:|#|\/(?![/\\]))/i.test(String(value))) {
          unsafe.push(`href=${String(value)}`);
        }
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return unsafe;
}
