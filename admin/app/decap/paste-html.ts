import { readPastedHtml, type Block } from '../mdx/pasted-html.ts';

type Path = readonly number[];
interface Point {
  readonly path: Path;
  readonly offset: number;
}
interface Range {
  readonly anchor: Point;
  readonly focus: Point;
}

/** What of Slate's editor is used here (slate 0.118, `interfaces/editor.ts`). */
interface Editor {
  children: readonly { readonly type?: string }[];
  selection: Range | null;
  insertData: (data: DataTransfer) => void;
  isInline: (element: { readonly type?: string }) => boolean;
  isVoid: (element: { readonly type?: string }) => boolean;
  deleteFragment(): void;
  insertNodes(nodes: readonly object[], options?: { at?: Path; select?: boolean }): void;
  removeNodes(options: { at: Path }): void;
  splitNodes(options: { at: Point; always: boolean }): void;
  select(at: Point): void;
  string(at: Path): string;
  start(at: Path): Point;
  end(at: Path): Point;
  isStart(point: Point, at: Path): boolean;
  isEnd(point: Point, at: Path): boolean;
  withoutNormalizing(work: () => void): void;
}

/**
 * Stands in for Decap's paste: what is copied elsewhere comes in as `readPastedHtml` reads it. What was copied in the editor itself
 * is Slate's own, blocks and all.
 */
export default function withHtml(editor: Editor): Editor {
  const { insertData, isInline, isVoid } = editor;
  editor.isInline = (element) => element.type === 'link' || isInline(element);
  editor.isVoid = (element) => element.type === 'image' || isVoid(element);
  editor.insertData = (data) => {
    const html = data.getData('text/html');
    const isOwn = data.getData('application/x-slate-fragment') !== '';
    if (html === '' || isOwn) insertData(data);
    else insertBlocks(editor, readPastedHtml(html));
  };
  return editor;
}

/** Puts blocks where the cursor is: words into its block, more than words between the blocks of the text. */
function insertBlocks(editor: Editor, blocks: readonly Block[]): void {
  const [first] = blocks;
  if (editor.selection === null || first === undefined) return;
  editor.deleteFragment();
  const { anchor } = editor.selection;
  const [index = 0] = anchor.path;
  if (blocks.length === 1 && first.type === 'paragraph')
    return editor.insertNodes(first.children, { select: true });
  editor.withoutNormalizing(() => {
    const isEmpty = editor.string([index]) === '' && editor.children[index]?.type !== 'shortcode';
    const isBefore = !isEmpty && editor.isStart(anchor, [index]);
    // A list or a quotation stays whole: what is pasted into the middle of it comes below.
    const isSplit = !isEmpty && !isBefore && anchor.path.length === 2 && !editor.isEnd(anchor, [index]);
    if (isSplit) editor.splitNodes({ at: anchor, always: true });
    const at = isBefore ? index : index + 1;
    editor.insertNodes(blocks, { at: [at] });
    editor.select(editor.end([at + blocks.length - 1]));
    if (isEmpty) editor.removeNodes({ at: [index] });
  });
}
