import { AlignmentType, type IStylesOptions, LevelFormat, LineRuleType } from 'docx';

/** Twentieths of a point, of millimetres; the package's own rounds down, and A4 has a name only at its size. */
const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
/** Half-points, as WordprocessingML counts type. */
const points = (size: number): number => size * 2;
/** Twentieths of a point, as it counts space. */
const space = (size: number): number => size * 20;

const FONT = 'Times New Roman';
/** The form of administrative documents: a paragraph begins one centimetre in. */
const INDENT = twips(10);

/** Decree 30/2020/NĐ-CP, appendix I: A4; 20 to 25 mm above and below, 30 to 35 left, 15 to 20 right. */
export const PAGE = {
  size: { width: twips(210), height: twips(297) },
  margin: {
    top: twips(20),
    bottom: twips(20),
    left: twips(30),
    right: twips(20),
  },
};

/** Names of our paragraph styles. Those of headings and lists are Word's own, so that its outline and other programs know them. */
export const STYLE = {
  title: 'Heading1',
  standfirst: 'Sapo',
  body: 'Bai',
  item: 'MucDanhSach',
  quote: 'LoiTrich',
  speaker: 'NguoiNoi',
  box: 'Khung',
  boxTitle: 'TenKhung',
  caption: 'ChuThichAnh',
  cell: 'OBang',
  code: 'Ma',
  foot: 'ChanBai',
  notice: 'LuuY',
} as const;

const heading = (size: number, before: number) => ({
  run: { font: FONT, size: points(size), bold: true, color: '000000' },
  paragraph: { spacing: { before: space(before), after: space(6) }, keepNext: true },
});

/**
 * Times New Roman of 13 or 14 points, six points between paragraphs, lines between single and one and a half: the same
 * appendix of the decree.
 */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: points(14), language: { value: 'vi-VN' } },
      paragraph: { spacing: { after: space(6), line: 276, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(18, 0),
    heading2: heading(15, 12),
    heading3: heading(14, 10),
    heading4: { ...heading(14, 8), run: { ...heading(14, 8).run, italics: true } },
    hyperlink: { run: { color: '1F3864', underline: {} } },
  },
  paragraphStyles: [
    { id: STYLE.standfirst, name: 'Sapo', run: { bold: true }, paragraph: { spacing: { after: space(10) } } },
    {
      id: STYLE.body,
      name: 'Bài',
      paragraph: { indent: { firstLine: INDENT }, alignment: AlignmentType.BOTH },
    },
    { id: STYLE.item, name: 'Mục danh sách', paragraph: { spacing: { after: space(3) } } },
    {
      id: STYLE.quote,
      name: 'Lời trích',
      run: { italics: true },
      paragraph: {
        indent: { left: INDENT, right: INDENT },
        alignment: AlignmentType.BOTH,
        spacing: { before: space(6), after: space(6) },
      },
    },
    {
      id: STYLE.speaker,
      name: 'Người nói',
      paragraph: { indent: { right: INDENT }, alignment: AlignmentType.RIGHT },
    },
    {
      id: STYLE.box,
      name: 'Khung',
      paragraph: {
        indent: { left: INDENT / 2 },
        border: { left: { style: 'single', size: 12, space: 8, color: '8A1C1C' } },
      },
    },
    {
      id: STYLE.boxTitle,
      name: 'Tên khung',
      basedOn: STYLE.box,
      run: { bold: true },
      paragraph: { keepNext: true, spacing: { before: space(6), after: space(6) } },
    },
    {
      id: STYLE.caption,
      name: 'Chú thích ảnh',
      run: { italics: true, size: points(12) },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: space(6), after: space(10) } },
    },
    { id: STYLE.cell, name: 'Ô bảng', run: { size: points(13) }, paragraph: { spacing: { after: 0 } } },
    { id: STYLE.code, name: 'Mã', run: { font: 'Courier New', size: points(11) } },
    {
      id: STYLE.foot,
      name: 'Chân bài',
      run: { size: points(12) },
      paragraph: { spacing: { after: space(8) } },
    },
    { id: STYLE.notice, name: 'Lưu ý', run: { bold: true, color: '8A1C1C', size: points(12) } },
  ],
};

/** Word knows nine. */
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
export const DEEPEST = LEVELS.length - 1;

const levels = (format: 'bullet' | 'decimal', start = 1) =>
  LEVELS.map((level) => ({
    level,
    format: format === 'bullet' ? LevelFormat.BULLET : LevelFormat.DECIMAL,
    text: format === 'bullet' ? '–' : `%${level + 1}.`,
    start,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT / 2 } } },
  }));

export const BULLETS = 'gach';
export const numbersFrom = (start: number): string => `so-${start}`;

/** @param starts the first numbers of the ordered lists that a document has */
export const numbering = (starts: readonly number[]) => ({
  config: [
    { reference: BULLETS, levels: levels('bullet') },
    ...starts.map((start) => ({ reference: numbersFrom(start), levels: levels('decimal', start) })),
  ],
});
