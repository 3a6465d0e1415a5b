import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cardOf } from '../../../src/model/card.ts';
import type { Article } from '../../../src/model/urls.ts';
import { articleView } from '../../../src/model/views/article.ts';
import { articleJsonLd } from '../../../src/outputs/json-ld/article.ts';
import { sitemapEntries } from '../../../src/outputs/sitemap/sitemap-entries.ts';
import { correctionItems } from '../../../src/outputs/feeds/corrections.ts';
import { renderNewsml } from '../../../src/outputs/newsml-g2/render-newsml.ts';
import { renderNinjs } from '../../../src/outputs/ninjs/render-ninjs.ts';
import { fileOutputs } from '../../../src/outputs/registry.ts';
import { renderText } from '../../../src/outputs/text/render-text.ts';
import { award, catalogOf, feedAt, initiative, itemOf, newsItem, picture, site, story } from './fixture.ts';

const corrections = [
  { at: '2020-06-01T08:00:00+07:00', by: 'Ban biên tập', wrong: 'Ba người.', right: 'Năm người.' },
  { at: '2020-07-01T08:00:00+07:00', by: 'Ban biên tập', wrong: 'Sáng.', right: 'Đêm.' },
];
const LAST = '2020-07-01T08:00:00+07:00';

const kinds: readonly (readonly [string, Article])[] = [
  ['a story', story('a', { corrections })],
  ['an initiative', initiative('b', { corrections })],
  ['a news item', newsItem('c', { corrections })],
];

describe.each(kinds)('the correction of %s', (_kind, article) => {
  const catalog = catalogOf(article);
  const view = articleView(catalog, article);

  test('is told on its page: what was wrong, what is right, by whom and when, the latest first', () => {
    expect(view.corrected).toEqual({ iso: LAST, shown: '01/07/2020, 08:00' });
    expect(view.log.map(({ iso }) => iso)).toEqual([LAST, corrections[0]?.at, article.data.publishedAt]);
    expect(view.log[0]?.correction).toMatchObject({ by: 'Ban biên tập', wrong: 'Sáng.', right: 'Đêm.' });
  });

  test('is marked in lists, and told to feeds, search engines and the sitemap alike', () => {
    expect(cardOf(catalog, article).corrected).toBe(true);
    expect(feedAt(catalog)).toMatchObject({ updated: LAST, items: [{ corrected: LAST }] });
    expect(articleJsonLd(view, { site, article, picture })).toMatchObject({
      dateModified: LAST,
      correction: [{ '@type': 'CorrectionComment', datePublished: LAST }, { '@type': 'CorrectionComment' }],
    });
    expect(sitemapEntries(catalog).find(({ path }) => path === view.head.path)?.lastmod).toBe(LAST);
  });
});

test.each(fileOutputs)(
  'a correction raises the version of $label at once, and is told there',
  async (output) => {
    const read = async (article: Article): Promise<string> => {
      const made = Buffer.from(await output.render(itemOf(article)));
      return output.ending === '.docx'
        ? Buffer.concat(Object.values(unzipSync(made))).toString()
        : made.toString();
    };
    const first = await read(story('a'));
    const second = await read(story('a', { corrections: corrections.slice(0, 1) }));
    const versions = {
      text: 'Phiên bản N',
      docx: 'Phiên bản N',
      script: 'Bản N',
      ninjs: '"version": "N"',
      'newsml-g2': ' version="N"',
    };
    const said = (version: number): string => versions[output.id].replace('N', String(version)).toLowerCase();
    expect(first.toLowerCase()).toContain(said(1));
    expect(second.toLowerCase()).toContain(said(2));
    expect(first).not.toContain('Năm người.');
    expect(second).toContain('Ba người.');
    expect(second).toContain('Năm người.');
  },
);

test('a revoked award is told as a correction in every form that leaves the house', () => {
  const titles = [{ title: 'Cờ thi đua', year: 2019, award: '2020/co' }];
  const article = story('a', { subject: { name: 'Tổ mẫu', titles } });
  const revoked = {
    at: LAST,
    by: 'Hội đồng mẫu',
    reason: 'Quyết định ghi nhầm năm.',
    decision: 'Quyết định 9',
  };
  const flag = award('co', { revoked });
  const catalog = catalogOf(article, flag);
  const item = itemOf(article, { others: [flag] });
  expect(item).toMatchObject({
    version: 2,
    updated: LAST,
    corrections: [{ version: 2, by: 'Hội đồng mẫu' }],
  });
  const told = 'Cờ thi đua (2019), đã thu hồi theo Quyết định 9. Lý do: Quyết định ghi nhầm năm.';
  expect(renderText(item).replace(/\s+/gu, ' ')).toContain(told);
  expect(renderText(item)).toContain('Cờ thi đua (2019). Đã thu hồi.');
  expect(JSON.parse(renderNinjs(item))).toMatchObject({ version: '2' });
  expect(renderNewsml(item)).toContain('sig:correction');
  expect(feedAt(catalog)).toMatchObject({ updated: LAST, items: [{ corrected: LAST }] });
  expect(JSON.stringify(correctionItems(catalog))).toContain('đã thu hồi theo Quyết định 9');
  expect(JSON.stringify(articleJsonLd(articleView(catalog, article), { site, article, picture }))).toContain(
    told,
  );
});

test('a withdrawn article is in no list, feed or sitemap, and has no view', () => {
  const withdrawn = { at: LAST, by: 'Ban biên tập', reason: 'Nhân vật rút lại lời đồng ý.' };
  const catalog = catalogOf(story('a', { withdrawn }), newsItem('c'));
  expect(catalog.stories).toEqual([]);
  expect(feedAt(catalog).items.map(({ url }) => url)).toEqual(['https://guong-sang.example/tin-tuc/2020/c/']);
  expect(JSON.stringify(sitemapEntries(catalog))).not.toContain('/guong-dien-hinh/2020/a/');
});
