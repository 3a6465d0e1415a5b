import { expect, test } from 'vitest';
import { articleView } from '../../../../src/model/views/article.ts';
import { articleMeta, canonicalUrl, metaTags, type MetaTag } from '../../../../src/outputs/meta/meta-tags.ts';
import { catalogOf, site, story } from '../fixture.ts';

const share = { src: '/anh/chia-se.jpg', width: 1200, height: 630, alt: 'Một người cúi xuống chiếc micrô' };
const asObject = (tags: readonly MetaTag[]) =>
  Object.fromEntries(tags.map((tag) => ['name' in tag ? tag.name : tag.property, tag.content]));

const article = story('mot', {
  corrections: [{ at: '2020-02-06T09:20:00+07:00', by: 'Ban biên tập', wrong: 'ba', right: 'bốn' }],
});
const view = articleView(catalogOf(article), article);

test('who shares a story shows its title, its summary and a picture with its description', () => {
  const tags = metaTags(view.head, site, share, articleMeta(view));
  expect(asObject(tags)).toEqual({
    description: article.data.summary,
    robots: 'max-image-preview:large',
    author: 'Mai Đan Thư',
    'og:type': 'article',
    'og:site_name': 'Gương sáng',
    'og:locale': 'vi_VN',
    'og:title': article.data.title,
    'og:description': article.data.summary,
    'og:url': 'https://guong-sang.example/guong-dien-hinh/2020/mot/',
    'og:image': 'https://guong-sang.example/anh/chia-se.jpg',
    'og:image:type': 'image/jpeg',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': share.alt,
    'article:published_time': '2020-02-03T14:00:00+07:00',
    'article:modified_time': '2020-02-06T09:20:00+07:00',
    'article:section': 'Gương điển hình',
    'article:tag': 'Kỹ thuật',
    'twitter:card': 'summary_large_image',
    'twitter:image:alt': share.alt,
  });
  expect(tags).toHaveLength(Object.keys(asObject(tags)).length);
});

test('a page that is no article says so and leaves robots to its layout', () => {
  const head = { title: 'Lịch', description: 'Hạn nộp của năm.', path: '/lich/', crumbs: [] };
  const tags = asObject(metaTags(head, site, share));
  expect(tags['og:type']).toBe('website');
  expect(Object.keys(tags).filter((name) => name.startsWith('article:') || name === 'robots')).toEqual([]);
});

test('a page has one address, with the site’s origin', () => {
  expect(canonicalUrl({ path: '/lich/' }, site)).toBe('https://guong-sang.example/lich/');
});
