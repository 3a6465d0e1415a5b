import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuery, type Answer } from '../../../src/search/query/answer.ts';
import type { ArchiveIndex } from '../../../src/search/query/open-index.ts';
import { planQuery } from '../../../src/search/query/plan.ts';
import { documents } from './documents.ts';
import { archiveOf, openArchive, pageOf } from './in-memory.ts';

let index: ArchiveIndex;

beforeAll(async () => {
  ({ index } = await openArchive([documents]));
});

const ask = (query: string): Promise<Answer> => answerQuery(index, planQuery(query));

/** The page that a query shows first, how well it fits, and what it may have meant. */
async function tell(archive: ArchiveIndex, query: string): Promise<unknown> {
  const { hits, fit, meant } = await answerQuery(archive, planQuery(query));
  return [hits[0], fit, meant?.text, meant?.shown];
}

describe('a word that the archive lacks', () => {
  it.each(['Hà Nội', 'ha noi', 'bác sĩ', 'điện tử', 'lụt', 'khẩu trang', 'đoàn thanh niên', 'y tế'])(
    'is not taken for another when it is one of the language: %s',
    async (query) => {
      const { meant } = await ask(query);
      expect(meant?.shown).not.toBe('instead');
      expect(meant?.shown).not.toBe('first');
    },
  );

  it.each(['NĐ CP', 'TT BTC', 'phụ lục II', 'nđ cp ngày'])(
    'is not taken for one when it is an acronym or a Roman number: %s',
    async (query) => {
      const { index: small } = await archiveOf('Nó có ngày vui.', 'Tổ bác thợ.', 'Phụ lục in.', 'Nó có hại.');
      expect((await answerQuery(small, planQuery(query))).meant).toBeUndefined();
    },
  );

  it('is a slip though an acronym has its letters, when it is a syllable', async () => {
    const { index: small } = await archiveOf('Chị Văn Tuy Hòa.', 'Sở Nội vụ.', 'Hòa nhạc.');
    expect((await answerQuery(small, planQuery('van tu hoa'))).meant?.text).toBe('Văn Tuy Hòa');
  });

  it('is not taken for one with another tone', async () => {
    const texts = ['Cũng đồng ý.', 'Cũng đồng tình.', 'Ai cũng đồng lòng.', 'Hộp hồ sơ để báo cáo.'];
    const { index: small } = await archiveOf(...texts);
    for (const query of ['cộng đồng', 'độ báo cáo'])
      expect((await answerQuery(small, planQuery(query))).meant).toBeUndefined();
    expect((await answerQuery(small, planQuery('cungg đồng ý'))).meant?.text).toBe('cũng đồng ý');
  });

  it.each([
    ['nguyễn đình khôi nguyênn', 'Nguyễn Đình Khôi Nguyên'],
    ['kiem tra micor', 'kiem tra micro'],
    ['tai lieuu', 'tài liệu'],
  ])('gives way to what was meant when it is none: %s', async (query, text) => {
    expect((await ask(query)).meant).toMatchObject({ text, shown: 'instead' });
  });

  it('gives way in a name of three words that stands on a page as it was meant', async () => {
    expect((await ask('Đình Kho Nguyên')).meant).toMatchObject({
      text: 'Đình Khôi Nguyên',
      shown: 'instead',
    });
  });

  it('gives way to the syllable whose marks were misplaced, and to no other', async () => {
    const texts = [
      'Cấp nước sạch nông thôn.',
      'Hải đảo được sạch hơn.',
      'Hướng dẫn đội xe.',
      'Thưởng đội xe.',
    ];
    const { index: small } = await archiveOf(...texts);
    expect(await tell(small, 'nưóc sạch hải đảo')).toEqual([1, 'loose', undefined, undefined]);
    expect(await tell(small, 'cấp nưóc sạch')).toEqual([0, 'loose', undefined, undefined]);
    expect(await tell(small, 'huớng dẫn thưởng')).toEqual([2, 'loose', 'hướng dẫn thưởng', 'instead']);
  });

  it('stands below what it may be instead, where only the whole query on some page speaks for that', async () => {
    const texts = [
      'Hủy bảo vệ trang.',
      'Bảo vệ tổ quốc, hy vọng nhiều.',
      'Tự động nhập.',
      'Hóa đơn nhập kho.',
    ];
    const { index: small } = await archiveOf(...texts);
    expect(await tell(small, 'hy bảo vệ trang')).toEqual([0, 'loose', 'hủy bảo vệ trang', 'first']);
    expect(await tell(small, 'tự độn nhập')).toEqual([2, 'loose', 'tự động nhập', 'first']);
    expect(await tell(small, 'hy bảo vệ')).toEqual([1, 'all', 'hủy bảo vệ', 'offered']);
    expect(await tell(small, 'hy bảo vệ kho')).toEqual([1, 'loose', undefined, undefined]);
  });

  it('stands below what makes it the title of a page', async () => {
    const pages = [
      { ...pageOf('Điều cần đạt.', 0), title: 'Tiêu chuẩn' },
      { ...pageOf('Chùn chân, không tiêu được.', 1), title: 'Chuyện vui' },
      { ...pageOf('Khẩu phần của ca trực, lật trang.', 2), title: 'Bếp ăn' },
    ];
    const { index: small } = await openArchive([pages]);
    expect(await tell(small, 'tiêu chun')).toEqual([0, 'apart', 'tiêu chuẩn', 'first']);
    expect(await tell(small, 'tieu chun')).toEqual([0, 'apart', 'tiêu chuẩn', 'first']);
    expect(await tell(small, 'tiêu chũn')).toEqual([1, 'loose', undefined, undefined]);
    expect(await tell(small, 'khẩu trang')).toEqual([2, 'apart', undefined, undefined]);
    const others = [
      { ...pageOf('Điều cần đạt.', 0), title: 'Tiêu điểm nước đạt chuẩn' },
      { ...pageOf('Một tiêu chuẩn.', 1), title: 'Chuyện khác' },
      { ...pageOf('Chùn chân, không tiêu được.', 2), title: 'Chuyện vui' },
    ];
    const { index: other } = await openArchive([others]);
    expect((await answerQuery(other, planQuery('tiêu chun'))).meant).toBeUndefined();
  });

  it('is offered what is frequent in its place, if its marks fit', async () => {
    const texts = ['Sáng kiến của tổ in.', 'Sáng kiến của đội xe.', 'Xét sáng kiến.', 'Tìm kiếm. Buổi sáng.'];
    const { index: small } = await archiveOf(...texts);
    const offered = async (query: string): Promise<unknown> => {
      const { meant } = await answerQuery(small, planQuery(query));
      return meant && [meant.text, meant.shown];
    };
    expect(await offered('sáng kiếm')).toEqual(['sáng kiến', 'offered']);
    expect(await offered('buôi sáng')).toEqual(['buổi sáng', 'offered']);
    expect(await offered('buội sáng')).toBeUndefined();
    expect(await offered('sáng kiện')).toEqual(['sáng kiến', 'offered']);
    expect(await offered('sạng kiện')).toBeUndefined();
  });

  it('is offered what stands on two pages, if it has nothing like it', async () => {
    const texts = ['Nhận giấy khen.', 'Trao giấy khen.', 'Tờ giấy nháp.', 'Bằng khen.'];
    const { index: small } = await archiveOf(...texts);
    expect(await tell(small, 'giấy khem')).toEqual([expect.anything(), 'loose', 'giấy khen', 'offered']);
    for (const query of ['bằng khem', 'khem'])
      expect((await answerQuery(small, planQuery(query))).meant).toBeUndefined();
  });
});

describe('words without the spaces between them', () => {
  const texts = [
    'Phong trào thi đua.',
    'Lời thi vị.',
    'Văn phòng Quốc hội họp.',
    'Bữa sáng đúng giờ.',
    'Hội an.',
  ];

  it.each([
    ['thidua', 'thi đua'],
    ['thiđua', 'thi đua'],
    ['vanphongquochoi', 'Văn phòng Quốc hội'],
    ['văn phòng quốchội', 'Văn phòng Quốc hội'],
    // It is the Telex of `buấng` too.
    ['buasang dung gio', 'bữa sáng đúng giờ'],
  ])('are taken apart: %s', async (query, text) => {
    const { index: small } = await archiveOf(...texts);
    expect((await answerQuery(small, planQuery(query))).meant).toMatchObject({ text, shown: 'instead' });
  });

  it('stay together where nothing has them side by side, and when one asks literally', async () => {
    const { index: small } = await archiveOf(...texts);
    expect((await answerQuery(small, planQuery('quochop'))).meant).toBeUndefined();
    expect((await answerQuery(small, planQuery('thidua'), { literally: true })).hits).toEqual([]);
  });

  it('are taken apart as few as can be, and the most usual', async () => {
    const { index: small } = await archiveOf('Tuổi an nhàn.', 'Hộ i an.', 'Hoi an.', 'Hoi an.', 'Ho ian.');
    expect((await answerQuery(small, planQuery('hoian'))).meant?.text).toBe('hoi an');
  });
});

describe('what is still being typed', () => {
  it.each(['t', 'k', 'th', 'ngh', 'thi đ', 'tài li', 'tài liệu k', '18/0', '18/02/2', '1847/'])(
    'is not corrected: %s',
    async (query) => {
      expect((await ask(query)).meant).toBeUndefined();
    },
  );

  it('is ended with its tone where it is: đoà becomes đoàn', async () => {
    const { index: small } = await archiveOf('Xe chở bốn đoàn khách.', 'Xe chở hàng.');
    const { hits, fit, meant } = await answerQuery(small, planQuery('xe chở đoà'));
    expect({ hits, fit, meant }).toEqual({ hits: [0], fit: 'all', meant: undefined });
  });

  it('does not hide a slip before it', async () => {
    expect((await ask('kiemm tra micr')).meant?.text).toBe('kiểm tra micr');
  });
});

describe('a correction', () => {
  it('of what was quoted is told apart from the quotation marks', async () => {
    const { index: small } = await archiveOf('Hủy bảo vệ trang.', 'Bảo vệ tổ quốc, hy vọng nhiều.');
    expect(await answerQuery(small, planQuery('"hy bảo vệ trang"'))).toMatchObject({
      fit: 'loose',
      meant: { text: 'hủy bảo vệ trang', shown: 'first' },
      unquoted: 'hy bảo vệ trang',
    });
  });

  it('that is bold is of words that stand so with their marks', async () => {
    const { index: small } = await archiveOf('Trần Hữu Hoàn.', 'Nguyễn Thị Hoan.', 'Trần Hữu Phước, Toan.');
    expect((await answerQuery(small, planQuery('Trần Hữu Toan'))).meant?.text).not.toBe('trần hữu hoan');
  });

  it('keeps the phrases that stood beside it', async () => {
    expect((await ask('"kỳ họp" tai lieuu')).meant?.text).toBe('"kỳ họp" tài liệu');
  });

  it('is not looked for where most words are unknown', async () => {
    expect((await ask('qwx zzw wwq xxz kjh')).meant).toBeUndefined();
  });
});
