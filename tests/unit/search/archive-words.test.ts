import { describe, expect, it } from 'vitest';
import { adviseOnNothing, chipsOf, headline, noticeOf } from '../../../src/search/page/archive-words.ts';
import { readState, type ArchiveState } from '../../../src/search/results/state.ts';
import type { Meant } from '../../../src/search/query/answer.ts';
import type { Shown } from '../../../src/search/results/search-archive.ts';

const at = (search: string): ArchiveState => readState(new URLSearchParams(search));
const shown = (more: Partial<Shown>): Shown => ({
  results: [],
  found: 0,
  foundOpen: 0,
  page: 1,
  pages: 1,
  isSearch: true,
  fit: 'all',
  isFinal: true,
  ...more,
});

describe('the heading above the results', () => {
  it('says how many there are and for what', () => {
    expect(headline(at('?q=thi+đua'), shown({ found: 1234 }))).toBe('1.234 kết quả cho “thi đua”');
    expect(headline(at('?q="thi+đua"'), shown({}))).toBe('0 kết quả cho "thi đua"');
  });

  it('says so when no page has all the words', () => {
    expect(headline(at('?q=thi+đua+xyz'), shown({ found: 3, fit: 'loose' }))).toBe(
      'Chưa có bài đủ các từ “thi đua xyz”, đây là 3 bài gần nhất',
    );
  });

  it('says so when one word is nowhere, or two words nowhere side by side', () => {
    expect(headline(at('?q=lụt'), shown({ found: 3, fit: 'loose' }))).toBe(
      'Chưa có bài có từ “lụt”, đây là 3 bài gần nhất',
    );
    expect(headline(at('?q=khẩu+trang'), shown({ found: 2, fit: 'apart' }))).toBe(
      'Chưa có bài viết liền “khẩu trang”, đây là 2 bài có đủ các chữ',
    );
  });

  it('says the order when nothing is asked, or nothing that can be searched for', () => {
    const all = { found: 40, isSearch: false };
    expect(headline(at(''), shown(all))).toBe('40 tư liệu, mới nhất trước');
    expect(headline(at('?sap-xep=cu-nhat'), shown(all))).toBe('40 tư liệu, cũ nhất trước');
    expect(headline(at('?q=😀'), shown(all))).toBe(
      'Trong “😀” không có chữ nào để tìm. 40 tư liệu, mới nhất trước',
    );
  });

  it('says the order that was chosen, and which page it is', () => {
    const many = shown({ found: 31, page: 2, pages: 4 });
    expect(headline(at('?q=thi+đua&trang=2'), many)).toBe('31 kết quả cho “thi đua”, trang 2/4');
    expect(headline(at('?q=thi+đua&sap-xep=cu-nhat&trang=2'), many)).toBe(
      '31 kết quả cho “thi đua”, cũ nhất trước, trang 2/4',
    );
    expect(headline(at('?loai=sang-kien'), shown({ isSearch: false }))).toBe('0 tư liệu');
  });

  it('closes a quotation mark that was left open', () => {
    expect(headline(at('?q=“Đêm+mưa'), shown({ found: 2 }))).toBe('2 kết quả cho “Đêm mưa”');
  });
});

describe('a correction', () => {
  const meant = { text: 'Bạc Liêu', found: 6 };
  const say = (how: Meant['shown']) => {
    const notice = noticeOf(at('?q=Bab+Lieu'), shown({ meant: { ...meant, shown: how } }));
    return [`${notice?.before}${notice?.link?.text}${notice?.after}`, notice?.link?.next] as const;
  };

  it('is offered where what was typed was found too', () => {
    const [words, next] = say('offered');
    expect(words).toBe('Có phải ý bạn là “Bạc Liêu”? Có 6 bài.');
    expect(next?.query).toBe('Bạc Liêu');
  });

  it('is never taken silently: the page says so, and leads back to what was typed', () => {
    for (const how of ['first', 'instead'] as const) {
      const [words, next] = say(how);
      expect(words).toContain('Chỉ tìm “Bab Lieu”');
      expect(next).toMatchObject({ query: 'Bab Lieu', literally: true });
    }
    const state = at('?q=Bab+Lieu');
    const told = shown({ found: 6, meant: { ...meant, shown: 'instead' } });
    expect(headline(state, told)).toBe('6 kết quả cho “Bạc Liêu”');
    expect(noticeOf(state, told)?.before).toContain('Chưa có bài đủ các từ “Bab Lieu”');
  });

  it('has not all that was typed, so the heading does not say so', () => {
    const told = shown({ found: 6, fit: 'apart', meant: { ...meant, shown: 'first' } });
    expect(headline(at('?q=Bạc+Liệu'), told)).toBe('Chưa có bài viết liền “Bạc Liệu”, đây là 6 bài gần nhất');
  });
});

describe('a query that is answered without its quotation marks', () => {
  const state = at('?q="liệu+họp"');
  const ofQuotes = 'Chưa có bài có đủ nguyên văn những chữ trong ngoặc kép.';

  it('is told so, and how well the words fit', () => {
    const told = shown({ found: 6, fit: 'apart', unquoted: 'liệu họp' });
    expect(headline(state, told)).toBe('Chưa có bài viết liền “liệu họp”, đây là 6 bài có đủ các chữ');
    expect(noticeOf(state, told)).toEqual({ before: ofQuotes, after: '' });
  });

  it('is told of a correction too, with the way back to the words that were typed', () => {
    const meant = { text: 'tài liệu', found: 6, shown: 'instead' } as const;
    const told = shown({ found: 6, meant, unquoted: 'tài liêuu' });
    expect(headline(at('?q="tài+liêuu"'), told)).toBe('6 kết quả cho “tài liệu”');
    const notice = noticeOf(at('?q="tài+liêuu"&trang=2'), told);
    expect(notice?.before).toBe(`${ofQuotes} Chưa có bài đủ các từ “tài liêuu”. `);
    expect(notice?.link?.next).toMatchObject({ query: 'tài liêuu', literally: true, page: 1 });
  });
});

it('Every condition has a chip that takes it off', () => {
  const state = at('?q=a&nam=2020&loai=sang-kien&tu=2020-02-01&den=2020-02-18&trang=2');
  const chips = chipsOf(state, shown({}));
  expect(chips.map(({ label }) => label)).toEqual([
    'Năm 2020',
    'sang-kien',
    'Từ 01/02/2020',
    'Đến 18/02/2020',
  ]);
  expect(chips[3]?.next).toEqual(at('?q=a&nam=2020&loai=sang-kien&tu=2020-02-01'));
});

describe('a reader who finds nothing is offered one step', () => {
  it('to open the facets, when that helps', () => {
    const { suggestion, next } = adviseOnNothing(at('?q=họp&nam=2015&trang=3'), { foundOpen: 1 });
    expect(suggestion).toContain('có 1 kết quả');
    expect(next).toEqual(at('?q=họp'));
  });

  it('to take the quotation marks off, where that was not tried', () => {
    const literally = { ...at('?q=“họp+liệu”&nam=2015'), literally: true };
    expect(adviseOnNothing(literally, { foundOpen: 0 }).next).toEqual(at('?q=họp+liệu'));
    expect(adviseOnNothing(at('?q=“họp+liệu”'), { foundOpen: 0 }).next).toEqual(at(''));
  });

  it('else to look at the newest', () => {
    expect(adviseOnNothing(at('?q=xyz&sap-xep=cu-nhat'), { foundOpen: 0 }).next).toEqual(at(''));
  });
});
