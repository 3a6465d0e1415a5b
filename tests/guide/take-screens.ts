// `npm run guide:screens`: takes the pictures of the editors' guide anew, from the real app, as three people work on one
// story in it; so that the guide shows what there is.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from '../browser.ts';
import { joinNewsroom } from '../e2e/colleague.ts';
import {
  createStory,
  openGroup,
  openScreen,
  publish,
  save,
  setStatus,
  waitUntilLive,
} from '../e2e/decap-driver.ts';
import { startNewsroom } from '../e2e/newsroom-process.ts';
import { temporaryFolder } from '../site/build-site.ts';

const OUT = fileURLToPath(new URL('../../admin/server/guide/screens/', import.meta.url));
const PHOTO = fileURLToPath(new URL('../../content/media/2020/vong-truc-dem.jpg', import.meta.url));
const SIZE = { width: 1200, height: 750 };
const YEAR = String(new Date().getFullYear());
const COLLECTION = `stories-${YEAR}`;

/** Writes what a page shows now, small enough to be kept with the code. */
async function take(page: Page, name: string): Promise<void> {
  await page.setViewportSize(SIZE);
  // Messages of what was just done stand over the corner that is to be seen.
  await page.locator('.Toastify__toast').first().waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await sharp(png)
    .webp({ quality: 60, effort: 6, smartSubsample: true })
    .toFile(path.join(OUT, `${name}.webp`));
  console.log(name);
}

const body = [
  {
    kind: 'paragraph',
    runs: [
      'Hai giờ sáng, tổ trực đi một vòng quanh hội trường. ',
      { bold: 'Mỗi phòng một phút' },
      ', không hơn.',
    ],
  },
  { kind: 'list', items: ['Nghe máy lạnh', 'Thử đèn thoát hiểm', 'Ghi vào sổ'] },
] as const;

const dir = await temporaryFolder('guide');
await mkdir(OUT, { recursive: true });
const newsroom = await startNewsroom(path.join(dir, 'newsroom'));
const browser = await launchBrowser();
try {
  await Promise.all([newsroom.line(/editors' app is built/), newsroom.line(/Live after/)]);
  const office = { newsroom, browser, errors: [] };
  const lan = await joinNewsroom(office, { login: 'lan', name: 'Trần Thị Lan', role: 'author' });
  const minh = await joinNewsroom(office, { login: 'minh', name: 'Lê Minh', role: 'publisher' });
  const door = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
  await door.goto(`${newsroom.origin}/admin/sign-in`);
  await take(door, 'dang-nhap');

  await openScreen(lan, 'collections/stories-2020');
  await lan.getByText('Ba câu hỏi ở bàn đón tiếp').waitFor();
  await take(lan, 'danh-sach');

  const slug = await createStory(lan, {
    collection: COLLECTION,
    title: 'Vòng trực lúc hai giờ sáng',
    kind: 'Tập thể',
    summary: 'Mỗi đêm họp, tổ trực đi một vòng quanh hội trường và ghi lại điều vừa thấy.',
    byline: 'Người viết mẫu',
    unit: 'Đơn vị mẫu C',
    topic: 'Hậu cần',
    plan: '2020',
    sample: true,
    photo: {
      file: PHOTO,
      alt: 'Tranh mặt trống đồng, ngôi sao vàng ở giữa',
      caption: 'Vòng trực lúc hai giờ sáng',
      credit: 'Người chụp mẫu',
      rights: 'CC BY',
    },
    body: [...body],
  });
  const entry = `collections/${COLLECTION}/entries/${slug}`;
  const top = (page: Page) => page.locator('[id^="title-field"]').first().scrollIntoViewIfNeeded();
  await top(lan);
  await take(lan, 'viet-bai');
  await (await openGroup(lan, 'photo')).evaluate((group) => group.scrollIntoView());
  await take(lan, 'anh');
  await lan.locator('.gs-body').evaluate((field) => field.scrollIntoView());
  await take(lan, 'noi-dung');
  await top(lan);
  await lan.getByRole('button', { name: 'Trạng thái: Bản nháp' }).click();
  await take(lan, 'gui-duyet');
  await lan.getByRole('menuitem', { name: 'Chờ duyệt' }).click();
  await lan.getByRole('button', { name: 'Trạng thái: Chờ duyệt' }).waitFor();

  const look = await lan.context().newPage();
  await look.goto(`${newsroom.origin}/admin/xem-truoc/${COLLECTION}/${slug}/`);
  await look.getByText('Bản xem trước – chưa đăng').waitFor();
  await take(look, 'xem-truoc');
  await look.close();

  await openScreen(minh, 'workflow');
  await minh.getByText('Vòng trực lúc hai giờ sáng').waitFor();
  await take(minh, 'bang-viec');
  await openScreen(minh, entry);
  await minh.getByRole('button', { name: 'Trạng thái: Chờ duyệt' }).click();
  await minh.getByRole('menuitem', { name: 'Bản nháp' }).click();
  const dialog = minh.getByRole('dialog', { name: 'Trả bài cho người viết' });
  await dialog
    .getByLabel('Cần sửa gì')
    .fill('Đoạn đầu hay. Thêm một câu cho biết ai nghĩ ra cuốn sổ rồi gửi lại nhé.');
  await take(minh, 'tra-bai');
  await dialog.getByRole('button', { name: 'Trả bài' }).click();
  await minh.getByRole('button', { name: 'Trạng thái: Bản nháp' }).waitFor();

  await openScreen(lan, 'workflow');
  await lan.getByText('Lê Minh đã trả bài').waitFor();
  await openScreen(lan, entry);
  await lan.getByRole('region', { name: 'Bài đang mở' }).getByText('Đoạn đầu hay.').waitFor();
  await take(lan, 'loi-nhan');
  await setStatus(lan, 'Chờ duyệt');

  await openScreen(minh, 'workflow');
  await openScreen(minh, entry);
  await minh.getByRole('button', { name: 'Trước khi đăng: còn thiếu' }).click();
  await take(minh, 'truoc-khi-dang');
  await minh.locator('[id^="task-field"]').first().fill('2');
  await save(minh);
  await setStatus(minh, 'Chờ đăng');
  await publish(minh);
  await waitUntilLive(minh, slug);
  await top(minh);
  await minh.getByRole('button', { name: 'Trước khi đăng: đủ' }).click();
  await take(minh, 'len-trang');

  await minh.goto(`${newsroom.origin}/admin/doi-dia-chi/${COLLECTION}/${slug}`);
  await take(minh, 'doi-dia-chi');
  await minh.goto(`${newsroom.origin}/admin/lich-su/${COLLECTION}/${slug}`);
  await minh.locator('summary').first().click();
  await take(minh, 'lich-su');

  await lan.goto(`${newsroom.origin}/admin/#/collections/${COLLECTION}/new`);
  await lan.locator('[id^="title-field"]').first().fill('Thử');
  await lan.getByRole('button', { name: 'Lưu', exact: true }).click();
  await lan.locator('.Toastify__toast').first().waitFor();
  await take(lan, 'bi-tu-choi');
} finally {
  await browser.close();
  await newsroom.stop();
  await rm(dir, { recursive: true, force: true });
}
