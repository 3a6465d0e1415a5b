import type { BlockContent, Nodes, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { type ComponentName, componentOf } from '../../../src/mdx/components.ts';
import { type BlockData, readComponent, writeComponent } from './components.ts';
import { parseMdx } from './parse.ts';

/** A component as Decap's rich text knows it. */
export interface Shortcode {
  readonly type: 'shortcode';
  readonly data: { readonly shortcode: string; readonly shortcodeData: BlockData };
}

/**
 * A body opened for rich text: its tree in Decap's terms, and each block's own bytes by what we would write for it. A block
 * that comes back the same keeps its bytes, so an edit changes only the paragraphs that it touches.
 */
export interface RichBody {
  readonly tree: Root;
  readonly sources: ReadonlyMap<string, string>;
}

/** Opens a body that `richRefusal` has nothing against. */
export function openRich(source: string): RichBody {
  const tree = parseMdx(source);
  const children = tree.children.map((node) => {
    if (node.type !== 'mdxJsxFlowElement' || !componentOf(node.name)) return node;
    const data = { shortcode: node.name ?? '', shortcodeData: readComponent(node, source) };
    return { type: 'shortcode', data } satisfies Shortcode as unknown as RootContent;
  });
  const sources = tree.children.map((node, index): [string, string] => [
    writeBlocks([children[index] ?? node]),
    source.slice(node.position?.start.offset, node.position?.end.offset),
  ]);
  return { tree: { type: 'root', children }, sources: new Map(sources) };
}

/**
 * Writes rich text as MDX that reads as it was typed: `{`, `<`, `1.`, `*` and the word `import` at the beginning of a
 * paragraph are text, because in rich text they can be nothing else.
 *
 * @param tree what Decap makes of its editor's content; its text stands in nodes of type `html`
 */
export function writeRich(tree: Root, sources: RichBody['sources'] = new Map()): string {
  const blocks = tidy(tree).children;
  return blocks
    .map((block, index) => {
      // Two lists in a row are told apart by their markers, which only writing them together gets right.
      if (follows(blocks[index - 1], block)) return undefined;
      const run = [block];
      while (follows(run.at(-1), blocks[index + run.length]))
        run.push(blocks[index + run.length] as RootContent);
      const text = writeBlocks(run);
      return sources.get(text) ?? text;
    })
    .filter((text) => text !== undefined)
    .join('\n\n');
}

const follows = (before: RootContent | undefined, after: RootContent | undefined): boolean =>
  before?.type === 'list' && after?.type === 'list' && before.ordered === after.ordered;

const writeShortcode: Handle = (node: Shortcode): string =>
  componentOf(node.data.shortcode)
    ? writeComponent(node.data.shortcode as ComponentName, node.data.shortcodeData)
    : '';

const OPTIONS: Options = {
  bullet: '-',
  bulletOther: '*',
  emphasis: '*',
  strong: '*',
  rule: '-',
  listItemIndent: 'one',
  extensions: [
    gfmToMarkdown(),
    mdxToMarkdown(),
    {
      handlers: { shortcode: writeShortcode } as Record<string, Handle>,
      // MDX takes these words at the beginning of a block for code (micromark-extension-mdxjs-esm, `tokenizeExportImport`).
      unsafe: [
        { atBreak: true, character: 'i', after: 'mport\\b' },
        { atBreak: true, character: 'e', after: 'xport\\b' },
        // Both parsers make links of the addresses in a text once it is read. While they read it, an address must not be seen:
        // its backslashes would count as its own. mdast-util-gfm-autolink-literal sees to it, but for `www.` before a sign.
        { character: '.', before: '[Ww]{3}', inConstruct: 'phrasing', notInConstruct: ['link', 'label'] },
      ],
    },
  ],
};

const writeBlocks = (blocks: readonly RootContent[]): string =>
  toMarkdown(tidy({ type: 'root', children: [...blocks] }), OPTIONS).trimEnd();

/** Turns what Slate keeps into plain mdast: text is text, lists are tight, nothing is empty, blocks end in words. */
function tidy(tree: Root): Root {
  return { type: 'root', children: tidyBlocks(tree.children) as RootContent[] };
}

function tidyBlocks(nodes: readonly Nodes[]): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (node.type === 'paragraph' || node.type === 'heading') {
      const children = tidyWords(node.children);
      return children.length > 0 ? [{ ...node, children }] : [];
    }
    if (node.type === 'list') {
      const children = node.children.map((item) => ({
        ...item,
        spread: false,
        children: tidyItem(item.children),
      }));
      return [{ ...node, spread: false, start: node.ordered ? (node.start ?? 1) : null, children }];
    }
    if (node.type === 'blockquote') {
      const children = tidyBlocks(node.children) as BlockContent[];
      return children.length > 0 ? [{ ...node, children }] : [];
    }
    return [node];
  });
}

const PHRASING = new Set(['text', 'html', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link']);

/** Decap's list items may hold words without a paragraph around them. */
function tidyItem(children: readonly Nodes[]): BlockContent[] {
  const blocks: Nodes[] = [];
  for (const child of children) {
    const last = blocks.at(-1);
    if (!PHRASING.has(child.type)) blocks.push(child);
    else if (last?.type === 'paragraph' && !('position' in last))
      last.children.push(child as PhrasingContent);
    else blocks.push({ type: 'paragraph', children: [child as PhrasingContent] });
  }
  return tidyBlocks(blocks) as BlockContent[];
}

/** The words of one block: neighbouring texts joined, so that escaping sees them whole, and no space at either end. */
function tidyWords(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const words = joinTexts(nodes);
  const first = words[0];
  const last = words.at(-1);
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return words.filter((node) => node.type !== 'text' || node.value !== '');
}

function joinTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' || node.type === 'html') {
      if (last?.type === 'text') last.value += node.value;
      else joined.push({ type: 'text', value: node.value });
    } else if ('children' in node) {
      const children = joinTexts((node as Parent).children as PhrasingContent[]);
      if (children.length > 0) joined.push({ ...node, children });
    } else {
      joined.push(node);
    }
  }
  return joined;
}
