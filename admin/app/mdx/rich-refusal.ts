import type { Nodes, Root } from 'mdast';
import { isSame } from '../format/values.ts';
import { checkMdx, parseMdx } from './parse.ts';
import { openRich, writeRich } from './rich-text.ts';

/** What Decap's rich text would break, in an editor's words; everything else that is allowed it keeps. */
const refused: Partial<Record<Nodes['type'], string>> = {
  table: 'bảng',
  footnoteReference: 'chú thích cuối bài',
  footnoteDefinition: 'chú thích cuối bài',
  code: 'đoạn mã',
  linkReference: 'liên kết ghi địa chỉ ở cuối bài',
  definition: 'liên kết ghi địa chỉ ở cuối bài',
};

/**
 * Why a body can't be edited as rich text without loss; `undefined` when it can.
 *
 * @returns the end of a sentence: `có bảng, chú thích cuối bài`
 */
export function richRefusal(body: string): string | undefined {
  if (body.trim() === '') return undefined;
  const { tree, findings } = checkMdx(body);
  const [finding] = findings;
  if (!tree || finding) return `có chỗ chưa đúng ở dòng ${finding?.line ?? 1}: ${finding?.found ?? ''}`;
  const reasons = new Set<string>();
  collectReasons(tree, undefined, reasons);
  if (reasons.size > 0) return `có ${[...reasons].join(', ')}`;
  // Whatever the list above forgets: what we would write must mean what was read.
  const written = writeRich(openRich(body).tree);
  return isSame(meaning(parseMdx(written)), meaning(tree))
    ? undefined
    : 'có cách viết mà chế độ soạn thảo không giữ được';
}

function collectReasons(node: Nodes, parent: Nodes | undefined, reasons: Set<string>): void {
  const word = refused[node.type];
  if (word) reasons.add(word);
  if (node.type === 'listItem') {
    if (typeof node.checked === 'boolean') reasons.add('danh sách việc cần làm');
    const [first, ...rest] = node.children;
    if (first?.type !== 'paragraph' || rest.some((child) => child.type !== 'list'))
      reasons.add('khối nằm trong danh sách');
  }
  if (node.type === 'blockquote' && node.children.some((child) => child.type !== 'paragraph')) {
    reasons.add('khối nằm trong đoạn trích');
  }
  if (node.type === 'mdxJsxFlowElement') {
    if (parent?.type !== 'root') reasons.add('khối nằm trong khối');
    // What is between its tags is edited as it is written, so it may hold anything that is allowed.
    if (!node.children.some((child) => child.type === 'mdxJsxFlowElement')) return;
  }
  if ('children' in node) for (const child of node.children) collectReasons(child, node, reasons);
}

/** A tree without positions, and without the looseness of lists, which rich text does not know and nobody sees. */
function meaning(node: Root | Nodes): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) =>
      ['position', 'spread', 'data'].includes(key) ? undefined : value,
    ),
  );
}
