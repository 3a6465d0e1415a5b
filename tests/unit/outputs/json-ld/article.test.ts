import { expect, test } from 'vitest';
import type { Catalog } from '../../../../src/model/catalog.ts';
import { articleView } from '../../../../src/model/views/article.ts';
import type { Article } from '../../../../src/model/urls.ts';
import { articleJsonLd } from '../../../../src/outputs/json-ld/article.ts';
import { catalogOf, initiative, newsItem, photo, picture, site, story } from '../fixture.ts';

const of = (article: Article, catalog: Catalog = catalogOf(article)) =>
  articleJsonLd(articleView(catalog, article), { site, article, picture });

const office = {
  '@type': 'Organization',
  '@id': 'https://guong-sang.example/#co-quan',
  name: 'Văn phòng Quốc hội',
  url: 'https://guong-sang.example/',
};

test('a search engine learns what the article is, whose it is and on what terms', () => {
  expect(of(story())).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'Ca trực đêm giữ tiếng cho hội trường',
    url: 'https://guong-sang.example/guong-dien-hinh/2020/ca-truc-dem/',
    mainEntityOfPage: {
      '@type': 'WebPage',
      '@id': 'https://guong-sang.example/guong-dien-hinh/2020/ca-truc-dem/',
    },
    datePublished: '2020-02-03T14:00:00+07:00',
    dateModified: '2020-02-03T14:00:00+07:00',
    author: [{ '@type': 'Person', name: 'Mai Đan Thư' }],
    publisher: office,
    inLanguage: 'vi',
    isAccessibleForFree: true,
    license: 'https://creativecommons.org/licenses/by/4.0/deed.vi',
    articleSection: 'Gương điển hình',
    keywords: 'Kỹ thuật',
    wordCount: 640,
    correction: undefined,
    creativeWorkStatus: undefined,
  });
});

test('a photo comes in three shapes, each with its creator, credit, notice, licence and where to get one', () => {
  const article = story('mot', { photo });
  const { image } = of(article);
  expect(image).toHaveLength(3);
  expect(image).toMatchObject([
    {
      '@type': 'ImageObject',
      contentUrl: 'https://guong-sang.example/anh/a-1200x1200.jpg',
      width: 1200,
      height: 1200,
      caption: photo.caption,
      creator: { '@type': 'Person', name: 'Trịnh Quốc Bảo' },
      creditText: 'Trịnh Quốc Bảo',
      copyrightNotice: '© Trịnh Quốc Bảo',
      license: 'https://guong-sang.example/quyen-su-dung/',
      acquireLicensePage: 'https://guong-sang.example/quyen-su-dung/',
    },
    { height: 900 },
    { height: 675 },
  ]);
});

test('a correction is told with its day, its author and its words, the latest first', () => {
  const corrections = [
    { at: '2020-02-05T08:00:00+07:00', by: 'Mai Đan Thư', wrong: 'ba', right: 'bốn' },
    { at: '2020-02-06T09:20:00+07:00', by: 'Văn phòng Quốc hội', wrong: 'bảy mươi', right: 'bảy mươi hai' },
  ];
  expect(of(story('mot', { corrections }))).toMatchObject({
    dateModified: '2020-02-06T09:20:00+07:00',
    correction: [
      {
        '@type': 'CorrectionComment',
        datePublished: '2020-02-06T09:20:00+07:00',
        author: office,
        text: 'Chỗ sai: bảy mươi\nSửa lại là: bảy mươi hai',
      },
      { datePublished: '2020-02-05T08:00:00+07:00', author: { '@type': 'Person', name: 'Mai Đan Thư' } },
    ],
  });
});

test('a sample says that it is fictional', () => {
  expect(of(initiative('mot')).creativeWorkStatus).toContain('Nội dung minh họa');
});

test('news without a byline is the office’s own; the authors of an initiative are named apart', () => {
  expect(of(newsItem('tin')).author).toEqual(office);
  expect(of(initiative('mot')).author).toMatchObject([
    { name: 'Lê An Nhiên' },
    { name: 'Tổ biên bản, Đơn vị mẫu A' },
  ]);
});

test('a long headline is cut between words at 110 characters', () => {
  const headlineOf = (title: string) => of(story('mot', { title })).headline;
  expect(headlineOf('Người giữ nhịp '.repeat(8).trim())).toBe(`${'Người giữ nhịp '.repeat(7).trim()}…`);
  expect(headlineOf(`${'đ'.repeat(109)} đ`)).toBe(`${'đ'.repeat(109)}…`);
  expect(headlineOf('đ'.repeat(111))).toBe(`${'đ'.repeat(109)}…`);
  expect(headlineOf('đ'.repeat(110))).toBe('đ'.repeat(110));
});
