import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import ExifReader from 'exifreader';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { writeSamplePhoto } from '../fixtures/sample-photo.ts';
import { temporaryFolder } from '../site/build-site.ts';
import { createStory, publish, setStatus, signIn, waitUntilLive } from './decap-driver.ts';
import { type NewsroomProcess, startNewsroom } from './newsroom-process.ts';

const title = 'Đội điện nước đi trước cơn mưa đầu mùa';
/** Words that no other text of the site has. */
const words = 'đường ống dưới sân gạch đỏ';

let folder: string;
let newsroom: NewsroomProcess;
let browser: Browser;
let editor: Page;
let slug: string;

beforeAll(async () => {
  folder = await temporaryFolder('main-job');
  newsroom = await startNewsroom(path.join(folder, 'newsroom'));
  browser = await launchBrowser();
  editor = await (
    await browser.newContext({
      viewport: { width: 1360, height: 900 },
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    })
  ).newPage();
  await newsroom.line(/Live after/);
  await newsroom.line(/editors' app is built/);
});

afterAll(async () => {
  await browser?.close();
  await newsroom?.stop();
  await rm(folder, { recursive: true, force: true });
});

const site = (): string => path.join(folder, 'newsroom/current');

/** The built files that hold a text, whatever they are: pages, feeds, index, pictures. */
async function filesWith(text: string): Promise<string[]> {
  const files = await readdir(site(), { recursive: true, withFileTypes: true });
  const found = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map(async (file) => {
        const full = path.join(file.parentPath, file.name);
        return (await readFile(full)).includes(Buffer.from(text)) ? [path.relative(site(), full)] : [];
      }),
  );
  return found.flat();
}

it('shows a newcomer the plan and the theme of 2020', async () => {
  const page = await browser.newPage();
  await page.goto(newsroom.origin);
  await page.getByRole('link', { name: 'Đọc kế hoạch năm 2020' }).click();
  await page.getByRole('heading', { level: 1, name: /thi\s*đua/i }).waitFor();
  expect(await page.locator('.theme blockquote').innerText()).toContain(
    'tiếp tục đổi mới, nâng cao chất lượng',
  );
  await page.close();
});

it('lets an editor sign in once, write a story with a photo and publish it', async () => {
  await writeSamplePhoto(path.join(folder, 'doi-dien-nuoc.jpg'));
  await signIn(editor, newsroom.link);
  slug = await createStory(editor, {
    collection: `stories-${new Date().getFullYear()}`,
    title,
    kind: 'Tập thể',
    summary: 'Trước mùa mưa, đội điện nước mở từng nắp cống và ghi lại chỗ nào nước chảy chậm.',
    byline: 'Người viết thử',
    unit: 'Đơn vị mẫu C',
    topic: 'Hậu cần',
    sample: true,
    photo: {
      file: path.join(folder, 'doi-dien-nuoc.jpg'),
      alt: 'Ảnh thử toàn hạt màu đỏ son',
      caption: 'Đội điện nước kiểm tra đường ống',
      credit: 'Trần Thị Đượm',
      rights: 'CC BY',
    },
    body: [
      {
        kind: 'paragraph',
        runs: ['Sáng nào đội cũng đi một vòng, xem ', { bold: words }, ' còn chảy đều không.'],
      },
      { kind: 'list', items: ['Mở nắp cống', 'Đo mực nước', 'Ghi vào sổ'] },
      { kind: 'quote', by: 'Anh Đỗ Văn Mẫu', role: 'đội trưởng', words: 'Nước không đợi mình họp xong.' },
    ],
  });
  expect(slug).toBe('doi-dien-nuoc-di-truoc-con-mua-dau-mua');
  expect(await filesWith(words)).toEqual([]);
  expect(await filesWith(title)).toEqual([]);

  await setStatus(editor, 'Chờ đăng');
  expect(await filesWith(words)).toEqual([]);
  await publish(editor);
  const live = await waitUntilLive(editor, slug);
  expect(live).toBe(`/guong-dien-hinh/${new Date().getFullYear()}/${slug}/`);
});

it('shows the story to readers on the home page, in its list, on its page and in the feed', async () => {
  const page = await browser.newPage();
  await page.goto(newsroom.origin);
  const lead = page.locator('.lead').getByRole('link', { name: /Đội điện nước/ });
  expect((await lead.innerText()).replaceAll('\u00a0', ' ')).toBe(title);

  await page.goto(`${newsroom.origin}/guong-dien-hinh/`);
  await page.getByRole('link', { name: /Đội điện nước/ }).click();
  expect((await page.locator('h1').innerText()).replaceAll('\u00a0', ' ')).toBe(title);
  expect(await page.locator('.prose strong').innerText()).toBe(words);
  expect(await page.locator('.prose li').allInnerTexts()).toEqual([
    'Mở nắp cống',
    'Đo mực nước',
    'Ghi vào sổ',
  ]);
  expect(await page.locator('.prose figure.pull').innerText()).toContain('Nước không đợi mình họp xong.');

  const feed = await (await fetch(`${newsroom.origin}/feed.xml`)).text();
  expect(feed).toContain(title);
  await page.close();
});

it('serves the photo without the place where it was taken and with its author', async () => {
  const page = await browser.newPage();
  await page.goto(`${newsroom.origin}/guong-dien-hinh/`);
  await page.getByRole('link', { name: /Đội điện nước/ }).click();
  const addresses = await page.locator('figure.wide picture').evaluate((picture) => {
    const sets = [...picture.querySelectorAll('source, img')].map(
      (element) => element.getAttribute('srcset') ?? '',
    );
    return sets.flatMap((set) => set.split(', ').map((entry) => entry.split(' ')[0] ?? ''));
  });
  expect(addresses.map((address) => path.extname(address))).toEqual(
    expect.arrayContaining(['.avif', '.webp', '.jpg']),
  );
  for (const address of addresses) {
    const bytes = await (await fetch(newsroom.origin + address)).arrayBuffer();
    const tags = ExifReader.load(bytes, { expanded: true });
    expect(tags.gps, address).toBeUndefined();
    expect(JSON.stringify(tags.exif?.GPSLatitude), address).toBeUndefined();
    expect(tags.xmp?.['Credit']?.description, address).toBe('Trần Thị Đượm');
  }
  const raw = await filesWith('GPSLatitude');
  expect(raw).toEqual([]);
  await page.close();
});

it.each([
  ['with marks', 'đường ống dưới sân gạch'],
  ['without marks', 'duong ong duoi san gach'],
  ['in NFD', 'đường ống dưới sân gạch'.normalize('NFD')],
  ['by its title without marks', 'doi dien nuoc'],
])('finds the story in the archive, typed %s', async (_how, query) => {
  const page = await browser.newPage();
  await page.goto(newsroom.origin);
  const field = page.getByLabel('Tìm trong kho tư liệu');
  await field.fill(query);
  await field.press('Enter');
  await page.waitForURL(/kho-tu-lieu/);
  const first = page.locator('[data-results][aria-busy="false"] > li').first();
  await first.waitFor();
  expect((await first.locator('h3').innerText()).replaceAll('\u00a0', ' ')).toBe(title);
  await page.close();
});

it('keeps the state of a search in its address, there and back', async () => {
  const page = await browser.newPage();
  await page.goto(`${newsroom.origin}/kho-tu-lieu/?q=thi+dua`);
  await page.locator('[data-results] > li').first().waitFor();
  await page.getByLabel('Tin tức').check();
  await page.waitForURL(/loai=tin-tuc/);
  await page.getByText('1 điều kiện').waitFor({ state: 'attached' });
  const kinds = await page.locator('[data-results] .kick').allInnerTexts();
  expect(new Set(kinds)).toEqual(new Set(['Tin tức']));
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes('loai='));
  await page.locator('input[value="tin-tuc"]:not(:checked)').waitFor();
  await page.close();
});

it('gives the story another address from its editor, and leads on who has the old one', async () => {
  const former = `/guong-dien-hinh/${new Date().getFullYear()}/${slug}/`;
  const [page] = await Promise.all([
    editor.context().waitForEvent('page'),
    editor.getByRole('link', { name: 'Đổi địa chỉ' }).click(),
  ]);
  await page.getByLabel(/^Phần cuối của địa chỉ mới/).fill('Đội điện nước giữ sân gạch');
  await page.getByRole('button', { name: 'Đổi địa chỉ' }).click();
  const link = page.getByRole('status').getByRole('link');
  const address = (await link.getAttribute('href')) ?? '';
  expect(address).toBe(`/guong-dien-hinh/${new Date().getFullYear()}/doi-dien-nuoc-giu-san-gach/`);
  const standing = async () => (await fetch(newsroom.origin + address)).status;
  await expect.poll(standing, { timeout: 120_000 }).toBe(200);
  await page.goto(newsroom.origin + former);
  expect(new URL(page.url()).pathname).toBe(address);
  expect((await page.locator('h1').innerText()).replaceAll('\u00a0', ' ')).toBe(title);
  await page.close();
});
