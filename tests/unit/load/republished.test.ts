import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/load/read-content.ts';
import { openHouse, STORY } from './content-folder.ts';

const OUTLET = 'outlets/bao-mau.mdx';
const outlet = (closedAt = ''): string =>
  `---\ntitle: Báo mẫu\nkind: newspaper\nrole: Đăng lại các bài của trang\n${closedAt}sample: true\n---\n`;
const used = (date: string, url = 'https://bao-mau.example/ca-truc'): string =>
  `republished:\n  - outlet: bao-mau\n    date: ${date}\n    url: ${url}\nsample: true`;

async function houseWith(use: string, closedAt?: string) {
  const house = await openHouse();
  await house.write(OUTLET, outlet(closedAt));
  await house.replace(STORY, 'sample: true', use);
  return house;
}

describe('A use of an article elsewhere', () => {
  it('is kept with outlet, day and address, also of the very day of publication', async () => {
    const house = await houseWith(used('2020-02-03'));
    const { problems, catalog } = await house.read();
    expect(problems).toEqual([]);
    expect(catalog?.stories[0]?.data.republished).toEqual([
      { outlet: 'bao-mau', date: '2020-02-03', url: 'https://bao-mau.example/ca-truc' },
    ]);
  });

  it.each([
    ['before the article was there', used('2020-02-02'), 13, 'sớm hơn ngày bài được đăng'],
    [
      'with a link that is no https link',
      used('2020-02-05', 'http://bao-mau.example/'),
      14,
      'không phải một địa chỉ https',
    ],
  ])('is refused %s', async (_case, use, line, found) => {
    const house = await houseWith(use);
    const [problem, ...others] = (await house.read()).problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: STORY, line });
    expect(problem?.found).toContain(found);
  });

  it('by an outlet that was closed by then is refused, and one before is not', async () => {
    const closed = 'closedAt: 2020-06-01\n';
    expect(await (await houseWith(used('2020-06-01'), closed)).problems()).toEqual([
      `${STORY}:13 republished.0.date (Ngày đăng lại): ghi 01/06/2020, mà nơi ấy ngừng hoạt động từ 01/06/2020`,
    ]);
    expect(await (await houseWith(used('2020-05-31'), closed)).problems()).toEqual([]);
  });

  it('that has not come yet is refused, by the day in Viet Nam', async () => {
    const { contentDir, cacheDir } = await houseWith(used('2020-02-10'));
    const read = (now: string) => readContent({ contentDir, cacheDir, now: new Date(now) });
    expect((await read('2020-02-09T23:00:00+07:00')).problems).toEqual([
      expect.objectContaining({ line: 13, found: 'có “2020-02-10”, là lúc chưa tới' }),
    ]);
    expect((await read('2020-02-10T00:30:00+07:00')).problems).toEqual([]);
  });
});
