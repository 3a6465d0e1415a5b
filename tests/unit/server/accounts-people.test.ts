import { describe, expect, test } from 'vitest';
import { cookieOf, startOffice } from './office.ts';

const LAN = { id: 'lan', name: 'Trần Thị Lan', email: 'Lan@example.vn', role: 'editor' };
const PASSWORD = 'một câu dài dễ nhớ';

describe('the page of everybody’s accounts', () => {
  test('lets an admin add somebody, who sets a password by a link that is shown once', async () => {
    const office = await startOffice(['admin']);
    const cookie = await office.enter('admin');
    const answer = await office.post('/admin/accounts/add', LAN, cookie);
    const [, token = ''] =
      /http:\/\/localhost:4321\/admin\/set-password\?token=([\w-]{43})/.exec(answer.body) ?? [];
    const page = await office.get('/admin/accounts', cookie);
    expect(page.body).toContain('lan, lan@example.vn, biên tập. Chưa đặt mật khẩu.');
    expect(page.body).not.toContain(token);
    await office.post('/admin/set-password', { token, password: PASSWORD, repeat: PASSWORD });
    expect((await office.signIn('lan', PASSWORD)).statusCode).toBe(303);
  });

  test('changes a role, disables, enables and resets, each at once', async () => {
    const office = await startOffice(['admin', 'author']);
    const [admin, author] = [await office.enter('admin'), await office.enter('author')];
    const change = async (what: string, role = 'author') =>
      (await office.post('/admin/accounts/change', { id: 'author', role, do: what }, admin)).statusCode;
    expect(await change('role', 'publisher')).toBe(200);
    expect((await office.get('/api/context', author)).json()).toMatchObject({ user: { role: 'publisher' } });
    expect([await change('disable'), await office.knows(author)]).toEqual([200, 401]);
    expect([await change('enable'), (await office.signIn('author')).statusCode]).toEqual([200, 303]);
    expect([await change('reset'), (await office.signIn('author')).statusCode]).toEqual([200, 401]);
    expect(office.accounts.byId('author')?.role).toBe('publisher');
  });

  test('says what is wrong with an account that can’t be made', async () => {
    const office = await startOffice(['admin', 'author']);
    const cookie = await office.enter('admin');
    for (const [form, status, words] of [
      [{ ...LAN, id: 'Lan Trần' }, 422, 'chữ thường không dấu'],
      [{ ...LAN, name: '<b>Lan</b>' }, 422, 'Họ và tên'],
      [{ ...LAN, email: 'lan' }, 422, 'ten@coquan.vn'],
      [{ ...LAN, role: 'vua' }, 422, 'bốn vai trò'],
      [{ ...LAN, id: 'author' }, 409, 'Đã có tài khoản'],
      [{ ...LAN, email: 'author@example.vn' }, 409, 'Đã có tài khoản'],
      [{ id: 'lan' }, 422, 'Hãy điền đủ'],
    ] as const) {
      const answer = await office.post('/admin/accounts/add', form, cookie);
      expect([answer.statusCode, answer.body.includes(words)], JSON.stringify(form)).toEqual([status, true]);
    }
    expect(office.accounts.all).toHaveLength(2);
  });

  test('is where the first account is made after the first start, and the link ends with it', async () => {
    const office = await startOffice([]);
    const cookie = cookieOf(await office.post('/admin/sign-in', { token: office.issueSignInToken() }));
    const answer = await office.post('/admin/accounts/add', { ...LAN, role: 'admin' }, cookie);
    expect(answer.body).toContain('/admin/set-password?token=');
    expect(await office.knows(cookie)).toBe(401);
  });

  test('is an admin’s alone, who can’t lock themselves out', async () => {
    const office = await startOffice(['author', 'editor', 'publisher', 'admin']);
    const before = office.accounts.all;
    const forms = [
      ['/admin/accounts/add', LAN],
      ...['role', 'disable', 'enable', 'reset'].map(
        (what) => ['/admin/accounts/change', { id: 'admin', role: 'author', do: what }] as const,
      ),
    ] as const;
    for (const role of ['author', 'editor', 'publisher']) {
      const cookie = await office.enter(role);
      expect((await office.get('/admin/accounts', cookie)).statusCode).toBe(403);
      for (const [url, form] of forms)
        expect([role, url, (await office.post(url, form, cookie)).statusCode]).toEqual([role, url, 403]);
      const raise = { id: role, role: 'admin', do: 'role' };
      expect((await office.post('/admin/accounts/change', raise, cookie)).statusCode).toBe(403);
    }
    const admin = await office.enter('admin');
    for (const [url, form] of forms.slice(1))
      expect((await office.post(url, form, admin)).statusCode).toBe(409);
    for (const [url, form] of forms) expect((await office.post(url, form)).statusCode).toBe(401);
    expect((await office.get('/admin/accounts')).headers.location).toBe('/admin/sign-in');
    const unchanged = ({ id, role, epoch, disabled }: (typeof before)[number]) => [id, role, epoch, disabled];
    expect(office.accounts.all.map(unchanged)).toEqual(before.map(unchanged));
  });
});
