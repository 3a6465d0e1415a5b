import { expect, test } from 'vitest';
import { checkEntry, checkReferences } from '../../../admin/server/start/site-checks.ts';
import { collections } from '../../../src/schema/collections.ts';
import { startNewsroom } from './newsroom.ts';

const outlet = (closed = ''): string =>
  `---\ntitle: Báo mẫu\nkind: newspaper\nrole: Đăng lại các bài của trang\n${closed}sample: true\n---\n`;
const news = (date: string): string =>
  '---\ntitle: Họp bàn kế hoạch\nkind: news\nsummary: Cuộc họp bàn việc của cả năm và chia việc.\n' +
  'publishedAt: 2020-02-03T08:00:00+07:00\nrepublished:\n' +
  `  - outlet: bao-mau\n    date: ${date}\n    url: https://bao-mau.example/hop\nsample: true\n---\n\nHọp xong lúc trưa.\n`;

test('an outlet is not closed before the day on which an article says that it used it, nor named after', async () => {
  const newsroom = await startNewsroom({ collections, checkEntry, checkReferences, checklist: () => [] });
  const publisher = await newsroom.visit('publisher');
  const put = (collection: string, path: string, slug: string, text: string, newEntry = false) =>
    publisher.save(text, {
      path: `content/${path}/${slug}.mdx`,
      key: { collection, slug },
      useWorkflow: false,
      newEntry,
    });
  const putOutlet = (text: string, isNew = false) => put('outlets', 'outlets', 'bao-mau', text, isNew);
  const putNews = (text: string, isNew = false) => put('news-2020', 'news/2020', 'hop', text, isNew);

  expect((await putOutlet(outlet(), true)).statusCode).toBe(200);
  expect((await putNews(news('2020-03-10'), true)).statusCode).toBe(200);

  await publisher.open('content/outlets/bao-mau.mdx', { collection: 'outlets', slug: 'bao-mau' });
  const closed = await putOutlet(outlet('closedAt: 2020-03-10\n'));
  expect(closed.statusCode).toBe(422);
  expect(closed.body).toContain('news/2020/hop.mdx:8 · republished.0.date (Ngày đăng lại)');
  expect((await putOutlet(outlet('closedAt: 2020-03-11\n'))).statusCode).toBe(200);

  await publisher.open('content/news/2020/hop.mdx', { collection: 'news-2020', slug: 'hop' });
  const late = await putNews(news('2020-03-11'));
  expect(late.statusCode).toBe(422);
  expect(late.body).toContain('ngừng hoạt động từ 11/03/2020');
});
