import { parseOpml } from 'feedsmith';
import { expect, test } from 'vitest';
import { feedPlaces } from '../../../../src/model/feeds.ts';
import { renderOpml } from '../../../../src/outputs/opml/render-opml.ts';
import { catalogOf, newsItem } from '../fixture.ts';
import { expectWellFormed } from '../strict-xml.ts';

test('a reader takes every feed of the site into a program at once', async () => {
  const catalog = catalogOf(newsItem('tin'));
  const xml = renderOpml(catalog);
  await expectWellFormed(xml);
  const { body } = parseOpml(xml);
  const outlines = body?.outlines?.flatMap((group) => group.outlines ?? []) ?? [];
  expect(outlines.map(({ xmlUrl }) => xmlUrl)).toEqual(
    feedPlaces(catalog).map(({ base }) => `https://guong-sang.example${base}feed.xml`),
  );
  expect(outlines[0]).toMatchObject({
    type: 'rss',
    text: 'Tất cả bài mới',
    htmlUrl: 'https://guong-sang.example/',
  });
});
