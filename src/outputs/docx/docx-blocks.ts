import {
  AlignmentType,
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  type IParagraphOptions,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Inline, Run } from '../../mdx/blocks.ts';
import { filmText, photoText, speakerText } from '../body/body-text.ts';
import type { PressBlock, PressPhoto } from '../item/press-item.ts';
import { cleanText } from '../xml/render-xml.ts';
import { Link } from './link.ts';
import { BULLETS, DEEPEST, numbersFrom, STYLE } from './styles.ts';

type Part = Paragraph | Table;
type Style = (typeof STYLE)[keyof typeof STYLE];

/** What blocks are written as, and where they stand. */
interface Place {
  /** Of plain paragraphs. */
  readonly style: Style;
  /** How many lists are around. */
  readonly depth: number;
}

const HEADINGS = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;
const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  none: AlignmentType.LEFT,
} as const;

/** Writes a body's blocks as paragraphs and tables of one document, whose links and lists it counts. */
export function createBlockWriter() {
  let links = 0;
  let lists = 0;
  const starts = new Set<number>();

  const runs = ({ text, bold, italic, strike, code, href }: Run): TextRun[] =>
    cleanText(text)
      .split('\n')
      .map(
        (line, index) =>
          new TextRun({
            text: line,
            ...(index > 0 ? { break: 1 } : {}),
            ...(bold ? { bold } : {}),
            ...(italic ? { italics: italic } : {}),
            ...(strike ? { strike } : {}),
            ...(code ? { font: 'Courier New' } : {}),
            ...(href === undefined ? {} : { style: 'Hyperlink' }),
          }),
      );

  const words = (inlines: readonly Inline[]): ParagraphChild[] =>
    inlines.flatMap((inline): ParagraphChild[] => {
      if (!('text' in inline)) return [new TextRun({ text: `[${inline.note}]`, superScript: true })];
      if (inline.href === undefined) return runs(inline);
      links += 1;
      return [new Link(runs(inline), cleanText(inline.href), `LienKet${links}`)];
    });

  const paragraph = (style: Style, inlines: readonly Inline[], options: IParagraphOptions = {}): Paragraph =>
    new Paragraph({ style, children: words(inlines), ...options });

  const plain = (style: Style, text: string): Paragraph => paragraph(style, [{ text }]);

  const caption = (photo: PressPhoto): Paragraph => plain(STYLE.caption, photoText(photo));

  const all = (blocks: readonly PressBlock[], place: Place): Part[] =>
    blocks.flatMap((block) => one(block, place));

  function one(block: PressBlock, place: Place): Part[] {
    switch (block.kind) {
      case 'heading':
        return [new Paragraph({ heading: HEADINGS[block.depth], children: words(block.words) })];
      case 'paragraph':
        return [paragraph(place.style, block.words)];
      case 'list':
        return list(block.start, block.items, place);
      case 'quote':
        return [
          ...all(block.blocks, { ...place, style: STYLE.quote }),
          ...(block.by === undefined ? [] : [plain(STYLE.speaker, speakerText(block.by, block.role))]),
        ];
      case 'callout':
      case 'facts':
        return [plain(STYLE.boxTitle, block.title), ...all(block.blocks, { ...place, style: STYLE.box })];
      case 'table':
        // Word puts no space below a table.
        return [table(block), plain(STYLE.cell, '')];
      case 'figure':
        return [caption(block.photo)];
      case 'video':
        return [
          paragraph(STYLE.caption, [
            { text: '[Phim] ' },
            { text: block.video.title, href: block.video.src },
            { text: `. ${filmText(block.video)}` },
          ]),
        ];
      case 'code':
        return [plain(STYLE.code, block.text)];
      case 'rule':
        return [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun('* * *')] })];
      case 'notes':
        return [
          new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun('Chú thích')] }),
          ...list(
            1,
            block.notes.map((blocks) => ({ blocks })),
            place,
          ),
        ];
    }
  }

  function list(
    start: number | undefined,
    items: readonly { readonly blocks: readonly PressBlock[]; readonly done?: boolean }[],
    place: Place,
  ): Part[] {
    lists += 1;
    const instance = lists;
    if (start !== undefined) starts.add(start);
    const reference = start === undefined ? BULLETS : numbersFrom(start);
    const level = Math.min(place.depth, DEEPEST);
    const inside: Place = { style: STYLE.item, depth: place.depth + 1 };
    return items.flatMap(({ blocks: [first, ...rest], done }) => {
      const box: Inline[] = done === undefined ? [] : [{ text: done ? '☑ ' : '☐ ' }];
      // A number stands before words; an item that begins with something else has it on a line of its own.
      const lead = first?.kind === 'paragraph' ? first.words : [];
      const others = first === undefined || first.kind === 'paragraph' ? rest : [first, ...rest];
      return [
        paragraph(STYLE.item, [...box, ...lead], { numbering: { reference, level, instance } }),
        ...all(others, inside),
      ];
    });
  }

  const table = ({ align, rows }: Extract<PressBlock, { kind: 'table' }>): Table =>
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map(
        (cells, index) =>
          new TableRow({
            tableHeader: index === 0,
            cantSplit: true,
            children: cells.map(
              (cell, column) =>
                new TableCell({
                  margins: { left: 80, right: 80, top: 40, bottom: 40 },
                  children: [
                    paragraph(
                      STYLE.cell,
                      index === 0
                        ? cell.map((inline) => ('text' in inline ? { ...inline, bold: true } : inline))
                        : cell,
                      { alignment: ALIGN[align[column] ?? 'none'] },
                    ),
                  ],
                }),
            ),
          }),
      ),
    });

  return {
    body: (blocks: readonly PressBlock[]): Part[] => all(blocks, { style: STYLE.body, depth: 0 }),
    paragraph,
    plain,
    caption,
    /** The first numbers of the ordered lists so far. */
    starts: (): number[] => [...starts],
  };
}
