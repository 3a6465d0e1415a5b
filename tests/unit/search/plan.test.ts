import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentKeys } from '../../../src/search/words/document-keys.ts';
import { isEmptyPlan, planQuery } from '../../../src/search/query/plan.ts';

describe('a query', () => {
  it('is read into document keys, quoted phrases and words', () => {
    expect(planQuery('  “Văn phòng  Quốc hội” quyết định 1847/QĐ-TTg ddua ')).toEqual({
      keys: [{ key: '1847qdttg', typed: '1847/QĐ-TTg' }],
      phrases: [['văn', 'phòng', 'quốc', 'hội']],
      words: [{ text: 'quyết' }, { text: 'định' }, { text: 'ddua', decoded: 'đua' }],
      unquoted: 'Văn phòng Quốc hội quyết định 1847/QĐ-TTg ddua',
    });
    expect(planQuery('Văn phòng “Quốc hội').unquoted).toBeUndefined();
  });

  it('takes an acronym of the institution for one, and other capitals for keystrokes like small letters', () => {
    expect(planQuery('NQ TW').words).toEqual([{ text: 'nq' }, { text: 'tw' }]);
    expect(planQuery('tw CHWCS').words).toEqual([
      { text: 'tw', decoded: 'tư' },
      { text: 'chwcs', decoded: 'chức' },
    ]);
  });

  it('keeps ordinary numbers as words', () => {
    expect(planQuery('năm 2020, 45/50 đại biểu, 1/2/3, 24/7h').keys).toEqual([]);
    expect(planQuery('31/31/2020').keys).toEqual([]);
  });

  it('takes a day and a month for a day of any year', () => {
    for (const day of ['2/9', '02/9', '02/09', 'ngày 2/9', 'ngày 2 tháng 9'])
      expect(planQuery(`mừng ${day}`).keys.map(({ key }) => key)).toEqual(['z0209']);
  });

  it('reads the names of months, where a year follows', () => {
    const keyOf = (query: string) => planQuery(query).keys.map(({ key }) => key);
    for (const month of ['tháng 2 năm 2020', 'tháng hai năm 2020', 'Tháng Hai, 2020', 'thang hai nam 2020'])
      expect(keyOf(month)).toEqual(['zt022020']);
    expect(keyOf('tháng năm năm 2020')).toEqual(['zt052020']);
    expect(keyOf('tháng mười một năm 2020')).toEqual(['zt112020']);
    expect(keyOf('ngày 3 tháng mười năm 2020')).toEqual(['z03102020']);
    expect(keyOf('tháng hai này, 3 tháng ba lần')).toEqual([]);
  });

  it('of signs alone asks nothing', () => {
    expect(isEmptyPlan(planQuery(' "" -- “” ?! '))).toBe(true);
  });

  it('may be any string at all', () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          '1',
          '/',
          'đ',
          'QĐ',
          '-',
          ' ',
          'ngày 1 tháng 2',
          '\ud800',
          '\u0301',
          'w',
          's',
        ),
        maxLength: 80,
      }),
    );
    fc.assert(
      fc.property(wild, (query) => {
        const plan = planQuery(query);
        for (const { text } of plan.words) expect(text).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
        for (const { key } of plan.keys) expect(key).toMatch(/^[a-z\d]+$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same in both Unicode forms', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('ế', 'đ', 'ộ', ' ', 'n', 'QĐ', '12/', '"'), maxLength: 40 }),
        (query) => {
          expect(planQuery(query.normalize('NFD'))).toEqual(planQuery(query.normalize('NFC')));
        },
      ),
    );
  });
});

it('A text gives the keys of its numbers, dates and their months, each once', () => {
  const text =
    'Quyết định số 1847/QĐ-TTg ngày 27/12/2018; kỷ niệm (03/02/1930- 03/02/2020); Nghị quyết 39-NQ/TW ngày 5 tháng 9 năm 2019; ' +
    'số 3022 /TB-VPQH; Luật số 14/2022/QH15; nhắc lại 1847/QĐ-TTg; tỷ lệ 45/50; lễ 30/4.';
  expect(documentKeys(text)).toEqual([
    '1847qdttg',
    'z27122018',
    'zt122018',
    'z03021930',
    'zt021930',
    'z03022020',
    'zt022020',
    '39nqtw',
    'z05092019',
    'zt092019',
    '3022tbvpqh',
    '142022qh15',
    'z3004',
  ]);
});
