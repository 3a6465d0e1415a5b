import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../../admin/server/history/compare-texts.ts';
import { KEY, startNewsroom, STORY, type Browser, type TestNewsroom } from './newsroom.ts';

const URL = `/admin/lich-su/${KEY.collection}/${KEY.slug}`;
const get = async ({ app }: TestNewsroom, { headers }: Browser, url = URL) => app.inject({ url, headers });
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');
const versionsIn = (html: string) => [...html.matchAll(/\?ban=([0-9a-f]{40})/g)].map(([, id = '']) => id);
const move = (browser: Browser, newStatus: string, note?: string) =>
  browser.ask('updateUnpublishedEntryStatus', { ...KEY, newStatus, ...(note === undefined ? {} : { note }) });
const post = ({ app }: TestNewsroom, { headers }: Browser, form: Record<string, string>, url = URL) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });

async function publishText(browser: Browser, text: string) {
  await browser.open();
  await browser.save(text);
  await move(browser, 'pending_publish');
  await browser.ask('publishUnpublishedEntry', KEY);
}

describe('the history of an entry', () => {
  test('says who did what and when: published versions with their steps, and the open draft with what was said', async () => {
    const newsroom = await startNewsroom();
    const lan = await newsroom.visit('author', 'lan');
    const xuan = await newsroom.visit('publisher', 'xuan');
    await lan.open();
    await lan.save('---\ntitle: Đêm <trực>\n---\nBản hai của Lan.', { commitMessage: 'Sửa bài' });
    await move(lan, 'pending_review');
    await move(xuan, 'draft', 'Thiếu <nguồn>.');
    await move(xuan, 'pending_publish');
    await xuan.ask('publishUnpublishedEntry', KEY);
    await lan.open();
    await lan.save('---\ntitle: Đêm <trực>\n---\nBản ba của Lan.', { commitMessage: 'Sửa tiếp' });
    const page = await get(newsroom, lan);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('<nguồn>');
    const text = textOf(page.body);
    expect(text).toContain('Lịch sử: Đêm <trực>');
    for (const part of [
      /Bản nháp đang mở .* Người lan Sửa tiếp/,
      /Trên trang .* Người xuan Đăng bản sửa/,
      /4 bước trước khi đăng .* Người xuan Chuyển sang “Chờ đăng” .* Người xuan Chuyển sang “Bản nháp” Thiếu <nguồn>\. .* Người lan Chuyển sang “Chờ duyệt” .* Người lan Sửa bài/,
      /Chủ máy Đăng lần đầu/,
    ])
      expect(text).toMatch(part);
    expect(text).toMatch(/\d\d\/\d\d\/\d{4}, \d\d:\d\d/);
  });

  test('shows what changed, word by word and not by colour alone, and the whole text', async () => {
    const newsroom = await startNewsroom();
    const xuan = await newsroom.visit('publisher', 'xuan');
    await publishText(xuan, '---\ntitle: Ca trực đêm\n---\nBản đầu tiên của <b>tổ</b>.\n');
    const [latest = ''] = versionsIn((await get(newsroom, xuan)).body);
    const { body } = await get(newsroom, xuan, `${URL}?ban=${latest}`);
    expect(body).toContain('<ins><span class="vh">thêm: </span>tiên của');
    expect(body).not.toContain('<b>tổ</b>');
    expect(textOf(body)).toContain('Toàn văn bản này --- title: Ca trực đêm --- Bản đầu tiên của <b>tổ</b>.');
    const first = versionsIn((await get(newsroom, xuan)).body).at(-1) ?? '';
    expect(textOf((await get(newsroom, xuan, `${URL}?ban=${first}`)).body)).toContain('Đây là bản đầu tiên.');
  });

  test('follows an article to the address that it had before', async () => {
    const newsroom = await startNewsroom();
    const xuan = await newsroom.visit('publisher', 'xuan');
    await publishText(xuan, '---\ntitle: Ca trực đêm\n---\nBản hai.\n');
    const raw = await xuan.open();
    const newPath = STORY.replace('ca-truc-dem', 'dem-truc');
    await xuan.ask('persistEntry', {
      dataFiles: [{ path: STORY, slug: KEY.slug, raw, newPath }],
      assets: [],
      options: { commitMessage: 'Đổi', collectionName: KEY.collection, useWorkflow: true },
    });
    const now = `/admin/lich-su/${KEY.collection}/dem-truc`;
    const page = await get(newsroom, xuan, now);
    expect(textOf(page.body)).toMatch(
      /Đổi đường dẫn, trước là stories\/2026\/ca-truc-dem .* Đăng bản sửa .* Đăng lần đầu/,
    );
    for (const href of [...page.body.matchAll(/href="(\/admin\/lich-su\/[^"]*ban=[^"]*)"/g)].map(
      ([, url = '']) => url,
    ))
      expect((await get(newsroom, xuan, href)).statusCode, href).toBe(200);
    const former = await get(newsroom, xuan);
    expect(textOf(former.body)).toContain('Đổi đường dẫn thành stories/2026/dem-truc');
    const [, old = ''] = versionsIn(former.body);
    expect((await get(newsroom, xuan, `${URL}?ban=${old}`)).body).not.toContain('Lấy bản này làm bản nháp');
  });

  test('comes twenty versions at a time', async () => {
    const newsroom = await startNewsroom();
    const xuan = await newsroom.visit('publisher', 'xuan');
    for (let number = 1; number <= 22; number += 1) {
      await xuan.open();
      await xuan.save(`Bản ${number}.`, { useWorkflow: false });
    }
    const first = await get(newsroom, xuan);
    expect(versionsIn(first.body)).toHaveLength(20);
    const older = /href="([^"]*\?tu=[0-9a-f]{40})"/.exec(first.body)?.[1] ?? '';
    const second = await get(newsroom, xuan, older);
    expect(versionsIn(second.body)).toHaveLength(3);
    expect(textOf(second.body)).toContain('Đăng lần đầu');
    expect(second.body).not.toContain('?tu=');
  });

  test('is for those who are signed in, and of entries only', async () => {
    const newsroom = await startNewsroom();
    const lan = await newsroom.visit('author', 'lan');
    const stranger = await newsroom.app.inject({ url: URL, headers: { host: 'localhost:4321' } });
    expect([stranger.statusCode, stranger.headers.location]).toEqual([303, '/admin/sign-in']);
    const blob = await newsroom.store.fileId('refs/heads/main', STORY);
    const main = await newsroom.store.commitAt('refs/heads/main');
    for (const [url, status] of [
      ['/admin/lich-su/stories-2026/khong-co', 404],
      ['/admin/lich-su/media-2026/a', 422],
      ['/admin/lich-su/stories-2026/..%2f..%2fsite', 422],
      [`${URL}?ban=${'0'.repeat(40)}`, 404],
      [`${URL}?ban=${blob}`, 404],
      [`${URL}?tu=--all`, 404],
      [`${URL}?tu=${'0'.repeat(40)}`, 404],
      [`${URL}?ban=refs/heads/main`, 404],
      [`/admin/lich-su/plans/khong-co?ban=${main?.id}`, 404],
    ] as const)
      expect([url, (await get(newsroom, lan, url)).statusCode]).toEqual([url, status]);
    expect((await get(newsroom, lan, '/admin/lich-su/site/site')).statusCode).toBe(200);
  });
});

describe('what was done on the site', () => {
  test('names everything, what was deleted too, by whom and when; and gives a deleted text back as a draft', async () => {
    const newsroom = await startNewsroom();
    const xuan = await newsroom.visit('publisher', 'xuan');
    await publishText(xuan, 'Bản hai.');
    const plan = { collection: 'plans', slug: 'ke-hoach-2020' };
    const path = 'content/plans/ke-hoach-2020.mdx';
    await xuan.ask('deleteFiles', { paths: [path], options: { commitMessage: 'Xóa <kế hoạch>' } });
    const lan = await newsroom.visit('author', 'lan');
    const { body } = await get(newsroom, lan, '/admin/lich-su');
    expect(textOf(body)).toMatch(
      /Người xuan Xóa <kế hoạch> plans\/ke-hoach-2020 .* Người xuan Đăng stories-2026\/ca-truc-dem .* Chủ máy/,
    );
    const url = `/admin/lich-su/${plan.collection}/${plan.slug}`;
    expect(body).toContain(`href="${url}"`);
    const history = await get(newsroom, lan, url);
    expect(textOf(history.body)).toMatch(/Xóa khỏi trang .* Đăng lần đầu/);
    const first = versionsIn(history.body).at(-1) ?? '';
    expect((await get(newsroom, lan, `${url}?ban=${first}`)).body).toContain('name="seen" value=""');
    expect((await post(newsroom, lan, { ban: first, seen: '' }, url)).statusCode).toBe(303);
    expect(await lan.open(path, plan)).toContain('Kế hoạch 2020');
    const stranger = await newsroom.app.inject({
      url: '/admin/lich-su',
      headers: { host: 'localhost:4321' },
    });
    expect(stranger.statusCode).toBe(303);
  });

  test('comes thirty deeds at a time', async () => {
    const newsroom = await startNewsroom();
    const xuan = await newsroom.visit('publisher', 'xuan');
    for (let number = 1; number <= 31; number += 1) {
      await xuan.open();
      await xuan.save(`Bản ${number}.`, { useWorkflow: false });
    }
    const first = await get(newsroom, xuan, '/admin/lich-su');
    const older = /href="(\/admin\/lich-su\?tu=[0-9a-f]{40})"/.exec(first.body)?.[1] ?? '';
    const second = await get(newsroom, xuan, older);
    expect(second.body.match(/<li>/g)).toHaveLength(2);
    expect(second.body).not.toContain('?tu=');
    for (const tu of ['main', '0'.repeat(40)])
      expect((await get(newsroom, xuan, `/admin/lich-su?tu=${tu}`)).statusCode).toBe(404);
  });
});

describe('an old text', () => {
  async function twoVersions() {
    const newsroom = await startNewsroom();
    const xuan = await newsroom.visit('publisher', 'xuan');
    await publishText(xuan, 'Bản hai.');
    const [, first = ''] = versionsIn(
      (await get(newsroom, xuan)).body.replace(/<details>[\s\S]*?<\/details>/g, ''),
    );
    return { newsroom, xuan, first };
  }
  const seenIn = (html: string) => /name="seen" value="([0-9a-f]*)"/.exec(html)?.[1] ?? 'none';

  test('becomes the draft again, by the person who asks, and the site stays as it is', async () => {
    const { newsroom, first } = await twoVersions();
    const lan = await newsroom.visit('author', 'lan');
    const seen = seenIn((await get(newsroom, lan, `${URL}?ban=${first}`)).body);
    const answer = await post(newsroom, lan, { ban: first, seen });
    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      '/admin/#/collections/stories-2026/entries/ca-truc-dem',
    ]);
    expect(await lan.open()).toContain('Bản đầu.');
    expect((await newsroom.store.readFile('refs/heads/main', STORY))?.toString()).toBe('Bản hai.');
    expect(textOf((await get(newsroom, lan)).body)).toMatch(/Người lan Lấy lại bản lúc .* của Chủ máy/);
    expect((await lan.save('Bản đầu, sửa lại.')).statusCode).toBe(200);
  });

  test('does not replace a text that was written since, nor another author’s draft, nor one that is ready', async () => {
    const { newsroom, xuan, first } = await twoVersions();
    const lan = await newsroom.visit('author', 'lan');
    const seen = seenIn((await get(newsroom, xuan, `${URL}?ban=${first}`)).body);
    await lan.open();
    await lan.save('Bản ba của Lan.');
    const stale = await post(newsroom, xuan, { ban: first, seen });
    expect([stale.statusCode, textOf(stale.body)]).toEqual([409, expect.stringContaining('vừa được sửa')]);
    const now = seenIn((await get(newsroom, xuan, `${URL}?ban=${first}`)).body);
    const hoa = await newsroom.visit('author', 'hoa');
    expect((await post(newsroom, hoa, { ban: first, seen: now })).statusCode).toBe(403);
    await move(xuan, 'pending_publish');
    expect((await post(newsroom, lan, { ban: first, seen: now })).statusCode).toBe(403);
    expect(await xuan.open()).toBe('Bản ba của Lan.');
  });

  test('that would no longer pass the checks is refused, and can still be copied', async () => {
    let strict = false;
    const newsroom = await startNewsroom({
      checkEntry: (file, text) =>
        strict && text.includes('Bản đầu')
          ? [{ file, line: 4, field: 'body', found: 'cũ', remedy: 'Sửa' }]
          : [],
    });
    const xuan = await newsroom.visit('publisher', 'xuan');
    await publishText(xuan, 'Bản hai.');
    const first = versionsIn((await get(newsroom, xuan)).body).at(-1) ?? '';
    strict = true;
    const { body } = await get(newsroom, xuan, `${URL}?ban=${first}`);
    expect(textOf(body)).toContain('Bản đầu.');
    expect((await post(newsroom, xuan, { ban: first, seen: seenIn(body) })).statusCode).toBe(422);
  });

  test('is given back to nobody but a page of ours', async () => {
    const { newsroom, xuan, first } = await twoVersions();
    const seen = seenIn((await get(newsroom, xuan, `${URL}?ban=${first}`)).body);
    const foreign = { ...xuan, headers: { ...xuan.headers, origin: 'https://evil.example' } };
    expect((await post(newsroom, foreign, { ban: first, seen })).statusCode).toBe(403);
    const nobody = { ...xuan, headers: { host: 'localhost:4321', origin: 'http://localhost:4321' } };
    expect((await post(newsroom, nobody, { ban: first, seen })).statusCode).toBe(401);
  });
});

describe('two texts', () => {
  const told = (before: string, after: string) =>
    compareTexts(before, after)?.map((one) =>
      one.kind === 'same' ? one.lines.length : one.parts.map(({ kind, text }) => `${kind}: ${text}`),
    );

  test('are compared line by line, and inside a line syllable by syllable', () => {
    expect(told('a\nMột hai ba\nb', 'a\nMột hai bốn\nb')).toEqual([
      1,
      ['same: Một hai', 'removed: ba', 'added: bốn'],
      1,
    ]);
    expect(told('a', 'a\nb')).toEqual([1, ['added: b']]);
    expect(told('a\nb', 'b')).toEqual([['removed: a'], 1]);
    expect(told('a\r\nb', 'a\nb')).toEqual([2]);
  });

  test('that were made to cost much are not compared, or not by the word', () => {
    const lines = (word: string) =>
      Array.from({ length: 200_000 }, (_, line) => `${word} ${line}`).join('\n');
    expect(compareTexts(lines('a'), lines('b'))).toBeNull();
    const long = (word: string) => `${word} `.repeat(200_000);
    expect(told(long('a'), long('b'))?.[0]).toHaveLength(2);
  });
});
