import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { joinNewsroom } from './colleague.ts';
import { openScreen, save } from './decap-driver.ts';
import { openOffice } from './office.ts';
import { violations } from './violations.ts';

const ENTRY = 'collections/stories-2020/entries/ba-cau-hoi-o-ban-don-tiep';
const TITLE = 'Ba câu hỏi ở bàn đón tiếp';

let lan: Page;
let minh: Page;

beforeAll(async () => {
  const office = await openOffice('decap-screens');
  lan = await joinNewsroom(office, { login: 'lan', name: 'Trần Thị Lan', role: 'editor' });
  minh = await joinNewsroom(office, { login: 'minh', name: 'Lê Minh', role: 'editor' });
});

const title = (page: Page) => page.locator('[id^="title-field"]').first();
const toasts = (page: Page) => page.locator('.Toastify__toast');

it('can be read and heard: a list, an entry, the lines of the settings', async () => {
  await openScreen(lan, 'collections/stories-2020');
  await lan.getByText(TITLE).waitFor();
  expect(await violations(lan)).toEqual([]);
  await openScreen(lan, 'collections/site/entries/site');
  await lan.getByText('8 lĩnh vực').waitFor();
  await lan.getByText('Văn thư, lưu trữ', { exact: true }).waitFor();
  expect(await violations(lan)).toEqual([]);
  await openScreen(lan, ENTRY);
  await lan.getByRole('textbox', { name: 'Nội dung' }).waitFor();
  await lan.frameLocator('[title="Bản xem trước"]').getByRole('heading', { name: TITLE }).waitFor();
  expect(await violations(lan)).toEqual([]);
});

it('does not offer to take a published story off the site, which is done by withdrawing it', async () => {
  await lan.getByRole('button', { name: 'Đã đăng', exact: true }).click();
  await lan.getByRole('menuitem', { name: 'Tạo bản sao' }).waitFor();
  expect(await lan.getByRole('menuitem', { name: 'Gỡ khỏi trang' }).count()).toBe(0);
  await lan.keyboard.press('Escape');
});

it('finds a story in its list by words without marks', async () => {
  await openScreen(lan, 'collections/stories-2020');
  await lan.getByPlaceholder('Tìm trong tất cả').fill('ban don tiep');
  await lan.keyboard.press('Enter');
  await lan.getByRole('heading', { name: TITLE }).waitFor();
});

it('knows the award that a title stands for, and offers those of other years by holder, without marks', async () => {
  await openScreen(lan, 'collections/stories-2020/entries/ca-truc-dem-giu-tieng-cho-hoi-truong');
  const titles = lan.locator('[id^="titles-field"]').first();
  await titles.getByRole('button', { name: 'Mở ra' }).last().click();
  const award = titles.locator('[id^="award-field"]').first();
  await titles.getByText('Tập thể lao động xuất sắc năm 2019 Tổ âm thanh, Đơn vị mẫu B').waitFor();
  await award.click();
  await award.pressSequentially('phung dang');
  const found = lan.getByRole('option');
  await found.first().waitFor();
  expect(await found.allInnerTexts()).toEqual(['Chiến sĩ thi đua cơ sở năm 2019 Phùng Đăng Khoa']);
  await award.press('Escape');
  await openScreen(lan, 'collections/awards-2020');
  await lan.getByText('Chiến sĩ thi đua cơ sở năm 2019: Phùng Đăng Khoa').waitFor();
});

it('tells once why a save is refused, and says in Vietnamese which photos it takes', async () => {
  await openScreen(lan, 'collections/stories-2020/new');
  expect(await lan.locator('[id^="publishedAt-field"]').first().inputValue()).toBe('');
  await title(lan).fill('Thử');
  for (let press = 0; press < 3; press += 1)
    await lan.getByRole('button', { name: 'Lưu', exact: true }).click();
  await toasts(lan).filter({ hasText: 'Chưa lưu được' }).first().waitFor();
  expect(await toasts(lan).count()).toBe(1);

  const photo = lan.locator('.gs-group').filter({ has: lan.locator('[id^="photo-field"]') });
  const open = photo.getByRole('button', { name: 'Mở ra' }).first();
  if (await open.isVisible()) await open.click();
  await photo.getByRole('button', { name: 'Chọn ảnh', exact: true }).click();
  const drawing = { name: 'hình.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') };
  await lan.locator('.nc-fileUploadButton input[type=file]').setInputFiles(drawing);
  const refusal = toasts(lan).filter({ hasText: 'Chỉ nhận ảnh' });
  await refusal.waitFor();
  expect(await refusal.innerText()).toBe('Chưa tải ảnh lên được: Chỉ nhận ảnh JPEG, PNG, WebP hoặc AVIF.');
  await lan.getByRole('dialog', { name: 'Thư viện ảnh' }).getByRole('button', { name: 'Đóng' }).click();
});

/** Puts HTML on the clipboard as the program does that it comes from. */
async function copyHtml(page: Page, html: string): Promise<void> {
  const source = await page.context().newPage();
  await source.evaluate((text) => {
    document.addEventListener('copy', (event) => {
      event.clipboardData?.setData('text/html', text);
      event.preventDefault();
    });
  }, html);
  await source.keyboard.press('ControlOrMeta+c');
  await source.close();
}

it('takes what was copied in Word to where the cursor is, and words into the middle of a line', async () => {
  const body = lan.getByRole('textbox', { name: 'Nội dung' });
  await body.click();
  await lan.keyboard.type('Trước sau.');
  for (let letter = 0; letter < 'sau.'.length; letter += 1) await lan.keyboard.press('ArrowLeft');
  await copyHtml(lan, '<p><b>giữa</b>&nbsp;\r\nvà</p>');
  await lan.keyboard.press('ControlOrMeta+v');
  await lan.keyboard.type(' ');
  await copyHtml(lan, await readFile('tests/fixtures/word-clipboard.html', 'utf8'));
  await lan.keyboard.press('ControlOrMeta+v');
  await lan.keyboard.type(' Hết.');
  await lan.getByTestId('switch-mode').click();
  // Slate marks an empty line by a character of its own.
  const source = (await body.innerText()).split(/[\n\ufeff]+/).filter(Boolean);
  expect(source.slice(0, 3)).toEqual([
    'Trước **giữa** và',
    '## Ca trực đêm ở hội trường',
    '### Chuyện một chiếc micrô',
  ]);
  expect(source).toEqual(
    expect.arrayContaining([
      '- Mở nắp cống',
      '  - Đo mực nước ở **hai** đầu',
      '3. Thay dây',
      'Tổ âm thanh | 12',
    ]),
  );
  expect(source.slice(-2)).toEqual(['&#x69;mport là việc của cảng. Hết.', 'sau.']);
  await lan.getByTestId('switch-mode').click();
  await body.getByRole('heading', { name: 'Chuyện một chiếc micrô' }).waitFor();
});

it('never leaves a new form standing under the address of an entry', async () => {
  lan.once('dialog', (dialog) => void dialog.accept());
  await openScreen(lan, ENTRY);
  await lan.waitForFunction(
    (expected) => document.querySelector<HTMLInputElement>('[id^="title-field"]')?.value === expected,
    TITLE,
  );
});

it('gives the text back that somebody else’s save came before', async () => {
  await openScreen(minh, ENTRY);
  await title(minh).fill(`${TITLE}, bản của Minh`);
  await save(minh);
  await title(lan).fill(`${TITLE}, bản của Lan`);
  await lan.getByRole('button', { name: 'Lưu', exact: true }).click();
  await toasts(lan).filter({ hasText: 'Lê Minh sửa' }).waitFor();
  await toasts(lan).getByRole('button', { name: 'Đóng' }).first().waitFor();
  // The story is published, and its first save was refused: there is no draft to drop.
  await lan.getByRole('button', { name: 'Xóa bài đã đăng' }).waitFor();
  expect(await lan.getByRole('button', { name: 'Bỏ bài chưa đăng' }).count()).toBe(0);
  expect(await toasts(lan).last().innerText()).not.toMatch(/API|\/api\//);
  await lan.getByRole('button', { name: 'Xem bản của bạn' }).click();
  const dialog = lan.getByRole('dialog');
  expect(await dialog.getByRole('textbox', { name: 'Bản của bạn' }).inputValue()).toContain(
    `title: ${TITLE}, bản của Lan`,
  );
  expect(await violations(lan)).toEqual([]);
});
