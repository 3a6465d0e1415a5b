import { createServer, type Server } from 'node:http';
import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Kit } from '../../src/outputs/kit/kit.ts';
import { launchBrowser } from '../browser.ts';
import { writeSamplePhoto } from '../fixtures/sample-photo.ts';
import { buildSite, temporaryFolder } from './build-site.ts';
import { type ServedSite, serveSite } from './serve-site.ts';

const ARTICLE = '/guong-dien-hinh/2020/du-moi-kieu/';
const TITLE = 'Đủ mọi kiểu chữ mà một bài có thể có';

let folder: string;
let site: ServedSite;
let browser: Browser;
let page: Page;

const onDisk = (address: string): string => path.join(folder, 'site', address);

beforeAll(async () => {
  folder = await temporaryFolder('press-room');
  const contentDir = path.join(folder, 'content');
  await cp('content', contentDir, { recursive: true });
  await mkdir(path.join(contentDir, 'media/2020'), { recursive: true });
  await writeSamplePhoto(path.join(contentDir, 'media/2020/hop-to.jpg'));
  const everything = await readFile('tests/fixtures/du-moi-kieu.mdx', 'utf8');
  await writeFile(path.join(contentDir, 'stories/2020/du-moi-kieu.mdx'), everything);
  const withdrawn =
    'withdrawn:\n  at: 2020-12-01T08:00:00+07:00\n  by: Ban biên tập\n  reason: Nhân vật rút lại lời đồng ý.\n';
  await writeFile(
    path.join(contentDir, 'stories/2020/bai-da-rut.mdx'),
    everything.replace('\n---\n', `\n${withdrawn}---\n`),
  );
  await buildSite({ contentDir, outDir: path.join(folder, 'site'), cacheDir: path.join(folder, 'cache') });
  site = await serveSite(path.join(folder, 'site'));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(() => page.context().close());

async function open(address: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', acceptDownloads: true, ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  page = await context.newPage();
  await page.goto(site.origin + address);
  return page;
}

describe('What is new since the last visit', () => {
  const words = () => page.locator('[data-since] [role=status]');
  const marks = () => page.getByText('Mới', { exact: true });

  it('is not said on the first visit, and then counted and marked', async () => {
    await open('/phong-bao-chi/');
    expect(await words().isVisible()).toBe(false);
    // As if the visit had been when the third newest article was the newest.
    await page.evaluate(() => {
      const third = document.querySelectorAll<HTMLTimeElement>('[data-news=article] time')[2];
      localStorage['phong-bao-chi'] = JSON.stringify({ at: '2020-09-01T01:00:00Z', newest: third?.dateTime });
      sessionStorage.clear();
    });
    await page.reload();
    expect(await words().innerText()).toBe(
      'Có 2 bài mới hoặc mới sửa, 1 bài đã rút từ lần bạn ghé trước, 01/09/2020, 08:00.',
    );
    expect(await marks().count()).toBe(3);
    // Still there after reading one of them and coming back.
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.goBack();
    expect(await marks().count()).toBe(3);
  });

  it('can be forgotten', async () => {
    await open('/phong-bao-chi/');
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    expect(await words().innerText()).toContain('Chưa có gì mới từ lần bạn ghé trước');
    await page.getByRole('button', { name: 'Quên lần ghé này' }).click();
    expect(await words().innerText()).toContain('Đã xóa');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe('Copying', () => {
  const clipboard = () =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) =>
        item?.types.includes(type) ? (await item.getType(type)).text() : '';
      return { text: await read('text/plain'), html: await read('text/html') };
    });

  it('puts the whole article with its credit on the clipboard, as text and as HTML, by the keyboard too', async () => {
    await open(ARTICLE);
    await page.getByRole('button', { name: /^Sao chép \d+ chữ$/ }).press('Enter');
    await page.getByText(/^Đã sao chép \d+ chữ kèm nguồn\.$/).waitFor();
    const { text, html } = await clipboard();
    expect(text).toBe(await page.locator('#ban-sach').evaluate((box) => box.textContent));
    for (const said of [
      TITLE,
      'Tôi chỉ bỏ đi những lúc phải đợi',
      'Nguồn: Gương sáng',
      'Phiên bản 2',
      ARTICLE,
    ])
      expect(text).toContain(said);
    expect(html).toContain(`<h1>${TITLE}</h1>`);
    expect(html).toContain(`${ARTICLE}"`);
    expect(html).not.toMatch(/ class=| id=|<script/);
  });

  it('gives the line of credit and the code of the card', async () => {
    await open(ARTICLE);
    await page.getByRole('button', { name: 'Sao chép dòng nguồn' }).click();
    await page.getByText('Đã sao chép dòng ghi nguồn.').waitFor();
    expect((await clipboard()).text).toMatch(/Nguồn: Gương sáng.*\/du-moi-kieu\/, bản 2\.$/);
    await page.getByRole('button', { name: 'Sao chép mã nhúng' }).click();
    await page.getByText('Đã sao chép mã nhúng.').waitFor();
    expect((await clipboard()).text).toMatch(/^<iframe src="https:.*\/trich\/".*<\/iframe>$/);
  });

  it('needs no script: one click on the box selects the article, and there are no dead buttons', async () => {
    await open(ARTICLE, { javaScriptEnabled: false });
    await page.locator('#ban-sach').click();
    await page.keyboard.press('Control+C');
    expect(await page.locator('.reuse button:visible').count()).toBe(0);
    await page.context().close();
    await open(ARTICLE);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(TITLE);
  });
});

describe('The kit', () => {
  const kitOf = async () => JSON.parse(await readFile(onDisk(`${ARTICLE}kit.json`), 'utf8')) as Kit;
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const button = () => page.locator('[data-kit] button').first();
  const status = () => page.locator('[data-kit] [role=status]');

  it('comes as one archive in which every file is the one that its list tells of', async () => {
    await open(ARTICLE);
    const download = page.waitForEvent('download');
    await button().click();
    const archive = unzipSync(await readFile(await (await download).path()));
    const { name, files } = await kitOf();
    expect((await download).suggestedFilename()).toBe('du-moi-kieu-ban-2.zip');
    expect(Object.keys(archive)).toEqual([
      `${name}/kit.json`,
      ...files.map((file) => `${name}/${file.name}`),
    ]);
    for (const file of files)
      expect(sha256(archive[`${name}/${file.name}`] ?? new Uint8Array())).toBe(file.sha256);
    expect(await status().innerText()).toContain(`${files.length} tệp, tệp nào cũng khớp mã kiểm tra`);
  });

  it('says which file came damaged, and needs only that one when it is tried again', async () => {
    const { files } = await kitOf();
    const damaged = files.at(-1);
    if (!damaged) throw new Error('The kit has no files');
    const whole = await readFile(onDisk(damaged.path));
    // A file in the release is a link to the one in the cache: put in its place, not written into.
    await rm(onDisk(damaged.path));
    await writeFile(onDisk(damaged.path), Buffer.from(whole).fill(0, 100, 200));
    await open(ARTICLE);
    await button().click();
    await page
      .getByText(`Không lấy được tệp “${damaged.name}”: nội dung tải về không khớp mã kiểm tra.`)
      .waitFor();
    expect(await button().innerText()).toBe('Thử lại');

    await writeFile(onDisk(damaged.path), whole);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const download = page.waitForEvent('download');
    await button().click();
    await download;
    expect(asked.filter((address) => address.startsWith('/'))).toEqual([`${ARTICLE}kit.json`, damaged.path]);
  });

  it('can be stopped, and gone on with, by the keyboard', async () => {
    await open(ARTICLE);
    // A line so slow that there is time to think better of it.
    const line = await page.context().newCDPSession(page);
    const slow = (bytesASecond: number) =>
      line.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: bytesASecond,
        uploadThroughput: -1,
      });
    await slow(100_000);
    await button().focus();
    await page.keyboard.press('Enter');
    await status().getByText('Đang tải').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Dừng');
    await page.keyboard.press('Enter');
    await status().getByText('Đã dừng.').waitFor();
    await slow(-1);
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toBe('du-moi-kieu-ban-2.zip');
    await status().getByText('Xong: ').waitFor();
  });

  it('is written straight to the disk where it is large', async () => {
    const large = randomBytes(70_000_000);
    const manifest = onDisk(`${ARTICLE}kit.json`);
    const before = await readFile(manifest, 'utf8');
    const kit = await kitOf();
    const file = { name: 'phim/lớn.mp4', path: '/anh/lon.bin', label: 'Phim', mediaType: 'video/mp4' };
    await writeFile(onDisk('/anh/lon.bin'), large);
    await rm(manifest);
    await writeFile(
      manifest,
      JSON.stringify({
        ...kit,
        files: [...kit.files, { ...file, bytes: large.length, sha256: sha256(large) }],
      }),
    );
    await open(ARTICLE);
    // No window may ask in a browser without one: the file that it would have answered with is a real one of the page's own.
    await page.evaluate(() => {
      Object.assign(window, {
        showSaveFilePicker: async () =>
          (await navigator.storage.getDirectory()).getFileHandle('kit.zip', { create: true }),
      });
    });
    await button().click();
    await status().getByText('Xong: ').waitFor();
    const [size, name] = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const written = await (await folder.getFileHandle('kit.zip')).getFile();
      return [written.size, await written.slice(-400).text()] as const;
    });
    expect(size).toBeGreaterThan(large.length);
    expect(name).toContain('phim/lớn.mp4');
    await writeFile(manifest, before);
    await rm(onDisk('/anh/lon.bin'));
  });

  it('is all there as links, with the size of each told, and without a script too', async () => {
    const { files } = await kitOf();
    await open(ARTICLE, { javaScriptEnabled: false });
    const links = await page
      .locator('.reuse a[download]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(new Set(links)).toEqual(new Set(files.map((file) => file.path)));
    for (const file of files) {
      const answer = await fetch(site.origin + file.path);
      expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(file.sha256);
    }
    await page.context().close();
    await open(ARTICLE);
    await page.locator('.reuse').scrollIntoViewIfNeeded();
    await page
      .getByText(/^TXT · \d+ (?:KB|B)$/)
      .first()
      .waitFor();
  });
});

describe('On paper', () => {
  it('an article has no buttons and boxes, and the press room keeps its lists', async () => {
    await open(ARTICLE);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.reuse').isVisible()).toBe(false);
    await page.goto(`${site.origin}/phong-bao-chi/`);
    expect(await page.locator('.doors').isVisible()).toBe(false);
    expect(await page.locator('.tbl').isVisible()).toBe(true);
  });
});

describe('In other people’s pages', () => {
  let other: Server;
  const outlet = () => `http://localhost:${(other.address() as AddressInfo).port}`;

  beforeAll(async () => {
    other = createServer((request, response) => {
      const framed = new URL(request.url ?? '', 'http://a').searchParams.get('trang') ?? '';
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>Báo khác</title><iframe src="${site.origin}${framed}"></iframe>`);
    });
    await new Promise<void>((resolve) => other.listen(0, resolve));
  });
  afterAll(() => new Promise((resolve) => other.close(resolve)));

  const framed = async (address: string): Promise<string> => {
    await page.goto(`${outlet()}/?trang=${encodeURIComponent(address)}`);
    const frame = page.frames().at(-1);
    return frame?.url().startsWith(site.origin) ? frame.locator('body').innerText() : 'refused';
  };

  it('the quote card shows title, words and credit', async () => {
    await open('/');
    const card = await framed(`${ARTICLE}trich/`);
    for (const said of [TITLE, 'Tôi chỉ bỏ đi những lúc phải đợi', 'Nguồn: Gương sáng, Văn phòng Quốc hội.'])
      expect(card).toContain(said);
  });

  it('the card of a withdrawn article says so and nothing of it', async () => {
    await open('/');
    const card = await framed('/guong-dien-hinh/2020/bai-da-rut/trich/');
    expect(card).toContain('Bài này đã được rút');
    expect(card).not.toContain(TITLE);
  });

  it.each([ARTICLE, '/', '/phong-bao-chi/', '/khong-co/2020/gi-het/trich/', '/feed.xml'])(
    'nothing else can be framed: %s',
    async (address) => {
      await open('/');
      expect(await framed(address)).toBe('refused');
    },
  );

  it('an address that is pasted leads to the card by oEmbed', async () => {
    await open(ARTICLE);
    const link = await page.locator('link[type="application/json+oembed"]').getAttribute('href');
    const answer = await fetch(site.origin + new URL(link ?? '').pathname);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toMatchObject({ version: '1.0', type: 'rich', title: TITLE });
  });
});
