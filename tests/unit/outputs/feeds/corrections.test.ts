import { expect, test } from 'vitest';
import type { Entry } from '../../../../src/model/entry.ts';
import { entryUri } from '../../../../src/outputs/article/entry-uri.ts';
import { catalogOf, feedAt, newsItem, site, story } from '../fixture.ts';

const first = { at: '2020-04-01T09:00:00+07:00', by: 'Ban biên tập', wrong: 'Ba.', right: 'Bốn.' };
const second = { at: '2020-05-01T09:00:00+07:00', by: 'Thư ký tòa soạn', wrong: 'Sáng', right: 'Đêm' };
const withdrawn = { at: '2020-04-15T17:40:00+07:00', by: 'Ban biên tập', reason: 'Số liệu chưa xác nhận.' };

const logOf = (...entries: readonly Entry[]) =>
  feedAt(catalogOf(...entries), '/phong-bao-chi/dinh-chinh/').items;

test('whoever publishes articles again learns of every correction and withdrawal, newest first', () => {
  const items = logOf(
    story('mot', { corrections: [first, second] }),
    newsItem('hai', { withdrawn: { ...withdrawn, replacement: '/guong-dien-hinh/2020/mot/' } }),
    newsItem('ba'),
  );
  expect(items.map(({ title }) => title)).toEqual([
    'Đính chính: Ca trực đêm giữ tiếng cho hội trường',
    'Rút bài: /tin-tuc/2020/hai/',
    'Đính chính: Ca trực đêm giữ tiếng cho hội trường',
  ]);
  expect(items[0]).toMatchObject({
    url: 'https://guong-sang.example/guong-dien-hinh/2020/mot/',
    summary: 'Chỗ sai: “Sáng”. Sửa lại là: “Đêm”.',
    notice: 'Sửa 01/05/2020, 09:00. Đề nghị sửa bản đã đăng lại.',
    version: 3,
    published: second.at,
    authors: ['Thư ký tòa soạn'],
    categories: ['Đính chính', 'Gương điển hình'],
  });
  expect(items[1]).toMatchObject({
    url: 'https://guong-sang.example/tin-tuc/2020/hai/',
    summary:
      'Bài ở địa chỉ https://guong-sang.example/tin-tuc/2020/hai/ đã được rút. Lý do: Số liệu chưa xác nhận.',
    notice:
      'Rút 15/04/2020, 17:40. Đề nghị gỡ bản đã đăng lại. Bài thay thế: Ca trực đêm giữ tiếng cho hội trường, ' +
      'https://guong-sang.example/guong-dien-hinh/2020/mot/',
    categories: ['Rút bài', 'Tin tức'],
  });
});

test('every event has a name of its own, which editing its words, or the article, does not change', () => {
  const before = logOf(story('mot', { corrections: [first, second] }), newsItem('hai', { withdrawn }));
  const after = logOf(
    story('mot', {
      title: 'Tên khác',
      corrections: [
        // The same moments, written in another zone and another order.
        { ...second, at: '2020-05-01T02:00:00Z', wrong: 'Buổi sáng.' },
        { ...first, right: 'Bốn người.' },
      ],
    }),
    newsItem('hai', { withdrawn: { ...withdrawn, reason: 'Đơn vị xin rút.' } }),
  );
  expect(new Set(before.map(({ uri }) => uri)).size).toBe(3);
  expect(after.map(({ uri }) => uri)).toEqual(before.map(({ uri }) => uri));
});

test('a withdrawn article is told by the name that it had, also when it was renamed before', () => {
  const name = entryUri(site.origin, newsItem('hai'));
  const gone = feedAt(
    catalogOf(newsItem('hai-moi', { withdrawn, formerAddresses: [{ path: '/tin-tuc/2020/hai/' }] })),
  );
  expect(gone.items).toEqual([]);
  expect(gone.removed).toEqual([
    {
      uri: name,
      url: 'https://guong-sang.example/tin-tuc/2020/hai-moi/',
      at: withdrawn.at,
      reason: withdrawn.reason,
    },
  ]);
  expect(gone.updated).toBe(withdrawn.at);
});

test('nothing of a withdrawn article but its address is in the feed', () => {
  const items = logOf(story('mot', { withdrawn, corrections: [first] }));
  expect(items).toHaveLength(1);
  expect(JSON.stringify(items)).not.toMatch(/Ca trực đêm|Bốn/);
});
