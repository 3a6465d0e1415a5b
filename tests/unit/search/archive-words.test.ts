import { describe, expect, it } from 'vitest';
import { adviseOnNothing, headline } from '../../../src/search/page/archive-words.ts';
import type { Answer } from '../../../src/search/query/answer.ts';
import type { Hit } from '../../../src/search/query/pagefind.ts';
import { readState, type ArchiveState } from '../../../src/search/page/state.ts';

const at = (search: string): ArchiveState => readState(new URLSearchParams(search));
const hit: Hit = { id: 'a', score: 1, data: () => Promise.reject(new Error('not asked for')) };
const answer = (hits: Hit[]): Answer => ({ hits, isLoose: false, terms: [] });

describe('the heading above the results', () => {
  it('says how many there are and for what', () => {
    expect(headline(at('?q=thi+đua'), false, 1234)).toBe('1.234 kết quả cho “thi đua”');
    expect(headline(at('?q="thi+đua"'), false, 0)).toBe('0 kết quả cho "thi đua"');
  });

  it('says so when no page has all the words', () => {
    expect(headline(at('?q=thi+đua+xyz'), true, 3)).toBe(
      'Chưa có bài đủ các từ “thi đua xyz”, đây là 3 bài gần nhất',
    );
  });

  it('says the order when nothing is asked', () => {
    expect(headline(at(''), false, 40)).toBe('40 tư liệu, mới nhất trước');
    expect(headline(at('?sap-xep=cu-nhat'), false, 40)).toBe('40 tư liệu, cũ nhất trước');
  });
});

describe('a reader who finds nothing is offered one step', () => {
  it('to open the facets, when that helps', () => {
    const { suggestion, next } = adviseOnNothing(at('?q=họp&nam=2015&trang=3'), answer([hit]));
    expect(suggestion).toContain('có 1 kết quả');
    expect(next).toEqual(at('?q=họp'));
  });

  it('to take the quotation marks off', () => {
    expect(adviseOnNothing(at('?q=“họp+liệu”&nam=2015'), answer([])).next).toEqual(at('?q=họp+liệu'));
  });

  it('else to look at the newest', () => {
    expect(adviseOnNothing(at('?q=xyz&sap-xep=cu-nhat'), answer([])).next).toEqual(at(''));
  });
});
