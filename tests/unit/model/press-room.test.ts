import { describe, expect, it } from 'vitest';
import { PAGE_SIZE } from '../../../src/model/views/list.ts';
import { pressLogViews } from '../../../src/model/views/press-log.ts';
import { pressDoorViews, pressRoomView } from '../../../src/model/views/press-room.ts';
import { catalogOf, entry } from './catalog-of.ts';

const correction = (at: string) => ({ at, by: 'Ban biên tập', wrong: 'tám mươi', right: 'chín mươi' });
const withdrawn = { at: '2021-03-01T08:00:00+07:00', by: 'Ban biên tập', reason: 'Nhân vật rút lại lời.' };
const photo = (rights: string) => ({
  src: '/a.jpg',
  alt: 'Mô tả',
  caption: 'Chú thích',
  credit: 'A',
  rights,
});

describe('What is new in the press room', () => {
  it('begins with what was published or corrected last', () => {
    const catalog = catalogOf(
      entry('stories', '2020/cu', {
        publishedAt: '2020-01-01T08:00:00+07:00',
        corrections: [correction('2020-05-01T08:00:00+07:00')],
      }),
      entry('news', '2020/moi', { publishedAt: '2020-04-01T08:00:00+07:00' }),
    );
    expect(pressRoomView(catalog).newest).toMatchObject([
      { href: '/guong-dien-hinh/2020/cu/', at: { shown: '01/05/2020, 08:00' }, corrected: true },
      { href: '/tin-tuc/2020/moi/', at: { shown: '01/04/2020, 08:00' }, corrected: false },
    ]);
  });

  it('counts the photos that others may publish, and no others', () => {
    const photos = ['cc-by', 'reuse-with-credit', 'site-only'].map(photo);
    const story = { ...entry('stories', '2020/co-anh'), photos } as ReturnType<typeof entry<'stories'>>;
    expect(pressRoomView(catalogOf(story)).newest[0]?.photos).toBe(2);
  });

  it('stays short, while the lists behind the doors hold every article once', () => {
    const stories = Array.from({ length: 2 * PAGE_SIZE + 1 }, (_, index) =>
      entry('stories', `2020/bai-${String(index).padStart(3, '0')}`),
    );
    const catalog = catalogOf(...stories);
    expect(pressRoomView(catalog).newest).toHaveLength(12);
    for (const door of ['print', 'television'] as const) {
      const views = pressDoorViews(catalog, door);
      expect(views).toHaveLength(3);
      expect(new Set(views.flatMap(({ rows }) => rows.map(({ href }) => href))).size).toBe(stories.length);
    }
    expect(pressDoorViews(catalog, 'print')[1]?.head.path).toBe('/phong-bao-chi/bao-in/trang-2/');
  });
});

describe('Behind the door for television', () => {
  it('each article has its background, which no other list asks for', () => {
    const catalog = catalogOf(entry('stories', '2020/mot'));
    const background = { src: '/anh/mot-nen-16x9.jpg', width: 1920, height: 1080 };
    expect(pressDoorViews(catalog, 'television', () => background)[0]?.rows).toMatchObject([{ background }]);
    expect(pressDoorViews(catalog, 'print')[0]?.rows[0]).not.toHaveProperty('background');
  });
});

describe('The log of corrections and withdrawals', () => {
  const catalog = catalogOf(
    entry('stories', '2020/da-sua', {
      title: 'Bài đã sửa',
      corrections: [correction('2020-02-06T09:20:00+07:00'), correction('2021-01-02T08:00:00+07:00')],
    }),
    entry('news', '2020/da-rut', { title: 'Một tên không được nhắc lại', withdrawn }),
  );

  it('tells of both, the latest first, and leads to each article or its tombstone', () => {
    expect(pressRoomView(catalog).log).toMatchObject([
      { kind: 'withdrawal', href: '/tin-tuc/2020/da-rut/', section: 'Tin tức', reason: withdrawn.reason },
      { kind: 'correction', href: '/guong-dien-hinh/2020/da-sua/', at: { shown: '02/01/2021, 08:00' } },
      { kind: 'correction', title: 'Bài đã sửa', correction: { wrong: 'tám mươi', right: 'chín mươi' } },
    ]);
  });

  it('does not say the title of what was withdrawn', () => {
    expect(JSON.stringify([pressRoomView(catalog), pressLogViews(catalog)])).not.toContain('không được nhắc');
  });

  it('has a page a year; the latest year stands at the address without a year', () => {
    const views = pressLogViews(catalog);
    expect(views.map(({ head, year, notes }) => [head.path, year, notes.length])).toEqual([
      ['/phong-bao-chi/dinh-chinh/', '2021', 2],
      ['/phong-bao-chi/dinh-chinh/2020/', '2020', 1],
    ]);
    expect(views[0]?.years).toEqual(views[1]?.years);
  });

  it('counts a new year by the clock of Viet Nam', () => {
    const night = catalogOf(
      entry('stories', '2020/a', { corrections: [correction('2020-12-31T18:00:00Z')] }),
    );
    expect(pressLogViews(night)[0]?.year).toBe('2021');
  });

  it('has one page while there is nothing in it', () => {
    expect(pressLogViews(catalogOf())).toMatchObject([
      { head: { path: '/phong-bao-chi/dinh-chinh/' }, notes: [], years: [] },
    ]);
  });
});
