import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planQuery } from '../../../src/search/query/plan.ts';
import { rank, type Ranking } from '../../../src/search/query/rank.ts';
import { archiveOf, openArchive, pageOf } from './in-memory.ts';

/** What a query finds among texts, by their places, best first. */
async function find(query: string, ...texts: string[]): Promise<Ranking> {
  const { index } = await archiveOf(...texts);
  return rank(index, planQuery(query));
}

describe('pages stand in the order in which they fit', () => {
  it('with the words in order before those with the words here and there', async () => {
    const { hits } = await find(
      'đình khôi nguyên',
      'Nguyên khôi. Đình làng.',
      'Khôi nguyên đình',
      'Đình Khôi Nguyên',
    );
    expect(hits[0]).toBe(2);
  });

  it('with the marks that were typed before those with others', async () => {
    const texts = ['Bàn đình làng.', 'Bàn định làng.', 'Bàn đinh lăng.'];
    expect((await find('định làng', ...texts)).hits[0]).toBe(1);
    expect((await find('dinh lang', ...texts)).hits).toHaveLength(3);
  });

  it('with all words before those with some of them', async () => {
    const texts = ['Xe đón đoàn.', 'Xe đón đoàn khách ở sân bay.', 'Khách ở lại.'];
    expect((await find('xe đón đoàn khách', ...texts)).hits[0]).toBe(1);
  });

  it('across a comma after those without one', async () => {
    const texts = ['Báo cáo Chính phủ, Quốc hội.', 'Phủ Quốc họp bàn.'];
    expect((await find('phủ quốc', ...texts)).hits[0]).toBe(1);
  });

  it('and a name in two blocks is no name', async () => {
    const { whole } = await find('lê an nhiên', 'Lê An\nNhiên');
    expect(whole).toBe(0);
  });

  it('in title and heading before in the text', async () => {
    const pages = [pageOf('Thử micro trước giờ họp.', 0), { ...pageOf('Trước giờ họp.', 1), title: 'Micro' }];
    const { index } = await openArchive([pages]);
    expect((await rank(index, planQuery('micro'))).hits).toEqual([1, 0]);
    const headed = [
      pageOf('Một dòng\nThử micro trước giờ họp', 0),
      {
        ...pageOf('Thử micro trước giờ họp\nMột dòng', 1),
        headings: [{ id: 'a', text: 'Thử micro trước giờ họp' }],
      },
    ];
    const { index: other } = await openArchive([headed]);
    expect((await rank(other, planQuery('thử micro'))).hits).toEqual([1, 0]);
  });

  it('with the query for a title before those that speak of it all the time', async () => {
    const often = 'Kết hợp hai phần, kết hợp ba phần, kết hợp bốn phần.';
    const pages = [
      { ...pageOf(often, 0), title: 'Kết hợp theo nhóm' },
      { ...pageOf(often, 1), title: 'Ghép các phần' },
      { ...pageOf('Nối hai phần lại với nhau rồi kết hợp.', 2), title: 'Kết hợp' },
      { ...pageOf(often, 3), title: 'Hợp rồi mới kết' },
    ];
    const { index } = await openArchive([pages]);
    for (const query of ['kết hợp', 'ket hop', '"kết hợp"', 'keet howpj'])
      expect((await rank(index, planQuery(query))).hits[0]).toBe(2);
    expect((await rank(index, planQuery('kết hợp theo nh'))).hits[0]).toBe(0);
  });

  it('a row of a list below the article that says the same', async () => {
    const { index } = await openArchive([
      [{ ...pageOf('Lê An Nhiên', 0), weight: 0.6 }, pageOf('Lê An Nhiên', 1)],
    ]);
    expect((await rank(index, planQuery('Lê An Nhiên'))).hits).toEqual([1, 0]);
  });
});

describe('a quoted phrase', () => {
  const texts = ['Con thạch sùng', 'Bài số hai', 'Nguyễn Đình Khôi Nguyên', 'Bài số ba'];

  it('is found with other words beside it, whichever they are', async () => {
    expect((await find('"thạch sùng" nguyễn đình khôi nguyên', ...texts)).hits).toEqual([0]);
    expect((await find('"bài số" nguyễn đình khôi nguyên', ...texts)).hits.toSorted()).toEqual([1, 3]);
  });

  it('with other words beside it is looked for among pages that have those', async () => {
    const others = Array.from({ length: 20 }, (_, at) => `Phong trào thi đua số ${at}.`);
    const { hits } = await find('"thi đua" Bạc Liêu', ...others, 'Thi đua ở Bạc Liêu.', 'Bạc Liêu.');
    expect(hits).toEqual([20]);
    // The words around a quotation need not stand together, and a long text has little of each.
    const long = `${'Chuyện dài kể mãi chưa hết. '.repeat(2000)}Phong trào thi đua ở Bạc Liêu.`;
    const texts = [...others, 'Phong trào thi đua ở Bạc Liêu.', long, 'Thi đua. Phong trào.'];
    expect((await find('phong trào "thi đua" ở Bạc Liêu', ...texts)).hits.slice(0, 3)).toContain(21);
    expect((await find('"thi đua ở Bạc Liêu"', ...texts)).hits).toEqual([20, 21]);
  });

  it('is found by its keystrokes', async () => {
    const { hits, phrases } = await find('"thachj sungf"', ...texts);
    expect(hits).toEqual([0]);
    expect(phrases).toEqual([['thach', 'sung']]);
  });

  it('with its marks leaves out those with others', async () => {
    expect((await find('"đình làng"', 'Định lạng', 'Đình làng')).hits).toEqual([1]);
    expect((await find('"đình lạng"', 'Định lạng', 'Đình làng')).hits).toEqual([0, 1]);
  });
});

describe('what is said of the fit', () => {
  const texts = ['Khẩu phần từng ca. Lật trang.', 'Micro ở hội trường', 'Phụ lục nữa'];

  it.each([
    ['khẩu phần', 'all'],
    ['khẩu trang', 'apart'],
    ['micro là gì', 'all'],
    ['micro vệ tinh', 'loose'],
    ['Micrô', 'loose'],
    ['phu luc', 'all'],
    ['"hội trường"', 'all'],
    ['"hội trang"', 'loose'],
    ['hoi tru', 'all'],
  ])('%s: %s', async (query, fit) => {
    expect((await find(query, ...texts)).fit).toBe(fit);
  });
});

describe('document numbers', () => {
  const texts = ['Căn cứ Quyết định số 1847/QĐ-TTg', 'Ngày 06/4 họp', 'Luật số 14/2022/QH15'];

  it('are found whole, by their beginning, and with the keystrokes of đ', async () => {
    for (const query of ['1847/QĐ-TTg', '1847/qdd-ttg', '1847/qd9-ttg', '1847/QĐ', '14/2022/QH1'])
      expect((await find(query, ...texts)).hits).toHaveLength(1);
  });

  it('that no page has are not looked for by their figures', async () => {
    expect((await find('06/2022/QH14', ...texts)).hits).toEqual([]);
  });
});

it('A foreign word that begins like keystrokes is ended, not decoded', async () => {
  const { hits, words } = await find('viện past', 'Viện Pasteur ở Nha Trang', 'Viện phát thuốc');
  expect(words).toEqual(['viện', 'past']);
  expect(hits[0]).toBe(0);
});

describe('of a document number and words', () => {
  it('only what cites the number is shown for having the words', async () => {
    const others = Array.from({ length: 30 }, (_, at) => `Quyết định về việc ${at}.`);
    const { hits } = await find('Quyết định 1847/QĐ-TTg', ...others, 'Theo Quyết định số 1847/QĐ-TTg.');
    expect(hits).toEqual([30]);
  });
});

describe('a name that is still being typed', () => {
  it('is looked for among those that begin so, though another stands there as it is', async () => {
    const texts = [
      ...Array.from({ length: 30 }, () => 'Nguyễn Thị Lan.'),
      ...Array.from({ length: 10 }, () => 'Trần Thị Hạ.'),
      ...Array.from({ length: 3 }, () => 'Nguyễn Thị Hạnh.'),
    ];
    for (const query of ['Nguyễn Thị Hạ', 'nguyen thi ha'])
      expect((await find(query, ...texts)).hits.slice(0, 3)).toEqual([40, 41, 42]);
  });

  it('hides no page that has what was typed so far', async () => {
    const texts = [...Array.from({ length: 9 }, () => 'Văn bản mới.'), 'Văn bảng cũ.'];
    expect((await find('văn bản', ...texts)).hits).toEqual(
      expect.arrayContaining([0, 1, 2, 3, 4, 5, 6, 7, 8]),
    );
  });
});

describe('whoever has the whole query side by side', () => {
  const word = fc.constantFrom(
    'đình',
    'định',
    'làng',
    'lang',
    'họp',
    'quốc',
    'hội',
    'của',
    'là',
    'bản',
    'bảng',
    'ba',
  );
  const text = fc.array(word, { minLength: 1, maxLength: 60 });

  it('is found where all of it are words that every text has', async () => {
    expect((await find('là do', 'Đó là do mưa.', 'Là đơn vị.', 'Do đó là đủ.')).hits[0]).toBe(0);
  });

  it('is found, however long the text around it and however often others say it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        async (texts, page, from, length, isQuoted) => {
          const source = texts[page % texts.length] ?? [];
          const start = from % source.length;
          const run = source.slice(start, start + length).join(' ');
          const { hits } = await find(
            isQuoted ? `"${run}"` : run,
            ...texts.map((words) => `${words.join(' ')}.`),
          );
          const having = texts.flatMap((words, at) =>
            ` ${words.join(' ')} `.includes(` ${run} `) ? [at] : [],
          );
          expect(hits).toEqual(expect.arrayContaining(having));
        },
      ),
      { numRuns: 300 },
    );
  });
});
