import { expect, test } from 'vitest';
import { FEED_LENGTH } from '../../../../src/outputs/feeds/feed-of.ts';
import { catalogOf, feedAt, initiative, newsItem, photo, story } from '../fixture.ts';

const correction = { at: '2020-04-01T09:00:00+07:00', by: 'Ban biên tập', wrong: 'ba', right: 'bốn' };

test('a reader gets the newest fifty articles of every kind, newest first', () => {
  const days = Array.from({ length: 60 }, (_, index) =>
    story(`bai-${index}`, { publishedAt: new Date(Date.UTC(2019, 0, 1 + index)).toISOString() }),
  );
  const { items } = feedAt(catalogOf(...days, initiative('sang-kien'), newsItem('tin')));
  expect(items).toHaveLength(FEED_LENGTH);
  expect(items.slice(0, 3).map(({ url }) => new URL(url).pathname)).toEqual([
    '/sang-kien/2020/sang-kien/',
    '/tin-tuc/2020/tin/',
    '/guong-dien-hinh/2020/bai-59/',
  ]);
});

test('a sample says that it is one, and real news does not', () => {
  const { items } = feedAt(catalogOf(initiative('minh-hoa'), newsItem('that')));
  expect(items.map(({ categories }) => categories)).toEqual([
    ['Sáng kiến', 'Kỹ thuật', 'Vụ Thông tin', 'Nội dung minh họa'],
    ['Tin tức'],
  ]);
});

test('an edit leaves an item its name; a correction gives it a day', () => {
  const before = feedAt(catalogOf(story()));
  const after = feedAt(catalogOf(story('ca-truc-dem', { title: 'Tên khác', corrections: [correction] })));
  expect(after.items[0]?.uri).toBe(before.items[0]?.uri);
  expect(after.items[0]).toMatchObject({ title: 'Tên khác', corrected: correction.at });
  expect(before.updated).toBe('2020-02-03T14:00:00+07:00');
  expect(after.updated).toBe(correction.at);
});

test('a photo goes out with its credit and terms, unless it may only be shown on the site', () => {
  const open = feedAt(catalogOf(story('mot', { photo }))).items[0];
  expect(open?.picture).toMatchObject({
    url: 'https://guong-sang.example/anh/4f0c-1200.jpg',
    credit: 'Trịnh Quốc Bảo',
    terms: {
      name: 'Được đăng lại, giữ nguyên tên tác giả',
      url: 'https://guong-sang.example/quyen-su-dung/',
    },
  });
  const closed = feedAt(catalogOf(story('mot', { photo: { ...photo, rights: 'site-only' } })));
  expect(closed.items[0]).not.toHaveProperty('picture');
});
