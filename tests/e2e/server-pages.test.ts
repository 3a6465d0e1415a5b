import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinNewsroom } from './colleague.ts';
import { openScreen, save } from './decap-driver.ts';
import type { NewsroomProcess } from './newsroom-process.ts';
import { openOffice } from './office.ts';
import { violations } from './violations.ts';

const ENTRY = 'stories-2020/ba-cau-hoi-o-ban-don-tiep';
const PREVIEW = `/admin/xem-truoc/${ENTRY}/guong-dien-hinh/2020/ba-cau-hoi-o-ban-don-tiep/`;

let newsroom: NewsroomProcess;
let lan: Page;
let minh: Page;
let stranger: Page;

beforeAll(async () => {
  const office = await openOffice('server-pages');
  newsroom = office.newsroom;
  await newsroom.line(/Live after/);
  minh = await joinNewsroom(office, { login: 'minh', name: 'Lê Minh', role: 'admin' });
  lan = await joinNewsroom(office, { login: 'lan', name: 'Trần Thị Lan', role: 'author' });
  stranger = await (await office.browser.newContext({ locale: 'vi-VN' })).newPage();
  await openScreen(minh, `collections/${ENTRY.replace('/', '/entries/')}`);
  await minh.locator('[id^="title-field"]').first().fill('Ba câu hỏi ở bàn đón tiếp, bản nháp');
  await save(minh);
});

const pages = () => ({ stranger, lan, minh });

describe.each([
  ['the door', 'stranger', '/admin/sign-in', 'Đăng nhập'],
  ['a link that is void', 'stranger', '/admin/set-password?token=x', 'Chưa làm được'],
  ['the guide', 'stranger', '/admin/huong-dan', 'Hướng dẫn cho người viết và biên tập'],
  ['one’s account', 'lan', '/admin/account', 'Tài khoản'],
  ['everybody’s accounts', 'minh', '/admin/accounts', 'Tài khoản của tòa soạn'],
  ['a refusal', 'lan', '/admin/accounts', 'Chưa làm được'],
  ['what waits', 'lan', '/admin/len-lich', 'Lên lịch'],
  ['a history', 'lan', `/admin/lich-su/${ENTRY}`, 'Lịch sử'],
  [
    'another address',
    'minh',
    '/admin/doi-dia-chi/stories-2020/goc-sach-thang-nam-va-nhung-trang-chep-tay',
    'Đổi địa chỉ',
  ],
  ['another address, refused', 'minh', `/admin/doi-dia-chi/${ENTRY}`, 'Chưa làm được'],
  ['a preview', 'lan', PREVIEW, 'Ba câu hỏi ở bàn đón tiếp, bản nháp'],
  ['no preview', 'lan', '/admin/xem-truoc/stories-2020/khong-co/', 'Không có bản xem trước này'],
  ['no page', 'lan', '/admin/khong-co', 'Không có trang này'],
] as const)('%s', (_what, who, address, heading) => {
  it('can be read and heard on a telephone and a desk, in the light and in the dark', async () => {
    const page = pages()[who];
    for (const [width, colorScheme] of [
      [360, 'dark'],
      [1280, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(newsroom.origin + address);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });

  it('shows where the keyboard is, at every step', async () => {
    const page = pages()[who];
    await page.goto(newsroom.origin + address);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    const steps = await page
      .locator('a[href]:visible, button:visible, input:visible, select:visible, summary:visible')
      .count();
    const seen = new Set<string>();
    for (let step = 0; step < Math.min(steps, 12); step += 1) {
      await page.keyboard.press('Tab');
      const [mark, outline] = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement;
        const { outlineStyle, boxShadow } = getComputedStyle(at);
        return [at.outerHTML.slice(0, 200), outlineStyle !== 'none' || boxShadow !== 'none'] as const;
      });
      expect([mark, outline]).toEqual([mark, true]);
      seen.add(mark);
    }
    expect(seen.size).toBeGreaterThan(0);
  });
});

it('has every picture of the guide, said in words, and leads from its contents to each part', async () => {
  await stranger.goto(`${newsroom.origin}/admin/huong-dan`);
  const pictures = stranger.locator('main img');
  const count = await pictures.count();
  expect(count).toBeGreaterThan(10);
  for (let index = 0; index < count; index += 1) {
    const picture = pictures.nth(index);
    await picture.scrollIntoViewIfNeeded();
    expect(((await picture.getAttribute('alt')) ?? '').length).toBeGreaterThan(30);
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(Number(await picture.getAttribute('width')));
  }
  const targets = await stranger
    .locator('nav a')
    .evaluateAll((links) =>
      links.map((link) => document.querySelector(link.getAttribute('href') ?? '')?.textContent),
    );
  expect(targets).toEqual(await stranger.locator('nav a').allInnerTexts());
});

it('can be heard in the app: what is in work, the photos, an entry with its source', async () => {
  for (const page of [minh, lan]) await page.setViewportSize({ width: 1360, height: 900 });
  await minh.goto(`${newsroom.origin}/admin/#/workflow`);
  await minh.getByText('Ba câu hỏi ở bàn đón tiếp, bản nháp').waitFor();
  expect(await violations(minh)).toEqual([]);
  await minh.getByRole('button', { name: 'Ảnh', exact: true }).click();
  await minh.getByRole('dialog', { name: 'Thư viện ảnh' }).waitFor();
  // It fades in, and is pale until then.
  await minh.waitForFunction(() => document.getAnimations().length === 0);
  expect(await violations(minh)).toEqual([]);
  await minh.keyboard.press('Escape');
  await openScreen(minh, `collections/${ENTRY.replace('/', '/entries/')}`);
  await minh.getByTestId('switch-mode').click();
  await minh.getByTestId('raw-note').waitFor();
  expect(await violations(minh)).toEqual([]);
});
