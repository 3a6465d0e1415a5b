import { execFileSync } from 'node:child_process';
import path from 'node:path';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { propertiesOf } from '../../src/images/picture-words.ts';
import { buildXmpPacket } from '../../src/images/xmp.ts';
import { joinNewsroom } from './colleague.ts';
import { choosePhoto, createStory, openGroup, openScreen, save } from './decap-driver.ts';
import type { NewsroomProcess } from './newsroom-process.ts';
import { openOffice } from './office.ts';

/** As a photographer hands it in: a caption and a name inside, and somebody whom nobody has asked. */
const said = { description: 'Tổ âm thanh thử micrô trước phiên họp', creator: 'Nguyễn Đức Thắng' };
const photoFile = async () => ({
  name: 'Thử Micrô.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 900, height: 600, channels: 3, background: '#8c1216' } })
    .jpeg()
    .withXmp(buildXmpPacket(propertiesOf({ ...said, credit: 'a', rights: 'b', people: ['Lê An'] })))
    .toBuffer(),
});

let newsroom: NewsroomProcess;
let page: Page;
let group: Locator;

beforeAll(async () => {
  const office = await openOffice('photo-field');
  newsroom = office.newsroom;
  page = await joinNewsroom(office, { login: 'lan', name: 'Trần Thị Lan', role: 'editor' });
});

/** The one draft that there is, as the store has it. */
function draft(): string {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['--git-dir', path.join(newsroom.dir, 'store.git'), ...args]).toString();
  const [ref = ''] = git('for-each-ref', '--format=%(refname)', 'refs/heads/cms').trim().split('\n');
  return git('show', `${ref}:content/stories/2026/thu-micro-truoc-phien-hop.mdx`);
}

const value = (name: string) => group.locator(`[id^="${name}-field"]`).first().inputValue();
const slider = (name: string) => group.getByRole('slider', { name });
const cut = (name: string) =>
  group
    .locator('figure', { hasText: name })
    .locator('img')
    .evaluate((img) => getComputedStyle(img).objectPosition);

it('fills in what a photographer wrote into the file, and names nobody', async () => {
  await openScreen(page, 'collections/stories-2026/new');
  group = await openGroup(page, 'photo');
  await choosePhoto(group, await photoFile());
  await group
    .getByRole('status')
    .filter({ hasText: 'Đã điền theo lời ghi trong tệp ảnh: Chú thích, Tác giả ảnh. Hãy đọc lại.' })
    .waitFor();
  expect(await value('caption')).toBe(said.description);
  expect(await value('credit')).toBe(said.creator);
  expect(await value('people')).toBe('');
});

it('takes the focal point from a click on the photo, and from the arrow keys', async () => {
  const photo = group.locator('.gs-focus-photo');
  await photo.scrollIntoViewIfNeeded();
  const box = await photo.boundingBox();
  if (!box) throw new Error('The photo is not shown.');
  await page.mouse.click(box.x + box.width * 0.1, box.y + box.height * 0.25);
  expect(await slider('từ trái sang').inputValue()).toBe('10');
  await slider('từ trái sang').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  expect(await slider('từ trái sang').inputValue()).toBe('11');
  expect(await slider('từ trên xuống').inputValue()).toBe('24');
  // Of 900 x 600, a square leaves 300 beside it; a tenth of the way in, none of them lie before it.
  expect(await cut('1:1')).toBe('0% 50%');
});

it('can be read and heard', async () => {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run('.gs-group', {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'nested-interactive': { enabled: false } },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  expect(found).toEqual([]);
});

it('writes the focal point into the file, and nothing once it is put back', async () => {
  page.once('dialog', (dialog) => void dialog.accept());
  await openScreen(page, 'collections/stories-2026');
  await page.getByRole('heading', { name: 'Gương điển hình 2026' }).first().waitFor();
  await createStory(page, {
    collection: 'stories-2026',
    title: 'Thử micrô trước phiên họp',
    kind: 'Tập thể',
    summary: 'Năm người của tổ âm thanh thử từng chiếc micrô.',
    byline: 'Mai Đan Thư',
    unit: 'Đơn vị mẫu A',
    topic: 'Văn thư',
    photo: {
      file: await photoFile(),
      alt: 'Một người cúi xuống chiếc micrô',
      caption: 'Tổ âm thanh thử micrô',
      credit: 'Nguyễn Đức Thắng',
      rights: 'Được đăng lại',
    },
    sample: true,
    body: [{ kind: 'paragraph', runs: ['Bài viết.'] }],
  });
  const untouched = draft();
  expect(untouched).not.toContain('focus');
  group = await openGroup(page, 'photo');
  await slider('từ trên xuống').fill('20');
  await save(page);
  const chosen = draft();
  expect(chosen.replace('  focus: 50% 20%\n', '')).toBe(untouched);
  expect(chosen).toContain('  focus: 50% 20%\n');
  await group.getByRole('button', { name: 'Đặt lại giữa' }).click();
  await save(page);
  expect(draft()).toBe(untouched);
});

it('asks the same of a photo inside the text', async () => {
  await page.locator('.cms-editor-visual [contenteditable="true"] > p').last().click();
  await page.getByRole('button', { name: 'Chèn khối' }).click();
  await page.getByRole('menuitem', { name: 'Ảnh có chú thích' }).click();
  group = page.locator('.cms-editor-visual [data-slate-void="true"]').last();
  await choosePhoto(group, await photoFile());
  await group.getByRole('status').filter({ hasText: 'Chú thích, Tác giả ảnh' }).waitFor();
  await slider('từ trái sang').fill('30');
  await group.locator('[id^="alt-field"]').fill('Một người cúi xuống chiếc micrô');
  expect(await value('caption')).toBe(said.description);
  await group.locator('[id^="rights-field"]').click();
  await page.keyboard.press('Enter');
  await save(page);
  expect(draft()).toMatch(/<Figure src="[^"]+" .*focus="30% 40%" \/>/);
});
