import { spawn } from 'node:child_process';
import type { Page } from 'playwright-core';
import type { Role } from '../../admin/server/accounts/person.ts';
import { waitForApp } from './decap-driver.ts';
import type { Office } from './office.ts';

const PASSWORD = 'một câu dài dễ nhớ';

interface Colleague {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
}

/** Gives a person an account by the command, a browser of their own and the app in it. */
export async function joinNewsroom(
  { newsroom, browser, errors }: Office,
  { login, name, role }: Colleague,
): Promise<Page> {
  const about = ['--name', name, '--email', `${login}@example.vn`, '--role', role];
  const child = spawn(process.execPath, ['admin/commands/newsroom.ts', 'user', 'add', login, ...about], {
    env: { ...process.env, NEWSROOM_DIR: newsroom.dir, PORT: new URL(newsroom.origin).port },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const chunk of child.stdout) printed += String(chunk);
  const context = await browser.newContext({
    viewport: { width: 1360, height: 900 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) errors.push(message.text());
  });
  await page.goto(/http:\S+set-password\S+/.exec(printed)?.[0] ?? '');
  await page.getByLabel('Mật khẩu mới, ít nhất 12 ký tự').fill(PASSWORD);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await page.goto(`${newsroom.origin}/admin/sign-in`);
  await page.getByLabel('Mã tài khoản hoặc thư điện tử').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await waitForApp(page);
  return page;
}
