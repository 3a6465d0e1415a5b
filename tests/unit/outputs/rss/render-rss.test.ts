import fc from 'fast-check';
import { parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { renderRss } from '../../../../src/outputs/rss/render-rss.ts';
import type { Entry } from '../../../../src/model/entry.ts';
import { catalogOf, feedAt, initiative, newsItem, photo, story } from '../fixture.ts';
import { expectWellFormed } from '../strict-xml.ts';
import { wildText } from '../wild.ts';

const rssOf = (...entries: readonly Entry[]) => renderRss(feedAt(catalogOf(...entries)));

test('a feed reader finds what the site says of its articles', async () => {
  const correction = { at: '2020-02-06T09:20:00+07:00', by: 'Ban biên tập', wrong: 'ba', right: 'bốn' };
  const xml = rssOf(story('ca-truc-dem', { photo, corrections: [correction] }), newsItem('tin'));
  await expectWellFormed(xml);
  const feed = parseRssFeed(xml);
  expect(feed).toMatchObject({
    title: 'Gương sáng',
    link: 'https://guong-sang.example/',
    description: 'Kế hoạch thi đua, gương điển hình & sáng kiến.',
    language: 'vi',
    lastBuildDate: 'Thu, 06 Feb 2020 02:20:00 GMT',
    atom: {
      links: [{ href: 'https://guong-sang.example/feed.xml', rel: 'self', type: 'application/rss+xml' }],
    },
  });
  expect(feed.items).toHaveLength(2);
  expect(feed.items?.[0]).toMatchObject({
    title: 'Ca trực đêm giữ tiếng cho hội trường',
    link: 'https://guong-sang.example/guong-dien-hinh/2020/ca-truc-dem/',
    description:
      '<p>Năm người của tổ âm thanh thử từng chiếc micrô trước mỗi phiên họp.</p>' +
      '<p>Đã sửa 06/02/2020, 09:20, nay là bản 2. Chỗ sai: “ba”. Sửa lại là: “bốn”.</p>',
    pubDate: 'Mon, 03 Feb 2020 07:00:00 GMT',
    guid: { isPermaLink: false },
    dc: { creators: ['Mai Đan Thư'] },
    atom: { updated: '2020-02-06T02:20:00.000Z' },
    prism: { versionIdentifier: '2' },
    categories: [{ name: 'Tập thể' }, { name: 'Kỹ thuật' }, { name: 'Vụ Thông tin' }],
    media: {
      contents: [
        {
          url: 'https://guong-sang.example/anh/4f0c-1200.jpg',
          type: 'image/jpeg',
          medium: 'image',
          width: 1200,
          height: 800,
          description: { value: photo.alt },
          title: { value: photo.caption },
          credits: [{ value: photo.credit, role: 'photographer' }],
        },
      ],
    },
  });
});

test('every author of an initiative is named apart', () => {
  expect(parseRssFeed(rssOf(initiative('mot'))).items?.[0]?.dc?.creators).toEqual([
    'Lê An Nhiên',
    'Tổ biên bản, Đơn vị mẫu A',
  ]);
});

test('a site without articles has a feed without items', async () => {
  const xml = rssOf();
  await expectWellFormed(xml);
  expect(parseRssFeed(xml).items ?? []).toEqual([]);
  expect(xml).not.toContain('lastBuildDate');
});

test('a second build without news gives the same bytes', () => {
  expect(rssOf(newsItem('tin'), story())).toBe(rssOf(story(), newsItem('tin')));
});

test('no text, however wild, breaks the feed or becomes markup in it', async () => {
  const wild = fc.array(wildText, { minLength: 50, maxLength: 50 });
  await fc.assert(
    fc.asyncProperty(wild, async (texts) => {
      const stories = texts.map((text, index) =>
        story(`bai-${index}`, { title: text, summary: text, byline: text, photo: { ...photo, alt: text } }),
      );
      const xml = rssOf(...stories);
      await expectWellFormed(xml);
      expect(xml.match(/<item>/g)).toHaveLength(50);
      expect(xml).not.toMatch(/<[^/?a-z]/);
    }),
    { numRuns: 8 },
  );
});

test('a summary is text also to readers that show descriptions as HTML', () => {
  const xml = rssOf(newsItem('tin', { summary: 'Nhập <script> & "xem"' }));
  expect(xml).toContain(
    '<description>&lt;p&gt;Nhập &amp;lt;script&amp;gt; &amp;amp; "xem"&lt;/p&gt;</description>',
  );
});
