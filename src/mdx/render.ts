import Slugger from 'github-slugger';
import type { Element, ElementContent, Root as HastRoot, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Heading, Root, Table } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { type State, defaultHandlers, toHast } from 'mdast-util-to-hast';
import { stripMarks } from '../vietnamese/text.ts';
import type { Photo } from '../schema/photo.ts';
import { type Block, blocksOf } from './blocks.ts';
import {
  attributesOf,
  type CalloutAttributes,
  calloutKindLabels,
  componentOf,
  type ComponentName,
  type FactsAttributes,
  type QuoteAttributes,
  type VideoAttributes,
} from './components.ts';
import { plainText } from './text.ts';

/** A part of a rendered body. Photos and films stand apart, because their markup needs to know the files behind them. */
export type BodyPart =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'figure'; readonly photo: Photo }
  | { readonly kind: 'video'; readonly video: VideoAttributes };

export interface BodyHeading {
  readonly depth: 2 | 3 | 4;
  readonly id: string;
  readonly text: string;
}

export interface RenderedBody {
  readonly parts: readonly BodyPart[];
  readonly headings: readonly BodyHeading[];
  /** The words alone, one line a block. */
  readonly text: string;
  /** The body as data, for formats that are not HTML of ours. */
  readonly blocks: readonly Block[];
}

/** Raised when the renderer's output changes, so that cached bodies are rendered anew. */
export const RENDERER_VERSION = '10';

const element = (tagName: string, className: string | undefined, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: className ? { className: className.split(' ') } : {},
  children,
});
const textOf = (value: string): ElementContent => ({ type: 'text', value });

/** A box beside the text. Not `<aside>`: a landmark each would bury the page's real ones in a screen reader's list. */
const note = (className: string, children: ElementContent[]): Element => {
  const box = element('div', className, children);
  box.properties['role'] = 'note';
  return box;
};

/** A part that is not HTML travels through the HTML tree as this element and is cut out at the end. */
const PART = 'gs-part';
const place = (part: BodyPart): Element => ({
  type: 'element',
  tagName: PART,
  properties: {},
  children: [],
  data: { part } as Element['data'],
});

function renderComponent(state: State, node: MdxJsxFlowElement): ElementContent {
  const name = node.name as ComponentName;
  const attributes = componentOf(name)?.attributes.parse(attributesOf(node));
  const inside = (): ElementContent[] => state.wrap(state.all(node), true);
  switch (name) {
    case 'Quote': {
      const { by, role } = attributes as QuoteAttributes;
      return element('figure', 'pull', [
        element('blockquote', undefined, inside()),
        element('figcaption', undefined, [textOf(role ? `${by}, ${role}` : by)]),
      ]);
    }
    case 'Callout': {
      const { kind, title } = attributes as CalloutAttributes;
      return note(`callout callout-${kind}`, [
        element('p', 'callout-title', [textOf(title ?? calloutKindLabels[kind])]),
        ...inside(),
      ]);
    }
    case 'Facts': {
      const { title } = attributes as FactsAttributes;
      return note('facts facts-list', [element('p', 'facts-title', [textOf(title)]), ...inside()]);
    }
    case 'Figure':
      return place({ kind: 'figure', photo: attributes as Photo });
    case 'Video':
      return place({ kind: 'video', video: attributes as VideoAttributes });
  }
}

/** The id that mdast-util-to-hast gives to the heading of the footnotes. */
const FOOTNOTES_ID = 'footnote-label';

/** Begins the ids of footnotes. The ids of headings hold no full stop, so the two never meet. */
const NOTE_PREFIX = 'ghi-chu.';

/**
 * Renders a body that {@link checkBody} found nothing in.
 *
 * @throws zod's error if it was not checked
 */
export function renderBody(tree: Root): RenderedBody {
  const slugger = new Slugger();
  slugger.slug(FOOTNOTES_ID);
  const headings: BodyHeading[] = [];
  const hast = toHast(tree, {
    clobberPrefix: NOTE_PREFIX,
    footnoteLabel: 'Chú thích',
    footnoteLabelProperties: {},
    footnoteBackLabel: (reference, rerun) =>
      `Trở lại chỗ dẫn ${reference + 1}${rerun > 1 ? ` lần ${rerun}` : ''}`,
    handlers: {
      mdxJsxFlowElement: renderComponent,
      heading(state: State, node: Heading) {
        const text = plainText(node);
        // A heading of signs alone has no letters for an address; an empty id would be invalid.
        const id = slugger.slug(/[\p{L}\p{N}]/u.test(text) ? stripMarks(text) : 'muc');
        headings.push({ depth: node.depth as 2 | 3 | 4, id, text });
        return { ...element(`h${node.depth}`, undefined, state.all(node)), properties: { id } };
      },
      table(state: State, node: Table) {
        // A wide table scrolls in its own box, which a keyboard must be able to reach.
        const box = element('div', 'table-scroll', [defaultHandlers.table(state, node)]);
        Object.assign(box.properties, { tabIndex: 0, role: 'group', ariaLabel: 'Bảng, cuộn ngang được' });
        return box;
      },
    },
  }) as HastRoot;
  adaptToHtml(hast);
  return { parts: cutParts(hast.children), headings, text: plainText(tree), blocks: blocksOf(tree) };
}

/**
 * Mends what GFM's usual HTML gets wrong: `align` is obsolete (HTML §16.2) and inline styles are refused by our content
 * security policy, so columns are aligned by class; header cells say what they head, and an empty one heads nothing; a task's box is a picture with a
 * name, because a disabled checkbox without a label tells a screen reader nothing.
 */
function adaptToHtml(parent: HastRoot | Element): void {
  for (const [index, child] of parent.children.entries()) {
    // Here and not before parsing, because an entity (`&#x301;`) may hold half a letter too.
    if (child.type === 'text') child.value = child.value.normalize('NFC');
    if (child.type !== 'element') continue;
    const { title } = child.properties;
    if (typeof title === 'string') child.properties['title'] = title.normalize('NFC');
    if (child.tagName === 'th') {
      if (child.children.length > 0) child.properties['scope'] = 'col';
      else child.tagName = 'td';
    }
    if (typeof child.properties['align'] === 'string') {
      child.properties['className'] = [`align-${child.properties['align']}`];
      delete child.properties['align'];
    }
    if (child.tagName === 'input') {
      const done = child.properties['checked'] === true;
      const box = element('span', done ? 'task task-done' : 'task', []);
      Object.assign(box.properties, { role: 'img', ariaLabel: done ? 'Đã xong' : 'Chưa xong' });
      parent.children[index] = box;
      continue;
    }
    adaptToHtml(child);
  }
}

function cutParts(nodes: readonly RootContent[]): BodyPart[] {
  const parts: BodyPart[] = [];
  let run: RootContent[] = [];
  const closeRun = (): void => {
    const html = toHtml({ type: 'root', children: run }).trim();
    if (html) parts.push({ kind: 'html', html });
    run = [];
  };
  for (const node of nodes) {
    const part =
      node.type === 'element' && node.tagName === PART
        ? (node.data as { part?: BodyPart } | undefined)?.part
        : undefined;
    if (!part) {
      run.push(node);
      continue;
    }
    closeRun();
    parts.push(part);
  }
  closeRun();
  return parts;
}
