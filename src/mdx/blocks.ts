import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import type { Photo } from '../schema/photo.ts';
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

/** Words that look alike. NFC; a line feed is a line break that the author set. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
  /** Where a link leads, as it was written: `/ke-hoach/2020/`, `https://…`. */
  readonly href?: string;
}

/** The place in the words that a footnote belongs to; notes are counted from 1. */
export interface NoteMark {
  readonly note: number;
}

export type Inline = Run | NoteMark;

export interface ListItem<Figure = Photo> {
  readonly blocks: readonly Block<Figure>[];
  /** Present where the item is a task. */
  readonly done?: boolean;
}

/**
 * A part of a body as data: what was said, free of any way to show it. Newswire, plain text and word processors each give
 * it their own form.
 *
 * @typeParam Figure what is known of a photo: as it was written, or with the files behind it
 */
export type Block<Figure = Photo> =
  | { readonly kind: 'heading'; readonly depth: 2 | 3 | 4; readonly words: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly words: readonly Inline[] }
  | {
      readonly kind: 'list';
      /** The first number of an ordered list; absent where there are no numbers. */
      readonly start?: number;
      readonly items: readonly ListItem<Figure>[];
    }
  | {
      readonly kind: 'quote';
      readonly blocks: readonly Block<Figure>[];
      /** Who said it; absent where it was quoted from a text. */
      readonly by?: string;
      readonly role?: string;
    }
  | {
      readonly kind: 'callout';
      readonly tone: CalloutAttributes['kind'];
      readonly title: string;
      readonly blocks: readonly Block<Figure>[];
    }
  | { readonly kind: 'facts'; readonly title: string; readonly blocks: readonly Block<Figure>[] }
  | {
      readonly kind: 'table';
      /** One a column. */
      readonly align: readonly ('left' | 'center' | 'right' | 'none')[];
      /** As many cells a row as there are columns; the first row is the head. */
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'figure'; readonly photo: Figure }
  | { readonly kind: 'video'; readonly video: VideoAttributes }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  /** The footnotes in the order of their numbers; stands last. */
  | { readonly kind: 'notes'; readonly notes: readonly (readonly Block<Figure>[])[] };

type Marks = Omit<Run, 'text'>;

/**
 * The blocks of a body that `checkBody` found nothing in, in the order of the page.
 *
 * @throws zod's error if it was not checked
 */
export function blocksOf(tree: Root): Block[] {
  const definitions = new Map<string, Definition>();
  const footnotes = new Map<string, FootnoteDefinition>();
  const collect = (node: Nodes): void => {
    // Of two with one name the first counts (CommonMark 4.7).
    if (node.type === 'definition' && !definitions.has(nameOf(node))) definitions.set(nameOf(node), node);
    if (node.type === 'footnoteDefinition' && !footnotes.has(nameOf(node))) footnotes.set(nameOf(node), node);
    if ('children' in node) node.children.forEach(collect);
  };
  collect(tree);

  /** Names of footnotes in the order in which they are first referred to. */
  const order: string[] = [];

  const inlines = (nodes: readonly Nodes[], marks: Marks = {}): Inline[] =>
    nodes.flatMap((node): Inline[] => {
      // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- checkBody refuses what is not here
      switch (node.type) {
        case 'text':
          return [{ text: oneLine(node.value), ...marks }];
        case 'inlineCode':
          return [{ text: oneLine(node.value), ...marks, code: true }];
        case 'break':
          return [{ text: '\n', ...marks }];
        case 'strong':
          return inlines(node.children, { ...marks, bold: true });
        case 'emphasis':
          return inlines(node.children, { ...marks, italic: true });
        case 'delete':
          return inlines(node.children, { ...marks, strike: true });
        case 'link':
          return inlines(node.children, { ...marks, href: node.url });
        case 'linkReference': {
          const url = definitions.get(nameOf(node))?.url;
          return inlines(node.children, url === undefined ? marks : { ...marks, href: url });
        }
        case 'footnoteReference': {
          const name = nameOf(node);
          if (!footnotes.has(name)) return [];
          if (!order.includes(name)) order.push(name);
          return [{ note: order.indexOf(name) + 1 }];
        }
        default:
          return 'children' in node ? inlines(node.children, marks) : [];
      }
    });
  const words = (nodes: readonly Nodes[]): Inline[] => tidy(inlines(nodes));

  const blocks = (nodes: readonly Nodes[]): Block[] => nodes.flatMap(block);

  const block = (node: Nodes): Block[] => {
    // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the rest shows nothing where it stands
    switch (node.type) {
      case 'paragraph':
        return [{ kind: 'paragraph', words: words(node.children) }];
      case 'heading':
        return [{ kind: 'heading', depth: node.depth as 2 | 3 | 4, words: words(node.children) }];
      case 'list':
        return [
          {
            kind: 'list',
            ...(node.ordered ? { start: node.start ?? 1 } : {}),
            items: node.children.map(({ checked, children }) => ({
              blocks: blocks(children),
              ...(typeof checked === 'boolean' ? { done: checked } : {}),
            })),
          },
        ];
      case 'blockquote':
        return [{ kind: 'quote', blocks: blocks(node.children) }];
      case 'table': {
        const columns = Math.max(...node.children.map((row) => row.children.length));
        const column = Array.from({ length: columns }, (_, index) => index);
        return [
          {
            kind: 'table',
            align: column.map((index) => node.align?.[index] ?? 'none'),
            rows: node.children.map((row) =>
              column.map((index) => words(row.children[index]?.children ?? [])),
            ),
          },
        ];
      }
      case 'code':
        return [{ kind: 'code', text: node.value.normalize('NFC') }];
      case 'thematicBreak':
        return [{ kind: 'rule' }];
      case 'mdxJsxFlowElement':
        return [component(node)];
      default:
        // Definitions show nothing where they stand.
        return [];
    }
  };

  const component = (node: MdxJsxFlowElement): Block => {
    const name = node.name as ComponentName;
    const attributes = componentOf(name)?.attributes.parse(attributesOf(node));
    switch (name) {
      case 'Quote': {
        const { by, role } = attributes as QuoteAttributes;
        return { kind: 'quote', blocks: blocks(node.children), by, ...(role ? { role } : {}) };
      }
      case 'Callout': {
        const { kind: tone, title } = attributes as CalloutAttributes;
        return {
          kind: 'callout',
          tone,
          title: title ?? calloutKindLabels[tone],
          blocks: blocks(node.children),
        };
      }
      case 'Facts':
        return { kind: 'facts', title: (attributes as FactsAttributes).title, blocks: blocks(node.children) };
      case 'Figure':
        return { kind: 'figure', photo: attributes as Photo };
      case 'Video':
        return { kind: 'video', video: attributes as VideoAttributes };
    }
  };

  const body = blocks(tree.children);
  const notes: Block[][] = [];
  // A note may refer to another one, which then comes after it.
  for (let index = 0; index < order.length; index += 1) {
    notes.push(blocks(footnotes.get(order[index] ?? '')?.children ?? []));
  }
  return notes.length > 0 ? [...body, { kind: 'notes', notes }] : body;
}

/** White space as HTML shows it: the ends of an author's lines are spaces. */
const oneLine = (text: string): string => text.replace(/[ \t\n]+/g, ' ');

/** References are matched without regard to case (CommonMark 6.3). */
const nameOf = ({ identifier }: { readonly identifier: string }): string => identifier.toUpperCase();

/** Joins what looks alike, in NFC, without white space where a line begins or ends. */
function tidy(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (last && 'text' in last && 'text' in inline && looksOf(last) === looksOf(inline)) {
      joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    } else joined.push(inline);
  }
  return joined
    .map((inline, index) => {
      if (!('text' in inline)) return inline;
      let text = inline.text.normalize('NFC').replace(/ *\n */g, '\n');
      if (index === 0) text = text.trimStart();
      if (index === joined.length - 1) text = text.trimEnd();
      return { ...inline, text };
    })
    .filter((inline) => !('text' in inline) || inline.text !== '');
}

const looksOf = (run: Run): string => JSON.stringify({ ...run, text: '' });
