import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { joinNewsroom } from './colleague.ts';
import { createStory, openScreen, save, setStatus } from './decap-driver.ts';
import { openOffice } from './office.ts';
import { violations } from './violations.ts';

const COLLECTION = `stories-${new Date().getFullYear()}`;

/** An author and a publisher, each at a browser of their own. */
let lan: Page;
let minh: Page;
let entry = '';

beforeAll(async () => {
  const office = await openOffice('review');
  lan = await joinNewsroom(office, { login: 'lan', name: 'Trần Thị Lan', role: 'author' });
  minh = await joinNewsroom(office, { login: 'minh', name: 'Lê Minh', role: 'publisher' });
});

const desk = (page: Page) => page.getByRole('region', { name: 'Bài đang mở' });

it('lets an author hand a story in, and a publisher give it back with a word', async () => {
  const slug = await createStory(lan, {
    collection: COLLECTION,
    title: 'Chiếc thang gấp ở kho lưu trữ',
    kind: 'Cách làm hay',
    summary: 'Một chiếc thang gấp đặt đúng chỗ giúp cả tổ lấy hồ sơ trên cao mà không phải chờ nhau.',
    byline: 'Người viết thử',
    unit: 'Đơn vị mẫu C',
    topic: 'Hậu cần',
    plan: '2020',
    sample: true,
    body: [{ kind: 'paragraph', runs: ['Kệ hồ sơ cao hơn hai mét, cả tổ chỉ có một chiếc thang.'] }],
  });
  entry = `collections/${COLLECTION}/entries/${slug}`;
  await setStatus(lan, 'Chờ duyệt');

  await openScreen(minh, entry);
  await minh.getByRole('button', { name: 'Trạng thái: Chờ duyệt' }).click();
  await minh.getByRole('menuitem', { name: 'Bản nháp' }).click();
  const dialog = minh.getByRole('dialog', { name: 'Trả bài cho người viết' });
  await dialog.getByLabel('Cần sửa gì').fill('Đoạn đầu chưa nói ai nghĩ ra.\nBổ sung rồi gửi lại nhé.');
  await dialog.getByRole('button', { name: 'Trả bài' }).click();
  await minh.getByRole('button', { name: 'Trạng thái: Bản nháp' }).waitFor();
});

it('shows the author who gave it back, why and when, as soon as the story is opened', async () => {
  await openScreen(lan, 'workflow');
  await lan.getByText('Lê Minh đã trả bài').waitFor();
  await openScreen(lan, entry);
  await desk(lan).getByText('Đoạn đầu chưa nói ai nghĩ ra.').waitFor();
  expect(await desk(lan).innerText()).toMatch(/Bài được trả lại[\s\S]*Lê Minh, \d\d\/\d\d\/\d{4}, \d\d:\d\d/);
});

it('tells what a story lacks while it is written, and does not let it pass as ready', async () => {
  await desk(lan).getByText('Nhiệm vụ số').waitFor();
  await lan.getByRole('button', { name: 'Trước khi đăng: còn thiếu 1' }).waitFor();
  await setStatus(lan, 'Chờ duyệt');
  await minh.getByRole('button', { name: 'Trạng thái: ' }).click();
  await minh.getByRole('menuitem', { name: 'Chờ đăng' }).click();
  await minh.locator('.Toastify__toast').filter({ hasText: 'Nhiệm vụ số' }).waitFor();
  expect(await violations(minh)).toEqual([]);
  await minh.locator('[id^="task-field"]').first().fill('2');
  await minh.getByRole('button', { name: 'Trước khi đăng: đủ' }).waitFor();
  await save(minh);
  await setStatus(minh, 'Chờ đăng');
});

it('leads from the story to its history, and shows what changed', async () => {
  const opened = lan.waitForEvent('popup');
  await lan.getByRole('link', { name: 'Lịch sử bài' }).click();
  const history = await opened;
  await history.getByRole('heading', { name: 'Bản nháp đang mở' }).waitFor();
  expect(await history.locator('main').innerText()).toMatch(/Chuyển sang “Bản nháp”\s+Đoạn đầu chưa nói/);
  expect(await violations(history)).toEqual([]);
  await history.getByRole('link', { name: 'Xem bản này' }).first().click();
  await history.locator('ins', { hasText: 'task: 2' }).waitFor();
  expect(await violations(history)).toEqual([]);
  await history.goBack();
  await history.getByRole('link', { name: 'Xem bản này' }).last().click();
  await history.getByRole('button', { name: 'Lấy bản này làm bản nháp' }).click();
  // An author no longer touches what has been declared ready.
  await history.getByText('chỉ biên tập viên mới sửa hoặc chuyển được').waitFor();
});
