import { composeVietnamese } from './text.ts';

/**
 * Compound words that a line break may not cut in a heading. Vietnamese writes each syllable apart, so a browser would break
 * `khen` from `thưởng`. From the visual design; add words here. Names of people are not guessed.
 */
const COMPOUNDS = [
  'Văn phòng Quốc hội',
  'Quốc hội',
  'Hồ Chí Minh',
  'Việt Nam',
  'Thủ tướng',
  'Chính phủ',
  'đổi mới',
  'đoàn kết',
  'năng động',
  'sáng tạo',
  'nhiệm vụ',
  'chất lượng',
  'thi đua',
  'khen thưởng',
  'yêu nước',
  'kế hoạch',
  'phong trào',
  'sáng kiến',
  'điển hình',
  'tiên tiến',
  'gương sáng',
  'công tác',
  'công chức',
  'viên chức',
  'công vụ',
  'lao động',
  'hợp đồng',
  'đại biểu',
  'kỳ họp',
  'tài liệu',
  'văn thư',
  'lưu trữ',
  'văn bản',
  'biên bản',
  'đơn vị',
  'tập thể',
  'cá nhân',
  'danh hiệu',
  'chiến sĩ',
  'lĩnh vực',
  'nhiệm vụ',
  'chủ đề',
  'báo chí',
  'tòa soạn',
  'truyền hình',
  'kịch bản',
  'định hướng',
  'đổi mới',
  'sáng tạo',
  'hiệu quả',
  'chất lượng',
  'kỷ luật',
  'kỷ cương',
  'trách nhiệm',
  'văn hóa',
  'tổ chức',
  'hội nghị',
  'tổng kết',
];

/** A word and its number: `năm 2020`, `thứ 9`, `khóa XIV`, `lần thứ IV`. */
const NUMBERED = '(?:lần )?(?:năm|tháng|ngày|quý|kỳ|thứ|khóa|số|điều|chương) (?:\\d[\\d/.]*|[IVXLC]+)';

const BINDING = new RegExp(
  // The longest first, so that `Văn phòng Quốc hội` wins over `Quốc hội` inside it.
  `(?<![\\p{L}\\p{N}])(?:${[...COMPOUNDS.toSorted((a, b) => b.length - a.length), NUMBERED].join('|').replaceAll(' ', '[ \\u00a0]')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** The text in NFC with the spaces inside known compounds made no-break (U+00A0), for headings. Does nothing the second time. */
export function bindCompounds(text: string): string {
  return composeVietnamese(text).replace(BINDING, (compound) => compound.replaceAll(' ', '\u00a0'));
}

/** Whole minutes, at least one, at 250 syllables a minute: an unhurried pace on a screen. */
export function readingMinutes(syllables: number): number {
  return Math.max(1, Math.round(syllables / 250));
}
