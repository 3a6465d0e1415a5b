import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../../src/search/results/excerpt.ts';
import type { MarkedTerms } from '../../../src/search/results/highlight.ts';
import type { SearchRecord } from '../../../src/search/store/record.ts';
import { pageOf } from './in-memory.ts';

const words = (query: string): MarkedTerms => ({
  words: query.split(' ').map((word) => ({ word, exactly: false })),
  phrases: [],
  keys: [],
});
const filler = (count: number, start = 'mot'): string =>
  Array.from({ length: count }, (_, at) => `${start}${at}`).join(' ');
const excerpt = (text: string, query: string, more: Partial<SearchRecord> = {}) =>
  excerptOf({ ...pageOf(text), ...more }, words(query));

describe('an excerpt', () => {
  it('has the phrase that was asked for whole, though its sentence begins far before', () => {
    const text = `${filler(40)}. Câu dài ${filler(20)} hội đồng ${filler(12)} xét sáng kiến rồi thôi. ${filler(40)}`;
    expect(excerpt(text, 'xet sang kien').text).toContain('xét sáng kiến rồi');
  });

  it('prefers words that stand together to more of them apart', () => {
    const text = `Công ${filler(6)} văn ${filler(6)} vụ ${filler(6)} hóa.\n${filler(60)}.\nQuy chế văn hóa công vụ.`;
    expect(excerpt(text, 'van hoa cong vu').text).toMatch(/ Quy chế văn hóa công vụ\.$/);
  });

  it('names the section of the best match, not of the first', () => {
    const headings = [
      { id: 'mot', text: 'Phục vụ kỳ họp' },
      { id: 'hai', text: 'Nếp làm việc' },
    ];
    const text = 'Phục vụ kỳ họp\nViệc của Văn phòng.\nNếp làm việc\nĐưa văn hóa công vụ vào.';
    expect(excerpt(text, 'van hoa cong vu', { headings }).section).toEqual({
      id: 'hai',
      title: 'Nếp làm việc',
    });
  });

  it('is the summary where that says it better', () => {
    const summary = 'Bác bếp trưởng hợp đồng ghi lại khẩu phần.';
    expect(excerpt('Bếp ở tầng một.', 'bep truong hop dong', { summary })).toEqual({ text: summary });
    expect(excerpt('Không có gì.', 'bep', { summary: 'Tóm tắt.' })).toEqual({ text: 'Tóm tắt.' });
  });

  it('parts blocks, ends sentences without an ellipsis, and does not begin with a separator', () => {
    expect(excerpt('Còn vướng\nĐặt tên tệp\nHết.', 'vuong').text).toBe('Còn vướng · Đặt tên tệp · Hết.');
    expect(excerpt(`Mở đầu.\n${filler(35)} xong.\n${filler(30)}`, 'mot3').text).toMatch(/^mot0 .* xong\.$/);
    expect(excerpt('Một. · micro · hai', 'micro').text).not.toMatch(/^…?·/);
  });

  it('is a stretch of the page for any text and query', () => {
    const letters = fc.string({
      unit: fc.constantFrom('thi ', 'đua ', 'một ', '. ', '\n', '· ', '12/3/2020 ', '😀 '),
      maxLength: 400,
    });
    fc.assert(
      fc.property(letters, fc.constantFrom('thi', 'dua thi', 'mot'), (text, query) => {
        const { text: shown } = excerpt(text, query, { summary: 'Tóm tắt.' });
        const lettersOf = (one: string): string => one.replace(/[^\p{L}\p{N}]/gu, '');
        expect(shown === 'Tóm tắt.' || lettersOf(text).includes(lettersOf(shown))).toBe(true);
      }),
    );
  });
});
