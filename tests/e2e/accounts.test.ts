import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { temporaryFolder } from '../site/build-site.ts';
import { type NewsroomProcess, startNewsroom } from './newsroom-process.ts';

const PASSWORD = 'một câu dài dễ nhớ';
const NEW_PASSWORD = 'một câu khác cũng dài';

let folder: string;
let dir: string;
let newsroom: NewsroomProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await temporaryFolder('accounts');
  dir = path.join(folder, 'newsroom');
  newsroom = await startNewsroom(dir);
  browser = await launchBrowser();
  page = await browser.newPage({ locale: 'vi-VN', viewport: { width: 390, height: 800 } });
});

afterAll(async () => {
  await browser?.close();
  await newsroom?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** `npm run newsroom -- …` beside the running server, with nobody at its terminal. */
function command(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['admin/commands/newsroom.ts', ...args], {
    env: { ...process.env, NEWSROOM_DIR: dir, PORT: new URL(newsroom.origin).port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** What axe finds on the page as it is shown. */
async function violations(): Promise<string[]> {
  // Evaluated by the browser's own protocol, which the page's policy does not reach.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const result = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

const fill = async (fields: Record<string, string>, button: string): Promise<void> => {
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: button, exact: true }).click();
};

const signIn = async (login: string, password: string): Promise<void> => {
  await page.goto(`${newsroom.origin}/admin/sign-in`);
  await fill({ 'Mã tài khoản hoặc thư điện tử': login, 'Mật khẩu': password }, 'Đăng nhập');
};

it('takes a first account from the terminal while the server runs, and the one-time link is over', async () => {
  await page.goto(newsroom.link);
  expect(await page.getByRole('button', { name: 'Vào trang quản trị' }).count()).toBe(1);
  const made = await command(
    'user',
    'add',
    'lan',
    '--name',
    'Trần Thị Lan',
    '--email',
    'lan@example.vn',
    '--role',
    'editor',
  );
  expect(made).toMatchObject({ code: 0, output: expect.stringContaining('lan is an account now') as string });
  await page.getByRole('button', { name: 'Vào trang quản trị' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('không dùng được ở đây');

  const [link = ''] = /http:\S+set-password\S+/.exec(made.output) ?? [];
  await page.goto(link);
  expect(await violations()).toEqual([]);
  const again = 'Nhập lại mật khẩu mới';
  await fill({ 'Mật khẩu mới, ít nhất 12 ký tự': PASSWORD, [again]: PASSWORD }, 'Đặt mật khẩu');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Đã đặt mật khẩu');
});

it('lets a person in by the password, who changes it', async () => {
  await signIn('lan', 'sai hoàn toàn rồi');
  expect(await page.getByRole('alert').textContent()).toBe('Tài khoản hoặc mật khẩu không đúng.');
  expect(await violations()).toEqual([]);
  await signIn('lan@example.vn', PASSWORD);
  expect(page.url()).toBe(`${newsroom.origin}/admin/`);
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });

  await page.goto(`${newsroom.origin}/admin/account`);
  expect(await violations()).toEqual([]);
  await fill(
    {
      'Mật khẩu hiện nay': PASSWORD,
      'Mật khẩu mới, ít nhất 12 ký tự': NEW_PASSWORD,
      'Nhập lại mật khẩu mới': NEW_PASSWORD,
    },
    'Đổi mật khẩu',
  );
  expect(await page.getByRole('alert').textContent()).toContain('Đã đổi mật khẩu');
});

it('ends a disabled person’s session with the next click, and lets them in again when enabled', async () => {
  expect(await command('user', 'disable', 'lan')).toMatchObject({ code: 0 });
  await page.goto(`${newsroom.origin}/admin/account`);
  expect(page.url()).toBe(`${newsroom.origin}/admin/sign-in`);
  await signIn('lan', NEW_PASSWORD);
  expect(await page.getByRole('alert').textContent()).toBe('Tài khoản hoặc mật khẩu không đúng.');
  expect(await command('user', 'enable', 'lan')).toMatchObject({ code: 0 });
  await signIn('lan', NEW_PASSWORD);
  expect(page.url()).toBe(`${newsroom.origin}/admin/`);
});

it('shows an admin everybody’s accounts, and how to add one', async () => {
  expect(await command('user', 'role', 'lan', 'admin')).toMatchObject({ code: 0 });
  await page.goto(`${newsroom.origin}/admin/account`);
  await page.getByRole('link', { name: 'Tài khoản của mọi người' }).click();
  const fields = {
    'Mã tài khoản: chữ thường không dấu, chữ số và dấu gạch nối': 'minh',
    'Họ và tên, như đứng trong lịch sử bài': 'Lê Minh',
    'Thư điện tử': 'minh@example.vn',
  };
  await fill(fields, 'Thêm người');
  expect(await page.getByText('/admin/set-password?token=').count()).toBe(1);
  expect(await violations()).toEqual([]);
  await page.getByRole('link', { name: 'Về danh sách tài khoản' }).click();
  expect(await page.getByRole('button', { name: 'Khóa tài khoản: Lê Minh' }).count()).toBe(1);
  expect(await violations()).toEqual([]);
});
