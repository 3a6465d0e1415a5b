import fc from 'fast-check';
import { parseJsonFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { renderJsonFeed } from '../../../../src/outputs/json-feed/render-json-feed.ts';
import { catalogOf, feedAt, newsItem, photo, story } from '../fixture.ts';
import { wildText } from '../wild.ts';

const correction = { at: '2020-02-06T09:20:00+07:00', by: 'Ban biên tập', wrong: 'Ba.', right: 'Bốn.' };

test('a feed reader finds what the site says of its articles', () => {
  const feed = feedAt(catalogOf(story('ca-truc-dem', { photo, corrections: [correction] }), newsItem('tin')));
  const json = renderJsonFeed(feed);
  expect(parseJsonFeed(JSON.parse(json))).toMatchObject({
    title: 'Gương sáng',
    home_page_url: 'https://guong-sang.example/',
    feed_url: 'https://guong-sang.example/feed.json',
    language: 'vi',
    items: [
      {
        id: feed.items[0]?.uri,
        url: 'https://guong-sang.example/guong-dien-hinh/2020/ca-truc-dem/',
        image: 'https://guong-sang.example/anh/4f0c-1200.jpg',
        date_published: '2020-02-03T14:00:00+07:00',
        date_modified: correction.at,
        authors: [{ name: 'Mai Đan Thư' }],
        tags: ['Tập thể', 'Kỹ thuật', 'Vụ Thông tin'],
      },
      { title: 'Ban hành kế hoạch thi đua năm 2020' },
    ],
  });
  expect(JSON.parse(json)).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    items: [{ _guong_sang: { version: 2, photo: { credit: 'Trịnh Quốc Bảo' } } }, {}],
  });
});

test('any text comes through as it was written, composed and without what no text may hold', () => {
  fc.assert(
    fc.property(wildText, (text) => {
      const json = renderJsonFeed(feedAt(catalogOf(story('mot', { title: text, summary: text }))));
      const { items } = JSON.parse(json) as { items: { title: string }[] };
      expect(items[0]?.title).toBe(items[0]?.title.normalize('NFC'));
      expect(items[0]?.title.isWellFormed()).toBe(true);
    }),
    { numRuns: 50 },
  );
});
