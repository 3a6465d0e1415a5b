import { expect, test } from 'vitest';
import { renderNewsSitemap } from '../../../../src/outputs/news-sitemap/render-news-sitemap.ts';
import { catalogOf, newsItem, story } from '../fixture.ts';
import { expectWellFormed } from '../strict-xml.ts';

const NOW = new Date('2020-02-05T14:00:00+07:00');

test('Google News learns of what was published in the two days before, and of nothing older', async () => {
  const xml = renderNewsSitemap(
    catalogOf(
      story('dung-hai-ngay', { publishedAt: '2020-02-03T14:00:00+07:00', title: 'Ca trực & tiếng nói' }),
      story('lau-hon', { publishedAt: '2020-02-03T13:59:59+07:00' }),
      newsItem('vua-dang', { publishedAt: '2020-02-05T13:00:00+07:00' }),
    ),
    NOW,
  );
  await expectWellFormed(xml);
  expect([...xml.matchAll(/<loc>(.*)<\/loc>/g)].map(([, url]) => url)).toEqual([
    'https://guong-sang.example/tin-tuc/2020/vua-dang/',
    'https://guong-sang.example/guong-dien-hinh/2020/dung-hai-ngay/',
  ]);
  expect(xml).toContain('<news:publication_date>2020-02-03T14:00:00+07:00</news:publication_date>');
  expect(xml).toContain('<news:title>Ca trực &amp; tiếng nói</news:title>');
  expect(xml).toContain('<news:name>Gương sáng</news:name>');
});

test('a sample is no news', () => {
  expect(renderNewsSitemap(catalogOf(story('mau', { sample: true })), NOW)).not.toContain('<url>');
});

test('a day without news has an empty sitemap, not a broken one', async () => {
  await expectWellFormed(renderNewsSitemap(catalogOf(), NOW));
});
