import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { describeIssue } from '../schema/describe-issue.ts';
import { componentOf, components } from './components.ts';

/** @param field what the finding is about, where it is not the text itself */
export type Report = (node: Nodes, found: string, remedy: string, field?: string) => void;

/** Between a component's tags stand these, or other components. Words without a paragraph around them share its line. */
const BLOCKS: ReadonlySet<Nodes['type']> = new Set([
  'paragraph',
  'heading',
  'thematicBreak',
  'blockquote',
  'list',
  'table',
  'code',
  'definition',
  'footnoteDefinition',
  'mdxJsxFlowElement',
] as const);

/** Blocks that show nothing where they stand. Satteri moves them to the front of the tree, micromark does not. */
const UNSEEN: ReadonlySet<Nodes['type']> = new Set(['definition', 'footnoteDefinition'] as const);

/**
 * Checks one tag: its name is on the allow-list, it stands on a line of its own, its attributes are plain text of the
 * right kind, and it holds what such a component may hold. What it holds is checked by whoever walks the tree.
 */
export function checkComponent(
  node: MdxJsxFlowElement | MdxJsxTextElement,
  parent: Nodes,
  report: Report,
): void {
  const rule = componentOf(node.name);
  const name = `<${node.name ?? ''}>`;
  if (!rule) {
    report(
      node,
      `có thẻ ${name}`,
      `Chỉ dùng được: ${Object.keys(components).join(', ')}. Nếu muốn viết dấu <, gõ \\<`,
    );
    return;
  }
  // Satteri makes a block of `<Quote>chữ</Quote>` on one line, micromark leaves it in its paragraph; neither is shown well.
  if (node.type === 'mdxJsxTextElement' || node.children.some((child) => !BLOCKS.has(child.type))) {
    report(node, `${name} nằm giữa dòng chữ`, `Đặt ${name} trên dòng riêng, cách chữ một dòng trống`);
    return;
  }
  const attributes = readAttributes(node, name, report);
  if (!attributes) return;
  for (const issue of rule.attributes.safeParse(attributes).error?.issues ?? []) {
    const { found, remedy, field } = describeIssue(issue, attributes, rule.form);
    report(node, found, remedy, `${name} ${field}`);
  }
  if (rule.children === 'none') {
    if (node.children.length > 0) {
      report(node, `${name} có chữ bên trong`, `Viết ${name.replace('>', ' … />')} rồi viết chữ ở đoạn sau`);
    }
    if (parent.type !== 'root') {
      report(node, `${name} nằm trong khối khác`, `Đưa ${name} ra ngoài, thành một đoạn riêng`);
    }
  } else if (node.children.every((child) => UNSEEN.has(child.type))) {
    report(node, `${name} không có chữ bên trong`, `Viết lời vào giữa ${name} và ${name.replace('<', '</')}`);
  }
}

/** The attributes by name; none where one of them is code. */
function readAttributes(
  node: MdxJsxFlowElement,
  name: string,
  report: Report,
): Record<string, string> | undefined {
  // Without a prototype, so that an attribute called `__proto__` is an attribute and gets refused like any unknown one.
  const attributes = Object.create(null) as Record<string, string>;
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') {
      report(
        node,
        `${name} có thuộc tính là mã lệnh`,
        'Viết giá trị là chữ trong ngoặc kép, ví dụ by="Chị An"',
        name,
      );
      return undefined;
    }
    if (Object.hasOwn(attributes, attribute.name)) {
      report(node, `${name} có hai thuộc tính ${attribute.name}`, 'Bỏ một trong hai', name);
    }
    attributes[attribute.name] = attribute.value;
  }
  return attributes;
}
