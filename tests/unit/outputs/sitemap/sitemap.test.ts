import { expect, test } from 'vitest';
import { PAGE_SIZE } from '../../../../src/model/views/list.ts';
import { renderSitemap, SITEMAP_LIMIT } from '../../../../src/outputs/sitemap/render-sitemap.ts';
import { sitemapEntries } from '../../../../src/outputs/sitemap/sitemap-entries.ts';
import { catalogOf, initiative, newsItem, page, plan, site, story } from '../fixture.ts';
import { expectWellFormed } from '../strict-xml.ts';

const { origin } = site;
const locs = (xml = '') => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => loc);

test('a crawler finds every public page once, with the day on which it changed', () => {
  const correction = { at: '2020-04-01T09:00:00+07:00', by: 'Ban biên tập', wrong: 'ba', right: 'bốn' };
  const entries = sitemapEntries(
    catalogOf(
      plan(),
      page('gioi-thieu'),
      story('mot', { corrections: [correction] }),
      initiative('hai'),
      newsItem('ba'),
    ),
  );
  expect(entries).toEqual([
    { path: '/', lastmod: correction.at },
    { path: '/ke-hoach/', lastmod: '2020-01-15' },
    { path: '/ke-hoach/2020/', lastmod: '2020-01-15' },
    { path: '/chu-de/2020/', lastmod: '2020-01-15' },
    { path: '/guong-dien-hinh/', lastmod: correction.at },
    { path: '/sang-kien/', lastmod: '2020-03-02T08:00:00+07:00' },
    { path: '/tin-tuc/', lastmod: '2020-01-20T08:00:00+07:00' },
    { path: '/khen-thuong/' },
    { path: '/don-vi/' },
    { path: '/don-vi/vu-thong-tin/', lastmod: correction.at },
    { path: '/linh-vuc/ky-thuat/', lastmod: correction.at },
    { path: '/lich/' },
    { path: '/kho-tu-lieu/', lastmod: correction.at },
    { path: '/kho-tu-lieu/2020/', lastmod: correction.at },
    { path: '/phong-bao-chi/', lastmod: correction.at },
    { path: '/phong-bao-chi/dinh-chinh/', lastmod: correction.at },
    { path: '/phong-bao-chi/bao-in/', lastmod: correction.at },
    { path: '/phong-bao-chi/truyen-hinh/', lastmod: correction.at },
    { path: '/phong-bao-chi/vu-thong-tin/', lastmod: correction.at },
    { path: '/nguon-cap/' },
    { path: '/du-lieu/', lastmod: correction.at },
    { path: '/gioi-thieu/', lastmod: '2020-05-01' },
    { path: '/tin-tuc/2020/ba/', lastmod: '2020-01-20T08:00:00+07:00' },
    { path: '/guong-dien-hinh/2020/mot/', lastmod: correction.at },
    { path: '/sang-kien/2020/hai/', lastmod: '2020-03-02T08:00:00+07:00' },
  ]);
});

test('lists and units are there page by page', () => {
  const stories = Array.from({ length: 2 * PAGE_SIZE + 1 }, (_, index) => story(`bai-${index}`));
  const all = sitemapEntries(catalogOf(...stories)).map((entry) => entry.path);
  expect(all).toContain('/guong-dien-hinh/trang-3/');
  expect(all).toContain('/don-vi/vu-thong-tin/trang-3/');
  expect(all).toContain('/linh-vuc/ky-thuat/trang-3/');
  expect(all).not.toContain('/guong-dien-hinh/trang-4/');
  expect(all).not.toContain('/tin-tuc/trang-2/');
  expect(new Set(all).size).toBe(all.length);
});

test('a sitemap of a usual size is one file', async () => {
  const files = renderSitemap(sitemapEntries(catalogOf(story('mot'))), { origin });
  expect(files.map(({ path }) => path)).toEqual(['/sitemap.xml']);
  await expectWellFormed(files[0]?.xml ?? '');
  expect(files[0]?.xml).toContain(
    [
      '  <url>',
      '    <loc>https://guong-sang.example/guong-dien-hinh/2020/mot/</loc>',
      '    <lastmod>2020-02-03T14:00:00+07:00</lastmod>',
      '  </url>',
    ].join('\n'),
  );
});

test('one page more than a file may hold makes an index and two parts', async () => {
  const entries = Array.from({ length: SITEMAP_LIMIT + 1 }, (_, index) => ({ path: `/bai/${index}/` }));
  expect(renderSitemap(entries.slice(1), { origin })).toHaveLength(1);
  const [index, first, second] = renderSitemap(entries, { origin });
  expect(index?.xml).toContain('<sitemapindex ');
  expect(locs(index?.xml)).toEqual([`${origin}/sitemap-1.xml`, `${origin}/sitemap-2.xml`]);
  expect(locs(first?.xml)).toHaveLength(SITEMAP_LIMIT);
  expect(locs(second?.xml)).toEqual([`${origin}/bai/50000/`]);
  await expectWellFormed(index?.xml ?? '', second?.xml ?? '');
});

test('a part says when the latest of its pages changed', () => {
  const entries = [
    { path: '/mot/', lastmod: '2020-01-01' },
    { path: '/hai/', lastmod: '2020-03-01T00:00:00+07:00' },
    { path: '/ba/' },
  ];
  const [index] = renderSitemap(entries, { origin, limit: 2 });
  expect(index?.xml.match(/<lastmod>.*<\/lastmod>/g)).toEqual([
    '<lastmod>2020-03-01T00:00:00+07:00</lastmod>',
  ]);
});

test('a new article changes only the last part', () => {
  const parts = (count: number) =>
    renderSitemap(
      sitemapEntries(
        catalogOf(
          ...Array.from({ length: count }, (_, index) =>
            newsItem(`tin-${index}`, { publishedAt: new Date(Date.UTC(2020, 0, 1 + index)).toISOString() }),
          ),
        ),
      ).filter(({ path }) => /\/tin-\d/.test(path)),
      { origin, limit: 4 },
    ).map(({ xml }) => xml);
  expect(parts(11).slice(1, 3)).toEqual(parts(10).slice(1, 3));
});
