import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lastDue, nextDue } from '../../../admin/server/schedule/held-record.ts';
import { createDueTimer, sleepUntil } from '../../../admin/server/schedule/due-timer.ts';
import type { BuildJob } from '../../../admin/server/publisher/build-command.ts';
import { startNewsroom, type TestNewsroom } from './newsroom.ts';

const HELD = [
  {
    collection: 'stories',
    id: '2026/ca-truc-dem',
    title: 'Bài <hẹn> sáng',
    dueAt: '2026-05-01T08:00:00+07:00',
  },
  { collection: 'news', id: '2026/hop-bao', title: 'Bài hẹn chiều', dueAt: '2026-05-01T15:00:00+07:00' },
] as const;

/** A newsroom whose clock stands where it is put, and whose builds hold back as the site's build does. */
async function openNewsroom(dir?: string) {
  const clock = { now: new Date('2026-05-01T07:00:00+07:00'), builds: 0, broken: false };
  const newsroom = await startNewsroom({
    ...(dir ? { dir } : {}),
    now: () => clock.now,
    async runBuild({ outDir, cacheDir, now }: BuildJob) {
      clock.builds += 1;
      const held = HELD.filter(({ dueAt }) => Date.parse(dueAt) > now.getTime());
      const due = HELD.filter((article) => !held.includes(article));
      writeFileSync(join(outDir, 'index.html'), `Trang có: ${due.map(({ title }) => title).join(', ')}`);
      writeFileSync(join(cacheDir, 'held.json'), JSON.stringify(held));
      await Promise.resolve();
      if (clock.broken) throw new Error('stopped half-way');
    },
  });
  const catchUp = async () => {
    await newsroom.publisher.catchUp();
    await newsroom.publisher.settled();
  };
  return { newsroom, clock, catchUp };
}

const home = async (newsroom: TestNewsroom): Promise<string> =>
  (await newsroom.app.inject({ url: '/', headers: { host: 'localhost' } })).body;

describe('an article that falls due', () => {
  test('goes live by one build, and the next one by one more', async () => {
    const { newsroom, clock, catchUp } = await openNewsroom();
    await catchUp();
    await catchUp();
    expect([clock.builds, await home(newsroom)]).toEqual([1, 'Trang có: ']);
    expect(await newsroom.publisher.nextDue()).toBe(HELD[0].dueAt);

    clock.now = new Date(HELD[0].dueAt);
    await catchUp();
    await catchUp();
    expect([clock.builds, await home(newsroom)]).toEqual([2, 'Trang có: Bài <hẹn> sáng']);
    expect(await newsroom.publisher.nextDue()).toBe(HELD[1].dueAt);

    clock.now = new Date(HELD[1].dueAt);
    await catchUp();
    await catchUp();
    expect([clock.builds, await home(newsroom)]).toEqual([3, 'Trang có: Bài <hẹn> sáng, Bài hẹn chiều']);
    expect(await newsroom.publisher.nextDue()).toBeNull();
  });

  test('is not forgotten by a server that was off at its time, nor by a build that was cut short', async () => {
    const first = await openNewsroom();
    await first.catchUp();
    await first.newsroom.close();

    const second = await openNewsroom(first.newsroom.dir);
    second.clock.now = new Date(HELD[0].dueAt);
    second.clock.broken = true;
    await second.catchUp();
    // The build has already told that it holds back one article less, but it never went live.
    expect(await home(second.newsroom)).toBe('Trang có: ');
    await second.catchUp();
    expect(second.clock.builds).toBe(1);
    await second.newsroom.close();

    const third = await openNewsroom(first.newsroom.dir);
    third.clock.now = new Date(HELD[0].dueAt);
    await third.catchUp();
    expect(await home(third.newsroom)).toBe('Trang có: Bài <hẹn> sáng');
  });

  test('goes live also when the server died between its record and the swap', async () => {
    const { newsroom, clock, catchUp } = await openNewsroom();
    await catchUp();
    const record = JSON.parse(readFileSync(join(newsroom.dir, 'held.json'), 'utf8')) as object;
    writeFileSync(
      join(newsroom.dir, 'held.json'),
      JSON.stringify({ ...record, release: 'that-never-came', held: [] }),
    );
    clock.now = new Date(HELD[0].dueAt);
    await catchUp();
    expect(await home(newsroom)).toBe('Trang có: Bài <hẹn> sáng');
  });
});

describe('the timer', () => {
  test('sleeps a day at most: `setTimeout` takes 25 days for none at all', () => {
    const now = new Date('2026-05-01T07:00:00+07:00');
    expect(sleepUntil(HELD[0].dueAt, now)).toBe(3_600_000);
    expect(sleepUntil('2027-05-01T07:00:00+07:00', now)).toBe(86_400_000);
    expect(sleepUntil('2025-05-01T07:00:00+07:00', now)).toBe(0);
  });

  test('wakes at the moment, once for each', async () => {
    const moments = [new Date(Date.now() + 20).toISOString(), new Date(Date.now() + 60).toISOString()];
    const woken: boolean[] = [];
    await new Promise<void>((done) => {
      const timer = createDueTimer({
        // The one after those it has woken for, however late it was: a busy machine must not skip one.
        next: () => Promise.resolve(moments[woken.length] ?? null),
        onDue: () => {
          woken.push(Date.parse(moments[woken.length] ?? '') <= Date.now());
          if (woken.length === moments.length) {
            clearInterval(awake);
            timer.stop();
            done();
          }
          return Promise.resolve();
        },
        now: () => new Date(),
      });
      // The timer itself keeps no process alive.
      const awake = setInterval(() => undefined, 1000);
      void timer.reset();
    });
    expect(woken).toEqual([true, true]);
  });

  test('knows what has passed and what comes next', () => {
    const now = new Date('2026-05-01T08:00:00+07:00');
    expect([lastDue(HELD, now), nextDue(HELD, now)]).toEqual([HELD[0].dueAt, HELD[1].dueAt]);
    expect([lastDue([], now), nextDue([], now)]).toEqual([null, null]);
  });
});

describe('the “Lên lịch” view', () => {
  test('tells those who are signed in what waits, with its editor; strangers nothing', async () => {
    const { newsroom, catchUp } = await openNewsroom();
    await catchUp();
    const { headers } = await newsroom.visit('author');
    const answer = await newsroom.app.inject({ url: '/api/schedule', headers });
    expect(answer.json()).toEqual({
      scheduled: [
        {
          ...HELD[0],
          shown: '01/05/2026, 08:00',
          link: '/admin/#/collections/stories-2026/entries/ca-truc-dem',
          preview: '/admin/xem-truoc/stories-2026/ca-truc-dem/guong-dien-hinh/2026/ca-truc-dem/',
        },
        {
          ...HELD[1],
          shown: '01/05/2026, 15:00',
          link: '/admin/#/collections/news-2026/entries/hop-bao',
          preview: '/admin/xem-truoc/news-2026/hop-bao/tin-tuc/2026/hop-bao/',
        },
      ],
    });
    const page = await newsroom.app.inject({ url: '/admin/len-lich', headers });
    expect(page.body).toContain('Bài &#60;hẹn&#62; sáng');
    for (const url of ['/api/schedule', '/admin/len-lich']) {
      const stranger = await newsroom.app.inject({ url, headers: { host: 'localhost' } });
      expect(stranger.statusCode).not.toBe(200);
      expect(stranger.body).not.toContain('sáng');
    }
  });

  test('leads who is signed in from the address-to-be to the preview; strangers are told that nothing is there', async () => {
    const { newsroom, catchUp } = await openNewsroom();
    await catchUp();
    const { headers } = await newsroom.visit('author');
    const url = '/tin-tuc/2026/hop-bao/';
    const answer = await newsroom.app.inject({ url: `${url}?tu=thu`, headers });
    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      `/admin/xem-truoc/news-2026/hop-bao${url}`,
    ]);
    const stranger = await newsroom.app.inject({ url, headers: { host: 'localhost' } });
    expect([stranger.statusCode, stranger.headers.location]).toEqual([404, undefined]);
  });

  test('is kept where no URL reaches', async () => {
    const { newsroom, catchUp } = await openNewsroom();
    await catchUp();
    expect(existsSync(join(newsroom.dir, 'held.json'))).toBe(true);
    const [release = ''] = readdirSync(join(newsroom.dir, 'releases'));
    expect(readdirSync(join(newsroom.dir, 'releases', release))).toEqual(['index.html']);
    for (const url of ['/held.json', '/../held.json', '/%2e%2e/held.json', '/.moved.json']) {
      const answer = await newsroom.app.inject({ url, headers: { host: 'localhost' } });
      expect([url, answer.statusCode]).toEqual([url, 404]);
    }
  });
});

test('an editor who publishes what waits is not sent to a page that is not there yet', async () => {
  const newsroom = await startNewsroom({ now: () => new Date('2026-05-01T07:00:00+07:00') });
  const browser = await newsroom.visit();
  const key = { collection: 'stories-2026', slug: 'hen-gio' };
  const path = 'content/stories/2026/hen-gio.mdx';
  const text = (publishedAt: string) =>
    `---\ntitle: Bài hẹn giờ\nkind: collective\nsummary: Một câu kể ai đã làm gì và được gì.\npublishedAt: ${publishedAt}\n` +
    'byline: Người viết\nunit: don-vi-mau\ntopic: ky-thuat\n---\n\nMột đoạn ngắn.\n';
  const linkAfter = async (publishedAt: string) => {
    const saved = await browser.save(text(publishedAt), { key, path });
    expect([saved.statusCode, saved.body]).toEqual([200, expect.any(String)]);
    await browser.ask('updateUnpublishedEntryStatus', { ...key, newStatus: 'pending_publish' });
    await browser.ask('publishUnpublishedEntry', key);
    await newsroom.publisher.settled();
    return newsroom.publisher.states.current;
  };
  expect(await linkAfter('2026-05-01T08:00:00+07:00')).toMatchObject({ kind: 'live', link: '/' });
  expect(await linkAfter('2026-05-01T06:00:00+07:00')).toMatchObject({ kind: 'live', link: `/${path}` });
});

describe('a former address', () => {
  test('is answered with 301, with or without its closing slash, and so is what lies below it; the page there is for other servers', async () => {
    const newsroom = await startNewsroom({
      runBuild({ outDir }) {
        writeFileSync(join(outDir, 'index.html'), 'Trang chủ');
        writeFileSync(
          join(outDir, '.moved.json'),
          JSON.stringify({ '/tin-tuc/2025/cu/': '/tin-tuc/2026/moi/' }),
        );
        return Promise.resolve();
      },
    });
    await newsroom.publisher.catchUp();
    await newsroom.publisher.settled();
    for (const url of ['/tin-tuc/2025/cu/', '/tin-tuc/2025/cu', '/tin-tuc/2025/cu/?ref=bao']) {
      const answer = await newsroom.app.inject({ url, headers: { host: 'localhost' } });
      expect([answer.statusCode, answer.headers.location]).toEqual([301, '/tin-tuc/2026/moi/']);
    }
    for (const [from, to] of [
      ['cu.txt', 'moi.txt'],
      ['cu.newsml.xml', 'moi.newsml.xml'],
      ['kit.json', 'kit.json'],
      ['trich/', 'trich/'],
    ]) {
      const answer = await newsroom.app.inject({ url: `/tin-tuc/2025/cu/${from}` });
      expect([answer.statusCode, answer.headers.location]).toEqual([301, `/tin-tuc/2026/moi/${to}`]);
    }
  });
});
