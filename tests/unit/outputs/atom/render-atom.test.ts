import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { renderAtom } from '../../../../src/outputs/atom/render-atom.ts';
import { catalogOf, feedAt, newsItem, photo, story } from '../fixture.ts';
import { expectWellFormed } from '../strict-xml.ts';
import { wildText } from '../wild.ts';

const correction = { at: '2020-02-06T09:20:00+07:00', by: 'Ban biên tập', wrong: 'Ba.', right: 'Bốn.' };

test('a feed reader finds what the site says of its articles', async () => {
  const feed = feedAt(catalogOf(story('ca-truc-dem', { photo, corrections: [correction] }), newsItem('tin')));
  const xml = renderAtom(feed);
  await expectWellFormed(xml);
  expect(parseAtomFeed(xml)).toMatchObject({
    id: feed.uri,
    title: { value: 'Gương sáng' },
    updated: '2020-02-06T02:20:00.000Z',
    authors: [{ name: 'Văn phòng Quốc hội' }],
    links: [
      { rel: 'self', type: 'application/atom+xml', href: 'https://guong-sang.example/feed.atom' },
      { rel: 'alternate', type: 'text/html', href: 'https://guong-sang.example/' },
    ],
    entries: [
      {
        id: feed.items[0]?.uri,
        title: { value: 'Ca trực đêm giữ tiếng cho hội trường' },
        published: '2020-02-03T07:00:00.000Z',
        updated: '2020-02-06T02:20:00.000Z',
        authors: [{ name: 'Mai Đan Thư' }],
        media: { contents: [{ type: 'image/jpeg', credits: [{ value: 'Trịnh Quốc Bảo' }] }] },
      },
      { title: { value: 'Ban hành kế hoạch thi đua năm 2020' }, updated: '2020-01-20T01:00:00.000Z' },
    ],
  });
  expect(xml).toContain('<prism:versionIdentifier>2</prism:versionIdentifier>');
});

test('a program is told to remove what was taken back (RFC 6721)', async () => {
  const withdrawn = {
    at: '2020-04-15T17:40:00+07:00',
    by: 'Ban biên tập',
    reason: 'Số liệu < chưa xác nhận.',
  };
  const feed = feedAt(catalogOf(story('mot', { withdrawn })));
  const xml = renderAtom(feed);
  await expectWellFormed(xml);
  expect(xml).toContain(`<at:deleted-entry ref="${feed.removed[0]?.uri}" when="2020-04-15T10:40:00.000Z">`);
  expect(xml).toContain('<at:comment>Số liệu &lt; chưa xác nhận.</at:comment>');
});

test('a site without articles has a feed without entries, which is still valid', async () => {
  const xml = renderAtom(feedAt(catalogOf()));
  await expectWellFormed(xml);
  expect(parseAtomFeed(xml)).toMatchObject({ updated: '1970-01-01T00:00:00.000Z' });
});

test('no text, however wild, breaks the feed or becomes markup in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wildText, { minLength: 20, maxLength: 20 }), async (texts) => {
      const stories = texts.map((text, index) =>
        story(`bai-${index}`, {
          title: text,
          summary: text,
          byline: text,
          photo: { ...photo, credit: text },
        }),
      );
      const xml = renderAtom(feedAt(catalogOf(...stories)));
      await expectWellFormed(xml);
      expect(xml.match(/<entry>/g)).toHaveLength(20);
    }),
    { numRuns: 8 },
  );
});
