import { readFile, readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { temporaryFolder } from '../site/build-site.ts';
import { filesWith } from '../site/every-word.ts';
import { writeSamplePhoto } from '../fixtures/sample-photo.ts';
import { createStory, signIn } from './decap-driver.ts';
import { type NewsroomProcess, startNewsroom } from './newsroom-process.ts';

/** An invented word, so that whatever holds it holds it because of this one draft. */
const WORD = 'kimtuoc';
const YEAR = String(new Date().getFullYear());

let folder: string;
let newsroom: NewsroomProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await temporaryFolder('preview');
  newsroom = await startNewsroom(folder);
  await Promise.all([newsroom.line(/Live after/), newsroom.line(/editors' app is built/)]);
  browser = await launchBrowser();
  page = await browser.newPage({ locale: 'vi-VN' });
  await signIn(page, newsroom.link);
});

afterAll(async () => {
  await browser?.close();
  await newsroom?.stop();
  await rm(folder, { recursive: true, force: true });
});

it('opens the real page of a draft from its editor, with its own photo, while readers find no word of it', async () => {
  const file = path.join(folder, `anh-${WORD}.jpg`);
  await writeSamplePhoto(file);
  const slug = await createStory(page, {
    collection: `stories-${YEAR}`,
    title: `Ca trực ${WORD}`,
    kind: 'Tập thể',
    summary: 'Một bài để thử việc xem trước, viết đủ dài cho đúng quy định.',
    byline: 'Người viết thử',
    unit: 'Đơn vị mẫu C',
    topic: 'Hậu cần',
    sample: true,
    photo: {
      file,
      alt: 'Bàn trực đêm có một ngọn đèn nhỏ',
      caption: 'Bàn trực lúc nửa đêm.',
      credit: 'Người chụp thử',
      rights: 'CC BY',
    },
    body: [{ kind: 'paragraph', runs: ['Đoạn còn nháp.'] }],
  });
  const [preview] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Xem trước' }).click(),
  ]);
  const violations: string[] = [];
  preview.on('console', (message) => message.type() === 'error' && violations.push(message.text()));
  await preview.getByText('Bản xem trước – chưa đăng').waitFor();
  const address = new URL(preview.url()).pathname;
  expect(address).toBe(`/admin/xem-truoc/stories-${YEAR}/${slug}/guong-dien-hinh/${YEAR}/${slug}/`);
  expect(await preview.locator('h1').innerText()).toBe(`Ca trực ${WORD}`);
  expect(await preview.locator('.prose').getByText('Đoạn còn nháp.').isVisible()).toBe(true);
  const photo = preview.locator('figure.art img');
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  expect(await preview.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain(
    'Be Vietnam Pro',
  );
  expect(violations).toEqual([]);
  const section = preview.getByRole('link', { name: 'Gương điển hình', exact: true }).first();
  expect(await section.getAttribute('href')).toBe('/guong-dien-hinh/');

  const stranger = await fetch(newsroom.origin + address, { redirect: 'manual' });
  expect([stranger.status, await stranger.text()]).toEqual([303, '']);
  const shown = await photo.evaluate((image: HTMLImageElement) => new URL(image.currentSrc).pathname);
  expect((await fetch(newsroom.origin + shown, { redirect: 'manual' })).status).toBe(303);
  const release = path.join(folder, await readlink(path.join(folder, 'current')));
  expect(await filesWith(release, [WORD])).toEqual([]);
  expect(await readFile(path.join(folder, 'cache/held.json'), 'utf8')).toBe('[]');
  for (const file of ['content/stories.json', 'photos.json'])
    expect(await readFile(path.join(folder, 'cache', file), 'utf8')).not.toContain(WORD);
});
