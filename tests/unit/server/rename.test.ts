import { expect, describe, test } from 'vitest';
import { addFormerAddress } from '../../../admin/server/checks/former-address.ts';
import { checkEntry } from '../../../src/load/check-entry.ts';
import { MAIN } from '../../../admin/server/store/open-store.ts';
import type { Role } from '../../../admin/server/accounts/person.ts';
import { linkOf } from '../../../admin/server/start/site-checks.ts';
import { startNewsroom, type Browser } from './newsroom.ts';

const OLD = 'content/stories/2026/ten-cu.mdx';
const NEW = 'content/stories/2026/ten-moi.mdx';
const KEY = { collection: 'stories-2026', slug: 'ten-cu' };
const NOW = new Date('2026-05-01T08:00:00+07:00');

const story = (fields = '', publishedAt = '2026-04-01T08:00:00+07:00') => `---
title: "Ca trực đêm"   # tên tạm
kind: collective
summary: Năm người thử từng chiếc micrô.
publishedAt: ${publishedAt}
byline: Người viết mẫu
unit: don-vi-mau
topic: ky-thuat
${fields}---

Một   đoạn ngắn.
`;

const rename = (browser: Browser, raw: string, newPath = NEW) =>
  browser.send('persistEntry', {
    dataFiles: [{ path: OLD, slug: KEY.slug, raw, newPath }],
    assets: [],
    options: { commitMessage: 'Đổi đường dẫn', collectionName: KEY.collection, useWorkflow: true },
  });
const saveOld = (browser: Browser, text: string, useWorkflow = false) =>
  browser.save(text, { path: OLD, key: KEY, useWorkflow });

describe('an article gets another address', () => {
  test('in one commit that moves the file and says the address it had', async () => {
    const newsroom = await startNewsroom({ now: () => NOW });
    const browser = await newsroom.visit('publisher');
    await saveOld(browser, story());
    const before = await newsroom.store.commitAt(MAIN);
    expect((await rename(browser, story())).statusCode).toBe(200);
    const after = await newsroom.store.commitAt(MAIN);
    expect(after?.parents).toEqual([before?.id]);
    expect(await newsroom.store.readFile(MAIN, OLD)).toBeNull();
    expect((await newsroom.store.readFile(MAIN, NEW))?.toString()).toBe(
      story('formerAddresses:\n  - path: /guong-dien-hinh/2026/ten-cu/\n'),
    );
  });

  test('without a trace of the old one, when nobody could have seen it yet', async () => {
    const newsroom = await startNewsroom({ now: () => NOW });
    const browser = await newsroom.visit('publisher');
    const waiting = story('', '2026-06-01T08:00:00+07:00');
    await saveOld(browser, waiting);
    expect((await rename(browser, waiting)).statusCode).toBe(200);
    expect((await newsroom.store.readFile(MAIN, NEW))?.toString()).toBe(waiting);
  });

  test('that no author or editor can drop again; a publisher can', async () => {
    const newsroom = await startNewsroom({ now: () => NOW });
    const publisher = await newsroom.visit('publisher');
    await saveOld(publisher, story());
    await rename(publisher, story());
    const to = { path: NEW, key: { collection: KEY.collection, slug: 'ten-moi' } };
    const editor = await newsroom.visit('editor');
    const text = await editor.open(NEW, to.key);
    const refused = await editor.save(story(), to);
    expect([refused.statusCode, refused.json<{ error: string }>().error]).toEqual([
      422,
      expect.stringMatching(/Địa chỉ cũ.*“\/guong-dien-hinh\/2026\/ten-cu\/”.*Hãy điền lại/),
    ]);
    expect((await editor.save(text.replace('đoạn ngắn', 'đoạn dài'), to)).statusCode).toBe(200);
    await publisher.open(NEW, to.key);
    expect((await publisher.save(story(), to)).statusCode).toBe(200);
    // What a publisher has dropped, the next save of somebody else need not bring back.
    await editor.open(NEW, to.key);
    expect((await editor.save(story().replace('đoạn ngắn', 'đoạn mới'), to)).statusCode).toBe(200);
  });

  test('by nobody below a publisher, with no other change, to no taken place, and past no draft', async () => {
    const newsroom = await startNewsroom({ now: () => NOW });
    const browser = await newsroom.visit('publisher');
    await saveOld(browser, story());
    const editor = await newsroom.visit('editor');
    expect((await rename(editor, story())).statusCode).toBe(403);
    expect((await rename(browser, story().replace('Năm', 'Ba'))).statusCode).toBe(409);
    expect((await rename(browser, story(), 'content/stories/2026/ca-truc-dem.mdx')).statusCode).toBe(409);
    for (const path of [
      'content/plans/ten-moi.mdx',
      'content/media/2026/a.jpg',
      'content/stories/2026/../x.mdx',
    ])
      expect((await rename(browser, story(), path)).statusCode).toBe(422);
    await saveOld(browser, story().replace('Năm', 'Ba'), true);
    expect((await rename(browser, story())).statusCode).toBe(409);
    expect((await newsroom.store.readFile(MAIN, OLD))?.toString()).toBe(story());
  });
});

describe('an address that readers have', () => {
  const other = {
    path: 'content/stories/2026/khac.mdx',
    key: { collection: 'stories-2026', slug: 'khac' },
    useWorkflow: false,
  };

  test('is not taken by another article, neither as its name nor as its former address', async () => {
    const newsroom = await startNewsroom({ now: () => NOW });
    const browser = await newsroom.visit('publisher');
    await saveOld(browser, story());
    expect((await rename(browser, story())).statusCode).toBe(200);

    const named = await browser.save(story(), { path: OLD, key: KEY, useWorkflow: false, newEntry: true });
    expect(named.statusCode).toBe(422);
    expect(named.body).toContain('đang là địa chỉ cũ của stories/2026/ten-moi.mdx');

    const claim = 'formerAddresses:\n  - path: /guong-dien-hinh/2026/ten-cu/\n';
    const claimed = await browser.save(story(claim), other);
    expect(claimed.statusCode).toBe(422);
    expect(claimed.body).toContain('stories/2026/khac.mdx:10 · formerAddresses (Địa chỉ cũ)');
    expect((await browser.save(story(), other)).statusCode).toBe(200);
  });

  test('may be taken back by the article that had it', async () => {
    const newsroom = await startNewsroom({ now: () => NOW });
    const browser = await newsroom.visit('publisher');
    await saveOld(browser, story());
    await rename(browser, story());
    const text = (await newsroom.store.readFile(MAIN, NEW))?.toString() ?? '';
    const back = await browser.send('persistEntry', {
      dataFiles: [{ path: NEW, slug: 'ten-moi', raw: text, newPath: OLD }],
      assets: [],
      options: { commitMessage: 'Đổi lại', collectionName: 'stories-2026', useWorkflow: false },
    });
    expect([back.statusCode, back.body]).toEqual([200, expect.any(String) as string]);
    expect((await newsroom.store.readFile(MAIN, OLD))?.toString()).toBe(
      story('formerAddresses:\n  - path: /guong-dien-hinh/2026/ten-moi/\n'),
    );
  });
});

describe('the page that does it', () => {
  const PAGE = '/admin/doi-dia-chi/stories-2026/ten-cu';
  const open = async (role: Role = 'publisher', publishedAt?: string) => {
    const newsroom = await startNewsroom({ now: () => NOW, linkOf });
    const publisher = await newsroom.visit('publisher');
    await saveOld(publisher, story('', publishedAt));
    const browser = role === 'publisher' ? publisher : await newsroom.visit(role);
    const get = () => newsroom.app.inject({ url: PAGE, headers: browser.headers });
    const post = (name: string, changes: Record<string, string> = {}) =>
      newsroom.app.inject({
        method: 'POST',
        url: PAGE,
        headers: { ...browser.headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ seen, name, ...changes }).toString(),
      });
    const seen = (await newsroom.store.fileId(MAIN, OLD)) ?? '';
    return { newsroom, browser, get, post };
  };

  test('says that the old address keeps working, takes a name with marks, and shows the new address', async () => {
    const { newsroom, get, post } = await open();
    const form = (await get()).body;
    expect(form).toContain('Địa chỉ cũ vẫn dùng được');
    expect(form).toContain('/guong-dien-hinh/2026/ten-cu/');
    const done = await post('  Tên Mới! ');
    expect([done.statusCode, done.body]).toEqual([200, expect.stringContaining('Đã đổi địa chỉ') as string]);
    expect(done.body).toContain('href="/guong-dien-hinh/2026/ten-moi/"');
    expect(done.body).toContain('/guong-dien-hinh/2026/ten-cu/');
    expect(await newsroom.store.fileId(MAIN, OLD)).toBeNull();
    expect((await newsroom.store.readFile(MAIN, NEW))?.toString()).toBe(
      story('formerAddresses:\n  - path: /guong-dien-hinh/2026/ten-cu/\n'),
    );
    expect((await get()).statusCode).toBe(404);
  });

  test('promises nothing of an address that nobody has yet', async () => {
    const { get, post } = await open('publisher', '2026-06-01T08:00:00+07:00');
    expect((await get()).body).toContain('chưa ai giữ địa chỉ cũ');
    expect((await post('ten-moi')).body).not.toContain('sẽ được đưa sang');
  });

  test.each([
    ['an empty name', ' ! ', {}, 422, 'ít nhất một chữ'],
    ['the same name', 'Tên cũ', {}, 422, 'giống địa chỉ hiện nay'],
    ['the name of another article', 'ca-truc-dem', {}, 409, 'Đã có một bài cùng đường dẫn'],
    ['a text that changed meanwhile', 'ten-moi', { seen: 'x' }, 409, 'vừa được sửa từ nơi khác'],
    ['a form with more in it', 'ten-moi', { path: '../x' }, 422, 'Hãy điền'],
  ])('refuses %s with what to do', async (_what, name, changes, status, words) => {
    const { newsroom, post } = await open();
    const before = await newsroom.store.commitAt(MAIN);
    const answer = await post(name, changes);
    expect([answer.statusCode, answer.body]).toEqual([status, expect.stringContaining(words) as string]);
    expect((await newsroom.store.commitAt(MAIN))?.id).toBe(before?.id);
  });

  test('waits until the article has no draft', async () => {
    const { get, post, browser } = await open();
    await saveOld(browser, story().replace('Một   đoạn', 'Hai đoạn'), true);
    for (const answer of [await get(), await post('ten-moi')])
      expect([answer.statusCode, answer.body]).toEqual([409, expect.stringContaining('bản nháp') as string]);
  });

  test('is for who publishes, and sends strangers to sign in', async () => {
    const { newsroom, get, post } = await open('editor');
    for (const answer of [await get(), await post('ten-moi')])
      expect([answer.statusCode, answer.body]).toEqual([
        403,
        expect.stringContaining('quyền xuất bản') as string,
      ]);
    const headers = { host: 'localhost:4321', origin: 'http://localhost:4321' };
    expect((await newsroom.app.inject({ url: PAGE, headers })).headers.location).toBe('/admin/sign-in');
    const posted = await newsroom.app.inject({
      method: 'POST',
      url: PAGE,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'seen=x&name=y',
    });
    expect(posted.statusCode).toBe(401);
  });

  test('has none for a page that others call by its name', async () => {
    const { newsroom, browser } = await open();
    const answer = await newsroom.app.inject({
      url: '/admin/doi-dia-chi/plans/ke-hoach-2020',
      headers: browser.headers,
    });
    expect([answer.statusCode, answer.body]).toEqual([422, expect.stringContaining('giữ nguyên') as string]);
  });
});

describe('the former addresses of a text', () => {
  const [a, b, c] = ['mot', 'hai', 'ba'].map((name) => `/guong-dien-hinh/2026/${name}/`) as [
    string,
    string,
    string,
  ];
  const list = (...paths: string[]) =>
    `formerAddresses:\n${paths.map((path) => `  - path: ${path}\n`).join('')}`;

  test.each([
    ['none', '', list(b)],
    ['an empty list', 'formerAddresses: []\n', list(b)],
    ['one', list(a), list(a, b)],
    ['the very one that it gets back', list(a, c), list(a, b)],
    ['one in braces', `formerAddresses: [{ path: ${a} }]\n`, list(a, b)],
    ['a list with fields after it', `${list(a)}sample: true\n`, `sample: true\n${list(a, b)}`],
  ])('%s: the one it had comes last, and nothing else changes', (_name, before, after) => {
    const renamed = addFormerAddress(story(before), b, c);
    expect(renamed).toBe(story(after));
    expect(checkEntry('stories/2026/ba.mdx', renamed).problems).toEqual([]);
  });

  test('keep the line ends of the file', () => {
    const renamed = addFormerAddress(story().replaceAll('\n', '\r\n'), a, b);
    expect(renamed).toBe(story(list(a)).replaceAll('\n', '\r\n'));
  });
});
