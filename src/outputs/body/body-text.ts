import type { Inline } from '../../mdx/blocks.ts';
import type { VideoAttributes } from '../../mdx/components.ts';
import type { PressBlock, PressPhoto } from '../item/press-item.ts';

/** The words of a paragraph, a heading or a cell. Brackets hold a footnote's number, and what is struck out, which must not be taken for said. */
export const wordsText = (words: readonly Inline[]): string =>
  words
    .map((inline) => {
      if (!('text' in inline)) return `[${inline.note}]`;
      return inline.strike ? `[gạch bỏ: ${inline.text}]` : inline.text;
    })
    .join('');

/** What stands below a photo: `Tổ trước ca trực. Ảnh: Trần Thị Mẫu (CC BY 4.0).` */
export const captionText = ({ caption, credit, rights }: PressPhoto): string =>
  `${sentence(caption)} Ảnh: ${credit} (${rights.name}).`;

/** The same where the picture itself can't be. */
export const photoText = (photo: PressPhoto): string => `[Ảnh] ${captionText(photo)}`;

/** What stands below a film, after its title. */
export const filmText = ({ caption, credit }: VideoAttributes): string =>
  `${sentence(caption)} Nguồn phim: ${credit}.`;

/** Who said something: `Chị Mẫu, văn thư`. */
export const speakerText = (by: string, role: string | undefined): string => (role ? `${by}, ${role}` : by);

/** With a full stop where it has no other end. */
export const sentence = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`);

/**
 * A body as plain text: a line a paragraph, however long, and an empty line between blocks, so that whoever pastes it gets
 * the paragraphs and no line ends of ours. Of a link stand its words.
 */
export const bodyText = (blocks: readonly PressBlock[]): string => blocks.map(blockText).join('\n\n');

function blockText(block: PressBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return wordsText(block.words);
    case 'list':
      return block.items
        .map(({ blocks, done }, index) => {
          const mark = block.start === undefined ? '-' : `${block.start + index}.`;
          const box = done === undefined ? '' : done ? '[x] ' : '[ ] ';
          return hang(`${mark} ${box}`, blocks.map(blockText).join('\n'));
        })
        .join('\n');
    case 'quote': {
      const said = bodyText(block.blocks);
      if (block.by === undefined) return hang('> ', said, '> ');
      return `“${said}”\n— ${speakerText(block.by, block.role)}`;
    }
    case 'callout':
    case 'facts':
      return `${block.title}\n${bodyText(block.blocks)}`;
    case 'table':
      return block.rows.map((row) => row.map((cell) => wordsText(cell)).join(' | ')).join('\n');
    case 'figure':
      return photoText(block.photo);
    case 'video':
      return `[Phim] ${sentence(block.video.title)} ${filmText(block.video)} ${block.video.src}`;
    case 'code':
      return block.text;
    case 'rule':
      return '* * *';
    case 'notes':
      return `Chú thích\n${block.notes.map((note, index) => hang(`[${index + 1}] `, bodyText(note))).join('\n')}`;
  }
}

/** The first line after a mark, those after it below where it began. */
const hang = (mark: string, text: string, rest = ' '.repeat(mark.length)): string =>
  `${mark}${text.replaceAll('\n', `\n${rest}`)}`.replace(/ +$/gm, '');
