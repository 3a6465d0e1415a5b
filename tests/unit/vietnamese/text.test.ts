import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeVietnamese,
  countSyllables,
  foldForCompare,
  placeTones,
  slugify,
  stripMarks,
} from '../../../src/vietnamese/text.ts';

describe('marks', () => {
  it('come off every Vietnamese letter, đ included, and case stays', () => {
    expect(stripMarks('Đặng Thùy Trâm nghĩ về những ngày đã qua ở Quảng Ngãi')).toBe(
      'Dang Thuy Tram nghi ve nhung ngay da qua o Quang Ngai',
    );
  });

  it('come off decomposed text and look-alikes of Đ the same way', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => stripMarks(text.normalize('NFD')) === stripMarks(text),
      ),
    );
    expect(stripMarks('Ðình ðồng Ɖ')).toBe('Dinh dong D');
    expect(composeVietnamese('ðồng'.normalize('NFD'))).toBe('đồng');
  });

  it('are the only difference that folding forgets, with case and spaces', () => {
    expect(foldForCompare('  THI \u00a0Đua\n')).toBe('thi dua');
    expect(foldForCompare('thi đua')).not.toBe(foldForCompare('thi đùa nhau'));
  });
});

describe('tone placement', () => {
  it.each([
    ['hoà', 'hòa'],
    ['Khoẻ', 'Khỏe'],
    ['THUÝ', 'THÚY'],
    ['tuỳ', 'tùy'],
    ['loè', 'lòe'],
    ['quý', 'quý'],
    ['hoàn', 'hoàn'],
    ['hòa', 'hòa'],
  ])('%s is compared as %s', (typed, placed) => {
    expect(placeTones(typed)).toBe(placed);
  });
});

describe('syllables', () => {
  it('are counted as a reader reads them: numbers with their signs are one, signs alone none', () => {
    expect(countSyllables('Quyết định 1847/QĐ-TTg – ngày 27/12/2018.')).toBe(5);
    expect(countSyllables(' \n ')).toBe(0);
  });
});

describe('a slug', () => {
  it('is made of the title without marks', () => {
    expect(slugify('Đại hội thi đua yêu nước: lần thứ IV')).toBe('dai-hoi-thi-dua-yeu-nuoc-lan-thu-iv');
    expect(slugify('Đường'.normalize('NFD'))).toBe('duong');
  });

  it('is cut between syllables', () => {
    expect(slugify('Người giữ nhịp cho bảy nghìn trang', 20)).toBe('nguoi-giu-nhip-cho');
    expect(slugify('một hai', 7)).toBe('mot-hai');
  });

  it('is always a safe file name of at most 80 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(slugify(text)).toMatch(/^(?:[a-z\d]+(?:-[a-z\d]+)*)?$/);
        expect(slugify(text).length).toBeLessThanOrEqual(80);
      }),
    );
  });
});
