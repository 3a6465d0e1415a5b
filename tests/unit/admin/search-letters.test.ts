import { describe, expect, it } from 'vitest';
import { filter } from '../../../admin/app/decap/search-letters.ts';

const titles = ['Ngày hội hiến máu', 'Đội điện nước', 'Máu và hoa', 'hop-to-3fa85c21.jpg'];
const found = (term: string): string[] => filter(term, titles).map(({ original }) => original);

describe('a search in the editors’ app', () => {
  it.each([
    ['hiến máu', ['Ngày hội hiến máu']],
    ['hien mau', ['Ngày hội hiến máu']],
    ['HIẾN MÁU'.normalize('NFD'), ['Ngày hội hiến máu']],
    ['doi dien', ['Đội điện nước']],
    ['máu hiến', ['Ngày hội hiến máu']],
    ['họptổ', ['hop-to-3fa85c21.jpg']],
    ['không có', []],
  ])('for “%s”', (term, expected) => {
    expect(found(term)).toEqual(expected);
  });

  it('for nothing finds all, as Decap fills its choices', () => {
    expect(found('')).toEqual(titles);
  });

  it('reads what Decap tells it to, and not what is missing', () => {
    const entries = [{ data: { title: 'Hiến máu' } }, { data: {} }];
    const extract = ({ data }: { data: { title?: string } }) => data.title;
    expect(filter('hien', entries, { extract }).map(({ index, score }) => [index, score > 5])).toEqual([
      [0, true],
    ]);
  });
});
