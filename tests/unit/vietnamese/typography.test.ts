import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindCompounds, readingMinutes } from '../../../src/vietnamese/typography.ts';

const shown = (text: string): string => bindCompounds(text).replaceAll('\u00a0', '_');

describe('a heading', () => {
  it('keeps compound words on one line', () => {
    expect(shown('Tổ chức phong trào thi đua và công tác khen thưởng năm 2020')).toBe(
      'Tổ_chức phong_trào thi_đua và công_tác khen_thưởng năm_2020',
    );
  });

  it('never breaks inside the institution’s name', () => {
    expect(shown('Kế hoạch của Văn phòng Quốc hội')).toBe('Kế_hoạch của Văn_phòng_Quốc_hội');
  });

  it('keeps a number with its word', () => {
    expect(shown('Đại hội lần thứ IV, kỳ họp thứ 9, khóa XIV')).toBe(
      'Đại hội lần_thứ_IV, kỳ_họp thứ_9, khóa_XIV',
    );
  });

  it('binds whole syllables only', () => {
    expect(shown('thi đuaa, năm 2020a')).toBe('thi đuaa, năm 2020a');
  });

  it('keeps its words, and binding twice is binding once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('thi', 'đua', ' ', 'năm', '2020', 'hội', 'Quốc', '\u00a0') }),
        (text) => {
          expect(bindCompounds(bindCompounds(text))).toBe(bindCompounds(text));
          expect(bindCompounds(text).replaceAll('\u00a0', ' ')).toBe(
            text.normalize('NFC').replaceAll('\u00a0', ' '),
          );
        },
      ),
    );
  });
});

it('A short story takes a minute, a thousand syllables four', () => {
  expect([0, 40, 1000].map(readingMinutes)).toEqual([1, 1, 4]);
});
