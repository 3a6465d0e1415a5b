import { isSafeLink } from '../../../src/mdx/check.ts';
import { stripHidden } from '../../../src/schema/characters.ts';

/** Words as Slate keeps them, with the marks that the body may hold. */
interface Text {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly delete?: true;
}
interface Link {
  readonly type: 'link';
  readonly url: string;
  readonly children: readonly Text[];
}
export type Words = readonly (Text | Link)[];

/** A block of Decap's rich text (decap-cms-widget-markdown, `serializers/remarkSlate.js`). */
export type Block = Paragraph | List | Quote;
interface Paragraph {
  readonly type: 'paragraph' | 'heading-two' | 'heading-three' | 'heading-four';
  readonly children: Words;
}
interface Quote {
  readonly type: 'quote';
  readonly children: readonly Block[];
}
interface List {
  readonly type: 'bulleted-list' | 'numbered-list';
  readonly data: { readonly start: number };
  readonly children: Item[];
}
interface Item {
  readonly type: 'list-item';
  readonly children: (Paragraph | List)[];
}

/** A list item as Word writes it: a paragraph that says its level, with its marker as text. */
interface WordItem {
  readonly type: 'word-item';
  readonly level: number;
  /** `·`, `1.`, `a)`. */
  readonly marker: string;
  readonly words: Words;
}

/** Where the `style` of an element is read. */
const STYLE = 'data-style';

type Marks = Omit<Text, 'text'>;
type Piece = Block | WordItem;

/**
 * What was copied elsewhere as blocks of rich text: its words, in their order, and of their looks what a body may have. Word,
 * LibreOffice and web pages each write HTML of their own; line breaks in it are spaces, Word's lists are paragraphs, and a
 * table, which rich text can't hold, becomes a line a row.
 *
 * @param html from the clipboard, of any origin; it is parsed and read, and nothing of it is put on the page
 */
export function readPastedHtml(html: string): Block[] {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  // A title of the first order is the entry's own: where there are any, every heading goes down by one.
  const shift = body.querySelector('h1') ? 1 : 0;
  return joinItems(readPieces(body, {}, shift));
}

/**
 * A page's policy counts for what it parses too: every style in it would be reported as a breach. They are kept to be read,
 * under a name that styles nothing.
 */
const withoutStyles = (html: string): string =>
  html
    .replace(/<(\/?)style\b/gi, '<$1title')
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi, (tag) =>
      tag.replace(/(\s)style(?=\s*=)/gi, `$1${STYLE}`),
    );

const LEVELS = ['heading-two', 'heading-two', 'heading-three', 'heading-four'] as const;
const IGNORED = new Set(['SCRIPT', 'TEMPLATE', 'TITLE', 'NOSCRIPT', 'SVG', 'MATH', 'OBJECT', 'IFRAME']);
const BREAKING = new Set([
  ...[
    'P',
    'DIV',
    'PRE',
    'SECTION',
    'ARTICLE',
    'HEADER',
    'FOOTER',
    'MAIN',
    'ASIDE',
    'NAV',
    'FIGURE',
    'FIGCAPTION',
  ],
  ...['ADDRESS', 'BR', 'HR', 'DL', 'DT', 'DD', 'FORM', 'FIELDSET', 'DETAILS', 'SUMMARY', 'CAPTION'],
]);

function readPieces(root: Node, marks: Marks, shift: number): Piece[] {
  const pieces: Piece[] = [];
  let line: (Text | Link)[] = [];
  const endLine = (type: Paragraph['type'] = 'paragraph'): void => {
    const children = trim(line);
    if (children.length > 0) pieces.push({ type, children });
    line = [];
  };
  const inside = (element: Element, within: Marks): Piece[] => readPieces(element, within, shift);

  const visit = (node: Node, within: Marks): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = readable(node.nodeValue ?? '');
      if (text !== '') line.push({ text, ...within });
      return;
    }
    if (!(node instanceof Element) || isUnseen(node)) return;
    const name = node.tagName.toUpperCase();
    const level = /^H([1-6])$/.exec(name)?.[1];
    if (level !== undefined) {
      endLine();
      // Bold says nothing of a heading.
      line = [...wordsOf(inside(node, {}), ({ text }) => ({ text }))];
      endLine(LEVELS[Math.min(Number(level) - 1 + shift, 3)]);
    } else if (name === 'UL' || name === 'OL') {
      endLine();
      pieces.push(...readList(node, (item) => joinItems(inside(item, within))));
    } else if (name === 'BLOCKQUOTE') {
      endLine();
      const children = inside(node, within)
        .map((piece): Paragraph => ({ type: 'paragraph', children: wordsOf([piece]) }))
        .filter((paragraph) => paragraph.children.length > 0);
      if (children.length > 0) pieces.push({ type: 'quote', children });
    } else if (name === 'TR') {
      endLine();
      const cells = [...node.children].map((cell) => wordsOf(inside(cell, within)));
      line = cells
        .filter((words) => words.length > 0)
        .reduce<(Text | Link)[]>(
          (row, words) => (row.length === 0 ? [...words] : [...row, { text: ' | ' }, ...words]),
          [],
        );
      endLine();
    } else if (name === 'A') {
      const url = (node.getAttribute('href') ?? '').trim();
      const words = wordsOf(inside(node, within), (text) => text, false);
      // An address that the body may not hold is the address of somebody's disk, or worse.
      if (isSafeLink(url) && !url.startsWith('#'))
        line.push({ type: 'link', url, children: words.filter(isText) });
      else line.push(...words);
    } else if (name === 'P' && wordLevel(node) > 0) {
      endLine();
      const marker = readable(node.querySelector(MARKER)?.textContent ?? '').trim();
      pieces.push({
        type: 'word-item',
        level: wordLevel(node),
        marker,
        words: wordsOf(inside(node, within)),
      });
    } else {
      if (BREAKING.has(name)) endLine();
      node.childNodes.forEach((child) => visit(child, { ...within, ...marksOf(node, name) }));
      if (BREAKING.has(name)) endLine();
    }
  };
  root.childNodes.forEach((child) => visit(child, marks));
  endLine();
  return pieces;
}

/** Word's own bullet or number before the words of a list item. */
const MARKER = `[${STYLE}*="mso-list:Ignore" i], [${STYLE}*="mso-list: Ignore" i]`;
const wordLevel = (element: Element): number =>
  Number(/mso-list:[^;]*\blevel(\d)/i.exec(element.getAttribute(STYLE) ?? '')?.[1] ?? 0);

function isUnseen(element: Element): boolean {
  const style = element.getAttribute(STYLE) ?? '';
  return (
    IGNORED.has(element.tagName.toUpperCase()) ||
    element.matches(MARKER) ||
    /display:\s*none|mso-hide:\s*all/i.test(style)
  );
}

function marksOf(element: Element, name: string): Marks {
  const style = element.getAttribute(STYLE) ?? '';
  const weight = /(?<![-\w])font-weight:\s*(\w+)/i.exec(style)?.[1];
  // Google Docs puts a whole text into `<b style="font-weight:normal">`.
  const bold = weight === undefined ? name === 'B' || name === 'STRONG' : /bold|[6-9]00/i.test(weight);
  const slant = /(?<![-\w])font-style:\s*(\w+)/i.exec(style)?.[1];
  const italic = slant === undefined ? name === 'I' || name === 'EM' : /italic|oblique/i.test(slant);
  const struck = name === 'S' || name === 'STRIKE' || name === 'DEL';
  return { ...(bold && { bold }), ...(italic && { italic }), ...(struck && { delete: struck }) };
}

/** As a reader sees it: composed, every run of spaces one space, without what has no width. */
const readable = (text: string): string => stripHidden(text.replace(/\s+/gu, ' ')).normalize('NFC');

const isText = (word: Text | Link): word is Text => 'text' in word;

/** The words of pieces, one after the other, where only words may stand. */
function wordsOf(pieces: readonly Piece[], mark = (text: Text): Text => text, trimmed = true): Words {
  const lines = pieces.map((piece): Words => {
    switch (piece.type) {
      case 'word-item':
        return piece.words;
      case 'quote':
        return wordsOf(piece.children);
      case 'bulleted-list':
      case 'numbered-list':
        return wordsOf(piece.children.flatMap((item) => item.children));
      case 'paragraph':
      case 'heading-two':
      case 'heading-three':
      case 'heading-four':
        return piece.children;
    }
  });
  const words = lines
    .flatMap((line, index) => (index === 0 ? line : [{ text: ' ' }, ...line]))
    .map((word) => (isText(word) ? mark(word) : { ...word, children: word.children.map(mark) }));
  return trimmed ? trim(words) : words;
}

/** Without space at the ends, and with one between words that two runs have both given. */
function trim(words: Words): Words {
  const trimmed: (Text | Link)[] = [];
  let space = true;
  for (const word of words) {
    if (!isText(word)) {
      trimmed.push(word);
      space = false;
      continue;
    }
    const text: string = space ? word.text.trimStart() : word.text;
    if (text === '') continue;
    trimmed.push({ ...word, text });
    space = text.endsWith(' ');
  }
  for (let last = trimmed.pop(); last !== undefined; last = trimmed.pop()) {
    const end = isText(last) ? { ...last, text: last.text.trimEnd() } : last;
    if (isText(end) && end.text === '') continue;
    trimmed.push(end);
    break;
  }
  return trimmed;
}

const listOf = (ordered: boolean, start: number, children: Item[] = []): List => ({
  type: ordered ? 'numbered-list' : 'bulleted-list',
  data: { start },
  children,
});

const isList = (block: Block): block is List =>
  block.type === 'bulleted-list' || block.type === 'numbered-list';

/** A list of HTML. An item is one paragraph and the lists below it, which is all that rich text can hold. */
function readList(list: Element, readItem: (item: Element) => readonly Block[]): List[] {
  const items: Item[] = [];
  for (const child of list.childNodes) {
    const isItem = child instanceof Element && child.tagName === 'LI';
    const blocks = readItem(isItem ? child : wrap(child));
    const lists = blocks.filter(isList);
    const words = wordsOf(blocks.filter((block) => !isList(block)));
    const last = items.at(-1);
    if (words.length > 0)
      items.push({ type: 'list-item', children: [{ type: 'paragraph', children: words }, ...lists] });
    // Some write a list below an item beside it instead of in it; or in no item at all.
    else if (last) last.children.push(...lists);
    else items.push(...lists.flatMap(({ children }) => children));
  }
  const start = Number(list.getAttribute('start') ?? 1);
  return items.length === 0
    ? []
    : [listOf(list.tagName === 'OL', Number.isInteger(start) && start > 0 ? start : 1, items)];
}

/** What stands in a list without being an item, as one. */
function wrap(node: Node): Element {
  const item = document.createElement('li');
  item.append(node.cloneNode(true));
  return item;
}

/** Makes lists of Word's items; everything else stays. */
function joinItems(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  /** The open lists, from the outermost. */
  let open: { readonly level: number; readonly list: List }[] = [];
  for (const piece of pieces) {
    if (piece.type !== 'word-item') {
      open = [];
      blocks.push(piece);
      continue;
    }
    if (piece.words.length === 0) continue;
    const item: Item = { type: 'list-item', children: [{ type: 'paragraph', children: piece.words }] };
    const number = /^\(?(\d{1,9}|[a-z]{1,4})[.)]/i.exec(piece.marker)?.[1];
    open = open.filter(({ level }) => level <= piece.level);
    const last = open.at(-1);
    const isSameKind = last?.list.type === (number === undefined ? 'bulleted-list' : 'numbered-list');
    if (last?.level === piece.level && isSameKind) {
      last.list.children.push(item);
      continue;
    }
    if (last?.level === piece.level) open.pop();
    const list = listOf(number !== undefined, Number(number) > 0 ? Number(number) : 1, [item]);
    const above = open.at(-1)?.list.children.at(-1);
    if (above === undefined) blocks.push(list);
    else above.children.push(list);
    open.push({ level: piece.level, list });
  }
  return blocks;
}
