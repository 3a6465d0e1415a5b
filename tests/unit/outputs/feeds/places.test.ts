import { expect, test } from 'vitest';
import type { Entry } from '../../../../src/model/entry.ts';
import { feedPath, feedPlaces } from '../../../../src/model/feeds.ts';
import { articleCollections } from '../../../../src/model/urls.ts';
import { listViews, topicViews, unitViews, yearViews } from '../../../../src/model/views/list.ts';
import { catalogOf, feedAt, initiative, newsItem, story, unit } from '../fixture.ts';

const catalog = catalogOf(
  story('mot', { kind: 'collective' }),
  story('hai', { kind: 'good-deed' }),
  initiative('ba'),
  newsItem('bon'),
);
const slugs = (base: string) => feedAt(catalog, base).items.map(({ url }) => url.split('/').at(-2));

test('everything, every kind, every topic, every unit and the corrections have a feed beside their page', () => {
  expect(feedPlaces(catalog).map(({ base }) => base)).toEqual([
    '/',
    '/phong-bao-chi/dinh-chinh/',
    '/guong-dien-hinh/',
    '/sang-kien/',
    '/tin-tuc/',
    '/guong-dien-hinh/ca-nhan/',
    '/guong-dien-hinh/tap-the/',
    '/guong-dien-hinh/nguoi-tot-viec-tot/',
    '/guong-dien-hinh/mo-hinh-moi/',
    '/guong-dien-hinh/nhan-to-moi/',
    '/guong-dien-hinh/cach-lam-hay/',
    '/linh-vuc/ky-thuat/',
    '/don-vi/vu-thong-tin/',
  ]);
});

test('a feed holds what its page lists and nothing else', () => {
  expect(slugs('/sang-kien/')).toEqual(['ba']);
  expect(slugs('/tin-tuc/')).toEqual(['bon']);
  expect(slugs('/guong-dien-hinh/nguoi-tot-viec-tot/')).toEqual(['hai']);
  expect(slugs('/linh-vuc/ky-thuat/')).toEqual(['ba', 'hai', 'mot']);
  expect(slugs('/don-vi/vu-thong-tin/')).toEqual(['ba', 'hai', 'mot']);
});

test('an outlet can follow its own column: what it has published again, by the register of uses', () => {
  const outlet = { ...unit(), collection: 'outlets', id: 'bao-mau', slug: 'bao-mau' } as unknown as Entry;
  const used = { outlet: 'bao-mau', date: '2020-03-01', url: 'https://bao-mau.example/1' };
  const column = feedAt(
    catalogOf(outlet, story('mot', { republished: [used] }), story('hai')),
    '/phong-bao-chi/noi-dang-lai/bao-mau/',
  );
  expect(column.items.map(({ url }) => url.split('/').at(-2))).toEqual(['mot']);
});

test('no two feeds have one address or one name', () => {
  const feeds = feedPlaces(catalog).map(({ base }) => feedAt(catalog, base));
  expect(new Set(feeds.map(({ uri }) => uri)).size).toBe(feeds.length);
  expect(new Set(feeds.flatMap(({ addresses }) => Object.values(addresses))).size).toBe(3 * feeds.length);
  expect(feedPath('/', 'rss')).toBe('/feed.xml');
});

test('an article has one name in every feed that it is in', () => {
  const names = ['/', '/guong-dien-hinh/', '/guong-dien-hinh/tap-the/', '/linh-vuc/ky-thuat/'].map(
    (base) => feedAt(catalog, base).items.find(({ url }) => url.endsWith('/mot/'))?.uri,
  );
  expect(new Set(names).size).toBe(1);
});

test('a list leads to the feed of the same, and only where there is one', () => {
  const heads = [
    ...articleCollections.flatMap((collection) => listViews(catalog, collection)),
    ...unitViews(catalog),
    ...topicViews(catalog),
    ...yearViews(catalog),
  ].map(({ head }) => head);
  const bases = new Set(feedPlaces(catalog).map(({ base }) => base));
  expect(heads.filter(({ feed }) => feed === undefined).map(({ path }) => path)).toEqual([
    '/kho-tu-lieu/2020/',
  ]);
  for (const { feed, path } of heads.filter((head) => head.feed)) {
    expect(feed?.base).toBe(path);
    expect(bases).toContain(feed?.base);
  }
});
