import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../../src/search/index/build-index.ts';
import { planQuery } from '../../../src/search/query/plan.ts';
import { presentRecord, termsOf, type Presented } from '../../../src/search/results/present.ts';
import type { Fit } from '../../../src/search/query/rank.ts';
import { answerQuery, type Answer, type Meant } from '../../../src/search/query/answer.ts';
import { openIndex, type ArchiveIndex } from '../../../src/search/query/open-index.ts';
import { documents } from './documents.ts';
import { serveSegment } from './open-index.ts';

let folder: string;
let index: ArchiveIndex;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-'));
  const built = await buildIndex({ records: documents, outDir: join(folder, 'index') });
  index = await openIndex(serveSegment(join(folder, 'index'), built).load);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function ask(
  query: string,
): Promise<{ shown: Presented[]; fit: Fit; meant: Meant | undefined; unquoted: string | undefined }> {
  const plan = planQuery(query);
  const answer = await answerQuery(index, plan);
  const terms = termsOf(plan, answer);
  const shown = await Promise.all(
    answer.hits.map(async (page) => presentRecord(await index.record(page), terms)),
  );
  return { shown, fit: answer.fit, meant: answer.meant, unquoted: answer.unquoted };
}

const titleOf = ({ title }: Presented): string => title.map(({ text }) => text).join('');

async function titles(query: string): Promise<string[]> {
  return (await ask(query)).shown.map(titleOf);
}

const TABLET = 'Bộ tài liệu họp mở trên máy tính bảng';
const PAGES = 'Người giữ nhịp cho bảy nghìn trang tài liệu';
const PLAN = 'Kế hoạch thi đua, khen thưởng năm 2020';

describe('a reader who types', () => {
  it.each([
    ['with marks', 'tài liệu kỳ họp'],
    ['without marks', 'tai lieu ky hop'],
    ['in capitals', 'TÀI LIỆU KỲ HỌP'],
    ['in decomposed Unicode', 'tài liệu kỳ họp'.normalize('NFD')],
    ['with the keyboard in English, by Telex', 'taif lieeuj kyf hojp'],
    ['with the keyboard in English, by VNI', 'ta2i lie6u5 ky2 ho5p'],
    ['with hyphens and a full stop', 'tài-liệu kỳ-họp.'],
  ])('%s finds the story first', async (_, query) => {
    expect((await titles(query))[0]).toBe(PAGES);
  });

  it.each([
    ['đua typed dua', 'thi dua ai quoc', 'Ngày thi đua yêu nước'],
    ['đ typed as Telex dd', 'thi ddua ais quoocs', 'Ngày thi đua yêu nước'],
    ['the Icelandic letter for Đ', 'Ðình làng', 'Đình làng và chuyến xe đón các cụ'],
    ['Đào typed dao', 'chi dao dong gao', 'Bếp ăn không bỏ phí một hạt gạo'],
    ['the other tone placement', 'Lê Thị Hòa', 'Kho lưu trữ không còn hộp hồ sơ vô danh'],
    ['the other tone placement of uy', 'vũ thúy điệp', 'Người đọc lại những lá thư cử tri'],
  ])('finds %s', async (_, query, title) => {
    expect((await titles(query))[0]).toBe(title);
  });

  it.each([
    'Nguyễn Đình Khôi Nguyên',
    'nguyen dinh khoi nguyen',
    'đình khôi nguyên',
    'NGUYEN DINH KHOI NGUYEN',
  ])('finds a person by name, not pages that share its syllables: %s', async (name) => {
    expect((await titles(name))[0]).toBe(PAGES);
  });

  it.each(['1847/QĐ-TTg', '1847/qđ-ttg', '1847/QD-TTG', '1847 qd ttg', '1847qdttg', 'số 1847/QĐ-TTg'])(
    'finds the one document that cites a number: %s',
    async (query) => {
      expect((await titles(query))[0]).toBe(PLAN);
    },
  );

  it.each(['18/02/2020', '18/2/2020', '18-2-2020', 'ngày 18 tháng 2 năm 2020', 'ngay 18 thang 02 nam 2020'])(
    'finds what names a date: %s',
    async (query) => {
      expect(await titles(query)).toEqual([PLAN]);
    },
  );

  it.each(['tháng 1 năm 2020', 'thang 1/2020', '1/2020', '01/2020'])(
    'finds what a month names or was published in it: %s',
    async (query) => {
      const found = await titles(query);
      expect(found).toContain(TABLET);
      expect(found).not.toContain(PAGES);
    },
  );

  it.each(['ngày 18 tháng 2', 'ngay 18/02', '18 tháng 02'])(
    'finds a day without its year: %s',
    async (query) => {
      expect(await titles(query)).toEqual([PLAN]);
    },
  );

  it.each([
    ['a letter for another', 'nguyen dinh khoi nguyem'],
    ['a letter left out', 'Nguyễn Đình Khi Nguyên'],
    ['two letters changed about', 'nguyen dihn khoi nguyen'],
    ['two slips', 'nguyen dihn khoi nguyem'],
    ['a wrong mark', 'Nguyễn Định Khói Nguyên'],
    ['half a word', 'nguyễn đình khôi ngu'],
  ])('finds a person with %s', async (_, query) => {
    expect((await titles(query))[0]).toBe(PAGES);
  });

  it('is told what was meant, spelt as in the archive', async () => {
    const { meant } = await ask('nguyen dinh khoi nguyem');
    expect(meant).toEqual({ text: 'Nguyễn Đình Khôi Nguyên', found: 1, shown: 'instead' });
    expect((await ask('nguyen dinh khoi nguyen')).meant).toBeUndefined();
  });

  it('gets what was typed and nothing else, when that is asked for', async () => {
    const answer = await answerQuery(index, planQuery('nguyen dinh khoi nguyem'), { literally: true });
    expect(answer.meant).toBeUndefined();
  });

  it('finds a name of the field under its other names, below those that have it', async () => {
    const found = await titles('gương sáng');
    const typed = await titles('"gương sáng"');
    const other = await titles('"điển hình tiên tiến"');
    expect(other.length).toBeGreaterThan(0);
    expect(found.slice(0, typed.length).toSorted()).toEqual(typed.toSorted());
    expect(found).toEqual(expect.arrayContaining(other));
  });

  it('sees what was typed before what was meant', async () => {
    const firsts: Answer[] = [];
    const { meant } = await answerQuery(index, planQuery('nguyen dihn khoi nguyen'), {
      onFirst: (answer) => firsts.push(answer),
    });
    expect(firsts[0]?.hits.length).toBeGreaterThan(0);
    expect(firsts[0]?.meant).toBeUndefined();
    expect(meant?.text).toBe('Nguyễn Đình Khôi Nguyên');
  });

  it('finds what was published on a date', async () => {
    expect(await titles('29/01/2020')).toEqual([TABLET]);
  });

  it('finds the Party’s way of numbering', async () => {
    expect(await titles('39 nq tw')).toEqual(['Tập huấn nghiệp vụ thi đua, khen thưởng']);
  });

  it('gets only pages with the words side by side when they are quoted', async () => {
    expect(await titles('"tài liệu họp"')).toEqual([TABLET]);
    expect(await titles('“tai lieu hop”')).toEqual([TABLET]);
    const { hits } = await answerQuery(index, planQuery('"họp liệu tài"'), { literally: true });
    expect(hits).toEqual([]);
  });

  it('gets the quoted words apart, and is told so, where they stand nowhere side by side', async () => {
    const { shown, meant, unquoted } = await ask('"họp liệu tài"');
    expect(shown.map(titleOf)).toContain(TABLET);
    expect([meant, unquoted]).toEqual([undefined, 'họp liệu tài']);
  });

  it('gets a quoted name with a wrong letter', async () => {
    const { shown, meant, unquoted } = await ask('"Nguyễn Đình Khôi Nguyêm"');
    expect(shown.map(titleOf)).toEqual([PAGES]);
    expect(meant).toEqual({ text: 'Nguyễn Đình Khôi Nguyên', found: 1, shown: 'instead' });
    expect(unquoted).toBe('Nguyễn Đình Khôi Nguyêm');
  });

  it('gets nothing for what is neither quoted nor unquoted anywhere', async () => {
    expect(await ask('"zzz"')).toMatchObject({ shown: [], meant: undefined, unquoted: undefined });
  });

  it('may add free words to a quoted phrase', async () => {
    const found = await titles('"thi đua" tập huấn');
    expect(found[0]).toBe('Tập huấn nghiệp vụ thi đua, khen thưởng');
    expect(found).not.toContain(TABLET);
  });

  it('is told when no page has all the words, and shown the nearest', async () => {
    const { shown, fit } = await ask('phần mềm nhắc hạn bằng điện thoại vệ tinh');
    expect(fit).toBe('loose');
    expect(shown[0] && titleOf(shown[0])).toBe('Phần mềm nhắc hạn trả lời kiến nghị cử tri');
  });

  it('finds a unit’s pages by its name', async () => {
    const found = (await ask('Đội xe mẫu')).shown;
    expect(found).toHaveLength(documents.filter(({ unit }) => unit === 'Đội xe mẫu').length);
  });

  it('never finds a page by its photo’s file name', async () => {
    expect(await titles('media svg')).toEqual([]);
  });

  it('can stop asking when the query has changed', async () => {
    const running = answerQuery(index, planQuery('thi đua'), { signal: AbortSignal.abort() });
    await expect(running).rejects.toThrow(/abort/i);
  });
});

describe('what a reader is shown', () => {
  it('is an excerpt around the words, whole, with the matches marked', async () => {
    const [first] = (await ask('kiểm tra micro')).shown;
    const marked = first?.excerpt.filter(({ mark }) => mark).map(({ text }) => text);
    expect(first?.excerpt.map(({ text }) => text).join('')).toContain(
      'Bác kiểm tra từng micro trước giờ khai mạc.',
    );
    expect(marked).toEqual(['kiểm tra', 'micro', 'micro'].slice(0, marked?.length));
    expect(marked?.length).toBeGreaterThan(1);
  });

  it('is as long near the end of a text as elsewhere', async () => {
    const [first] = (await ask('"ở lại qua đêm"')).shown;
    expect(first?.excerpt.map(({ text }) => text).join('')).toMatch(
      /^Tài liệu kỳ họp đến tay .* trước mỗi kỳ họp\.$/,
    );
  });

  it('marks the spelling that was typed, and every spelling for words without marks', async () => {
    const marks = async (query: string): Promise<string[]> => {
      const [first] = (await ask(query)).shown;
      return [...(first?.title ?? []), ...(first?.excerpt ?? [])]
        .filter(({ mark }) => mark)
        .map(({ text }) => text);
    };
    expect(await marks('Đình làng')).toContain('Đình làng');
    expect(await marks('dinh lang')).toContain('Đình làng');
    expect(await marks('1847 qd ttg')).toEqual(['1847/QĐ-TTg']);
    expect(await marks('18/2/2020')).toEqual(['18/02/2020']);
  });

  it('names the section that the words are in, with its address', async () => {
    const [first] = (await ask('soát hai lượt')).shown;
    expect(first?.section).toEqual({ title: 'Kết quả', url: `${first?.url}#ket-qua` });
  });

  it('carries kind, unit, date, picture and the sample mark', async () => {
    const [first] = (await ask('nguyen dinh khoi nguyen')).shown;
    expect(first).toMatchObject({
      kind: 'Gương điển hình',
      unit: [{ text: 'Vụ mẫu A', mark: false }],
      date: '2020-02-04',
      sample: true,
      image: { src: '/media/2020/tai-lieu_mau.svg', width: 1200, height: 800 },
    });
  });

  it('says who a page is about or by, where only that is what was asked for', async () => {
    const [first] = (await ask('trinh ngoc quynh')).shown;
    expect(first?.people).toEqual([{ text: 'Trịnh Ngọc Quỳnh', mark: true }]);
    expect((await ask('nguyen dinh khoi nguyen')).shown[0]?.people).toBeUndefined();
  });

  it('marks other names and endings only where all their words stand together', async () => {
    const marks = async (query: string): Promise<string[]> =>
      (await ask(query)).shown
        .flatMap(({ title, excerpt }) => [...title, ...excerpt])
        .filter(({ mark }) => mark)
        .map(({ text }) => text.toLowerCase());
    expect(await marks('đình khôi ngu')).toContain('đình khôi nguyên');
    expect(await marks('gương sáng')).toContain('điển hình tiên tiến');
    expect(await marks('gương sáng')).not.toContain('hình');
  });
});
