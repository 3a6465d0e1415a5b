import type { Nodes, PhrasingContent, Root } from 'mdast';
import { findHidden } from '../schema/characters.ts';
import { checkComponent, type Report } from './check-component.ts';
import { type Finding, LIMITS } from './source.ts';

/** Where a link may lead: the open web, mail, a telephone, this site, a place on this page. */
const SAFE_LINK = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;

export const isSafeLink = (url: string): boolean => SAFE_LINK.test(url) && !/[\u0000-\u0020\\]/u.test(url); // eslint-disable-line no-control-regex -- browsers drop these inside a scheme

/**
 * Checks a body against the safe subset of MDX: CommonMark, GFM and the components of `components.ts` with plain text
 * attributes. Nothing that could run, load or restyle anything passes; a kind of node that is not named here is refused.
 *
 * @param tree the parsed body
 * @param firstLine the line of the file on which the body begins
 * @returns every finding, in the order of the text
 */
export function checkBody(tree: Root, firstLine: number): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (node, found, remedy, field = 'nội dung') => {
    findings.push({ line: firstLine + (node.position?.start.line ?? 1) - 1, field, found, remedy });
  };
  let nodes = 0;

  const visit = (node: Nodes, parent: Nodes, depth: number): void => {
    nodes += 1;
    if (nodes > LIMITS.nodes) return;
    if (depth > LIMITS.nesting) {
      report(node, 'các khối lồng nhau quá sâu', 'Viết lại với ít tầng hơn');
      return;
    }
    const hidden = Object.values(node).map((value: unknown) =>
      typeof value === 'string' ? findHidden(value) : undefined,
    );
    const [character] = hidden.filter((found) => found !== undefined);
    if (character) {
      report(node, `có ký tự không nhìn thấy ${character.name}`, 'Xóa ký tự ấy, gõ lại chỗ đó');
    }
    if (!checkNode(node, parent, report)) return;
    if (node.type === 'table') nodes += (node.align ?? []).length * node.children.length;
    if ('children' in node) for (const child of node.children) visit(child, node, depth + 1);
  };

  for (const child of tree.children) visit(child, tree, 1);
  if (nodes > LIMITS.nodes) {
    report(tree, `có quá nhiều phần (hơn ${LIMITS.nodes})`, 'Chia bài hoặc bảng thành nhiều phần nhỏ hơn');
  }
  return findings;
}

/** Nobody can read a heading of nothing, or follow a link of nothing by its name. */
const isBlank = (words: readonly PhrasingContent[]): boolean =>
  words.every((word) => word.type === 'break' || (word.type === 'text' && word.value.trim() === ''));

/** @returns whether what the node holds is worth checking too */
function checkNode(node: Nodes, parent: Nodes, report: Report): boolean {
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      checkComponent(node, parent, report);
      return true;
    case 'link':
    case 'definition':
      if (node.type === 'link' && isBlank(node.children)) {
        report(node, 'có liên kết không có chữ', 'Viết chữ vào giữa [ và ]');
      }
      if (!isSafeLink(node.url)) {
        report(
          node,
          `liên kết tới “${node.url.slice(0, 60)}”`,
          'Dùng địa chỉ https://, mailto:, tel:, hoặc đường dẫn trên trang này bắt đầu bằng /',
        );
      }
      return true;
    case 'table':
      // Rows are filled up to the widest, so a wide head makes a small text into a huge page.
      if ((node.align ?? []).length <= LIMITS.tableColumns) return true;
      report(node, 'bảng có quá nhiều cột', `Chia bảng, mỗi bảng tối đa ${LIMITS.tableColumns} cột`);
      return false;
    case 'heading':
      if (isBlank(node.children))
        report(node, 'có tiêu đề trống', 'Viết tiêu đề sau dấu #, hoặc xóa dòng ấy');
      if (node.depth === 1) {
        report(node, 'có tiêu đề bậc 1 (#)', 'Dùng ## cho mục lớn: tiêu đề bậc 1 là tiêu đề của bài');
      }
      if (node.depth > 4) report(node, `có tiêu đề bậc ${node.depth}`, 'Dùng tối đa bậc 4 (####)');
      return true;
    case 'paragraph':
    case 'text':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'break':
    case 'inlineCode':
    case 'code':
    case 'blockquote':
    case 'thematicBreak':
    case 'list':
    case 'listItem':
    case 'tableRow':
    case 'tableCell':
    case 'linkReference':
    case 'footnoteReference':
    case 'footnoteDefinition':
      return true;
    case 'mdxjsEsm':
      report(
        node,
        'có lệnh import hoặc export',
        'Xóa dòng ấy; nếu là chữ trong câu, đừng để nó đứng đầu dòng',
      );
      return false;
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      report(node, 'có biểu thức {…}', 'Xóa đi; nếu muốn viết dấu {, gõ \\{');
      return false;
    case 'image':
    case 'imageReference':
      report(
        node,
        'có ảnh chèn thẳng vào chữ',
        'Dùng Ảnh có chú thích (<Figure …>), để ảnh có mô tả, tác giả và quyền sử dụng',
      );
      return false;
    case 'html':
      report(node, 'có mã HTML', 'Xóa đi; nếu muốn viết dấu <, gõ \\<');
      return false;
    case 'root':
    case 'yaml':
    case 'toml':
    case 'math':
    case 'inlineMath':
    case 'subscript':
    case 'superscript':
    case 'containerDirective':
    case 'leafDirective':
    case 'textDirective':
    case 'descriptionList':
    case 'descriptionTerm':
    case 'descriptionDetails':
    default: // What a later parser may think of.
      report(node, `có phần không dùng được (${node.type})`, 'Xóa phần ấy');
      return false;
  }
}
