/** Only DOM calls: no text of a story ever passes through an HTML parser. */

export type Child = Node | string | undefined | false;

export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

const NUMBER = new Intl.NumberFormat('vi-VN');
export const formatCount = (count: number): string => NUMBER.format(count);
