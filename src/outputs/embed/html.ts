import type { Element, ElementContent, Properties } from 'hast';

/** An element as data, so that no text is escaped by hand; what is undefined among its children is left out. */
export const h = (
  tagName: string,
  properties: Properties,
  ...children: readonly (ElementContent | string | undefined)[]
): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children.flatMap((child): ElementContent[] =>
    child === undefined ? [] : typeof child === 'string' ? [{ type: 'text', value: child }] : [child],
  ),
});
