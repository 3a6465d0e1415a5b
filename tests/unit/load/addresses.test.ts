import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/load/read-content.ts';
import { openHouse, STORY } from './content-folder.ts';

const NEWS = 'news/2020/ban-hanh-ke-hoach.mdx';
const OTHER = 'stories/2020/ca-truc-ngay.mdx';
const ADDRESS = '/guong-dien-hinh/2020/ca-truc-dem/';

const withFields = (text: string, fields: string): string => text.replace('\n---\n', `\n${fields}\n---\n`);
const former = (...paths: string[]): string =>
  ['formerAddresses:', ...paths.map((path) => `  - path: ${path}`)].join('\n');
const withdrawn = (at: string, more = ''): string =>
  `withdrawn:\n  at: ${at}\n  by: Ban biên tập\n  reason: Nhân vật rút lại lời đồng ý.${more}`;

describe('A former address', () => {
  it('belongs to one article: each file that claims it is told of the others, with the line', async () => {
    const house = await openHouse();
    const text = await house.text(STORY);
    await house.write(STORY, withFields(text, former('/guong-dien-hinh/2019/ten-cu/')));
    await house.write(OTHER, withFields(text, former('/guong-dien-hinh/2019/ten-cu/')));
    expect(await house.problems()).toEqual([
      `${STORY}:13 formerAddresses.0.path (Địa chỉ): “/guong-dien-hinh/2019/ten-cu/” được ghi 2 lần: ${STORY}, ${OTHER}`,
      `${OTHER}:13 formerAddresses.0.path (Địa chỉ): “/guong-dien-hinh/2019/ten-cu/” được ghi 2 lần: ${STORY}, ${OTHER}`,
    ]);
  });

  it('is no address that an article has now, its own neither', async () => {
    const house = await openHouse();
    const text = await house.text(STORY);
    await house.write(OTHER, withFields(text, former(ADDRESS, '/guong-dien-hinh/2020/ca-truc-ngay/')));
    expect(await house.problems()).toEqual([
      `${OTHER}:13 formerAddresses.0.path (Địa chỉ): “${ADDRESS}” đang là địa chỉ của một bài`,
      `${OTHER}:14 formerAddresses.1.path (Địa chỉ): “/guong-dien-hinh/2020/ca-truc-ngay/” đang là địa chỉ của một bài`,
    ]);
  });

  it.each(['/tin-tuc/2019/ten-cu/', '/guong-dien-hinh/2019/ten-cu', 'https://nha-mau.example/a/', '/admin/'])(
    'is one of the article’s own section, not %s',
    async (path) => {
      const house = await openHouse();
      await house.write(STORY, withFields(await house.text(STORY), former(path)));
      expect(await house.problems()).toEqual([`${STORY}:13 formerAddresses.0.path (Địa chỉ): có “${path}”`]);
    },
  );
});

describe('A withdrawal', () => {
  it('takes the article out of the catalog and leaves only what its address says', async () => {
    const house = await openHouse();
    await house.write(
      STORY,
      withFields(
        await house.text(STORY),
        withdrawn('2020-03-01T08:00:00+07:00', `\n  replacement: /tin-tuc/2020/ban-hanh-ke-hoach/`),
      ),
    );
    const { catalog, problems } = await house.read();
    expect(problems).toEqual([]);
    expect(catalog?.stories).toEqual([]);
    expect(catalog?.find('stories', '2020/ca-truc-dem')).toBeUndefined();
    expect(catalog?.withdrawn).toEqual([
      {
        collection: 'stories',
        id: '2020/ca-truc-dem',
        slug: 'ca-truc-dem',
        year: '2020',
        at: '2020-03-01T08:00:00+07:00',
        by: 'Ban biên tập',
        corrections: 0,
        formerAddresses: [],
        reason: 'Nhân vật rút lại lời đồng ý.',
        replacement: { collection: 'news', id: '2020/ban-hanh-ke-hoach' },
      },
    ]);
  });

  it('names a replacement that is there', async () => {
    const house = await openHouse();
    await house.write(
      STORY,
      withFields(
        await house.text(STORY),
        withdrawn('2020-03-01T08:00:00+07:00', '\n  replacement: /tin-tuc/2020/khong-co/'),
      ),
    );
    expect(await house.problems()).toEqual([
      `${STORY}:16 withdrawn.replacement (Bài thay thế): không có bài nào tên “/tin-tuc/2020/khong-co/”`,
    ]);
  });

  it('comes after the publication', async () => {
    const house = await openHouse();
    await house.write(STORY, withFields(await house.text(STORY), withdrawn('2020-02-03T13:59:59+07:00')));
    expect(await house.problems()).toEqual([`${STORY}:13 withdrawn.at (Lúc rút): sớm hơn lúc bài được đăng`]);
  });
});

describe('A correction', () => {
  const correction = (at: string): string =>
    `corrections:\n  - at: ${at}\n    by: Ban biên tập\n    wrong: Ba người.\n    right: Năm người.`;

  it.each([
    ['sớm hơn lúc bài được đăng', '2020-01-20T08:59:59+07:00'],
    ['có “2020-03-01T08:15:01+07:00”, là lúc chưa tới', '2020-03-01T08:15:01+07:00'],
  ])('is refused with “%s”', async (found, at) => {
    const house = await openHouse();
    await house.write(NEWS, withFields(await house.text(NEWS), correction(at)));
    const { problems } = await readContent({ ...house, now: new Date('2020-03-01T08:00:00+07:00') });
    expect(problems.map(({ file, line, field, found }) => [file, line, field, found])).toEqual([
      [NEWS, 8, 'corrections.0.at (Lúc sửa)', found],
    ]);
  });

  it('is taken from an editor whose clock is a little fast', async () => {
    const house = await openHouse();
    await house.write(NEWS, withFields(await house.text(NEWS), correction('2020-03-01T08:14:00+07:00')));
    const { problems } = await readContent({ ...house, now: new Date('2020-03-01T08:00:00+07:00') });
    expect(problems).toEqual([]);
  });
});
