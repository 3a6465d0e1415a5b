import type { Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { describeIssue } from '../schema/describe-issue.ts';
import { componentOf, components } from './components.ts';
import { type Finding, LIMITS } from './frontmatter.ts';

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/** Where a link may lead: the open web, mail, a telephone, this site, a place on this page. */
const SAFE_LINK = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;

export const isSafeLink = (url: string): boolean => SAFE_LINK.test(url) && !/[\u0000-\u0020\\]/u.test(url); // eslint-disable-line no-control-regex -- browsers drop these inside a scheme

/**
 * Checks a body against the safe subset of MDX: CommonMark, GFM and the components of `components.ts` with plain text
 * attributes. Nothing that could run, load or restyle anything passes.
 *
 * @param tree the parsed body
 * @param firstLine the line of the file on which the body begins
 * @returns every finding, in the order of the text
 */
export function checkBody(tree: Root, firstLine: number): Finding[] {
  const findings: Finding[] = [];
  const report = (node: Nodes, found: string, remedy: string, field = 'nội dung'): void => {
    findings.push({ line: firstLine + (node.position?.start.line ?? 1) - 1, field, found, remedy });
  };

  const checkComponent = (node: Jsx, parent: Nodes): void => {
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
    if (node.type === 'mdxJsxTextElement') {
      report(node, `${name} nằm giữa dòng chữ`, `Đặt ${name} trên dòng riêng, cách đoạn khác một dòng trống`);
      return;
    }
    const attributes: Record<string, string> = {};
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') {
        report(
          node,
          `${name} có thuộc tính là mã lệnh`,
          'Viết giá trị là chữ trong ngoặc kép, ví dụ by="Chị An"',
          name,
        );
        return;
      }
      if (Object.hasOwn(attributes, attribute.name)) {
        report(node, `${name} có hai thuộc tính ${attribute.name}`, 'Bỏ một trong hai', name);
      }
      attributes[attribute.name] = attribute.value;
    }
    for (const issue of rule.attributes.safeParse(attributes).error?.issues ?? []) {
      const explanation = describeIssue(issue, attributes, rule.form);
      report(node, explanation.found, explanation.remedy, `${name} ${explanation.field}`);
    }
    if (rule.children === 'none') {
      if (node.children.length > 0)
        report(
          node,
          `${name} có chữ bên trong`,
          `Viết ${name.replace('>', ' … />')} rồi viết chữ ở đoạn sau`,
        );
      if (parent.type !== 'root')
        report(node, `${name} nằm trong khối khác`, `Đưa ${name} ra ngoài, thành một đoạn riêng`);
    } else if (node.children.length === 0) {
      report(
        node,
        `${name} không có chữ bên trong`,
        `Viết lời vào giữa ${name} và ${name.replace('<', '</')}`,
      );
    }
  };

  const visit = (node: Nodes, parent: Nodes, depth: number): void => {
    if (depth > LIMITS.nesting) {
      report(node, 'các khối lồng nhau quá sâu', 'Viết lại với ít tầng hơn');
      return;
    }
    switch (node.type) {
      case 'mdxjsEsm':
        report(
          node,
          'có lệnh import hoặc export',
          'Xóa dòng ấy; nếu là chữ trong câu, đừng để nó đứng đầu dòng',
        );
        return;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        report(node, 'có biểu thức {…}', 'Xóa đi; nếu muốn viết dấu {, gõ \\{');
        return;
      case 'html':
        report(node, 'có mã HTML', 'Xóa đi; nếu muốn viết dấu <, gõ \\<');
        return;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkComponent(node, parent);
        break;
      case 'link':
      case 'definition':
        if (!isSafeLink(node.url)) {
          report(
            node,
            `liên kết tới “${node.url.slice(0, 60)}”`,
            'Dùng địa chỉ https://, mailto:, tel:, hoặc đường dẫn trên trang này bắt đầu bằng /',
          );
        }
        break;
      case 'image':
      case 'imageReference':
        report(
          node,
          'có ảnh chèn thẳng vào chữ',
          'Dùng Ảnh có chú thích (<Figure …>), để ảnh có mô tả, tác giả và quyền sử dụng',
        );
        return;
      case 'table':
        // Rows are filled up to the widest, so a wide head makes a small text into a huge page.
        if ((node.align ?? []).length > LIMITS.tableColumns) {
          report(node, 'bảng có quá nhiều cột', `Chia bảng, mỗi bảng tối đa ${LIMITS.tableColumns} cột`);
          return;
        }
        break;
      case 'heading':
        if (node.depth === 1)
          report(node, 'có tiêu đề bậc 1 (#)', 'Dùng ## cho mục lớn: tiêu đề bậc 1 là tiêu đề của bài');
        if (node.depth > 4) report(node, `có tiêu đề bậc ${node.depth}`, 'Dùng tối đa bậc 4 (####)');
        break;
    }
    if ('children' in node) for (const child of node.children) visit(child, node, depth + 1);
  };

  for (const child of tree.children) visit(child, tree, 1);
  return findings;
}
