import { findHidden } from '../schema/characters.ts';

/** A finding inside one file: where, what, and what to do. */
export interface Finding {
  /** From 1. */
  readonly line: number;
  readonly field: string;
  readonly found: string;
  readonly remedy: string;
  /** Set where a draft may do without it until it is published. */
  readonly later?: true;
}

/**
 * No text that a person writes comes near these; a parser fed more than this is being attacked. Each was measured: at
 * the limit the worst text that we know takes the parsers and the renderer under a second.
 */
export const LIMITS = {
  fileCharacters: 200_000,
  headCharacters: 64_000,
  lines: 10_000,
  lineCharacters: 20_000,
  /** `&amp;` and its like: satteri 0.10.5 takes time and memory by the square of their number in a paragraph. */
  entities: 5_000,
  nesting: 24,
  /** Parts of a parsed body, with the cells that short rows of a table are filled up with. */
  nodes: 20_000,
  tableColumns: 20,
} as const;

/**
 * Refuses text that should not even be parsed: too long, or with characters in it that nobody sees.
 *
 * @param source a file's text
 */
export function refuseSource(source: string): Finding | undefined {
  const refuse = (line: number, found: string, remedy: string): Finding => ({
    line,
    field: 'tệp',
    found,
    remedy,
  });
  const { fileCharacters, lines, lineCharacters, entities } = LIMITS;
  if (source.length > fileCharacters) {
    return refuse(
      1,
      `tệp dài ${source.length} ký tự`,
      `Chia bài thành nhiều phần, mỗi phần dưới ${fileCharacters} ký tự`,
    );
  }
  const all = source.split('\n');
  if (all.length > lines) {
    return refuse(
      lines,
      `tệp có ${all.length} dòng`,
      `Chia bài thành nhiều phần, mỗi phần dưới ${lines} dòng`,
    );
  }
  const long = all.findIndex((line) => line.length > lineCharacters);
  if (long >= 0) {
    return refuse(long + 1, `một dòng dài hơn ${lineCharacters} ký tự`, 'Chia dòng ấy thành nhiều đoạn');
  }
  // A byte order mark belongs to the file, not to the text.
  const hidden = findHidden(source.replace(/^\ufeff/, ' '));
  if (hidden) {
    const before = source.slice(0, hidden.index).split('\n').at(-1)?.trim().slice(-20) ?? '';
    return refuse(
      lineAt(source, hidden.index),
      `có ký tự không nhìn thấy ${hidden.name}${before ? `, ngay sau “${before}”` : ''}`,
      'Xóa ký tự ấy, gõ lại chỗ đó',
    );
  }
  // Two ways to end a line give two numberings, and text that one tool takes for a new line and another does not.
  const lone = /\r(?!\n)/.exec(source);
  if (lone) {
    return refuse(
      lineAt(source, lone.index),
      'dòng kết thúc theo kiểu máy cũ (chỉ có CR)',
      'Lưu lại tệp với cách xuống dòng LF',
    );
  }
  const escapes = source.match(/&[#0-9a-z]{1,40};/gi)?.length ?? 0;
  if (escapes > entities) {
    return refuse(1, `có ${escapes} ký hiệu kiểu &amp;`, 'Gõ thẳng chữ và dấu, không cần ký hiệu');
  }
  return undefined;
}

/** How many line ends a text holds. */
export const countLines = (text: string): number => text.split('\n').length - 1;

const lineAt = (text: string, offset: number): number => countLines(text.slice(0, offset)) + 1;
