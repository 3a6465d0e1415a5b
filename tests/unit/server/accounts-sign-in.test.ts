import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { disable, enable, setRole } from '../../../admin/server/accounts/account.ts';
import { openAccounts } from '../../../admin/server/accounts/accounts.ts';
import { isLoopback } from '../../../admin/server/accounts/own-origin.ts';
import { cookieOf, PASSWORD, startOffice, wrongPassword } from './office.ts';

const NEW = 'tám chín mười mười một';

/** The file as the command of another process changes it. */
const elsewhere = (dir: string) => openAccounts(join(dir, 'accounts.json'), () => undefined);

describe('signing in', () => {
  test('takes the id or the address, in any case, and remembers when', async () => {
    const office = await startOffice(['author'], { now: () => new Date('2026-03-01T08:00:00Z') });
    const page = await office.get('/admin/sign-in');
    expect(page.body).toContain('Mã tài khoản hoặc thư điện tử');
    for (const login of ['author', 'AUTHOR', ' Author@Example.VN ']) {
      const answer = await office.signIn(login);
      expect([login, answer.statusCode, answer.headers.location]).toEqual([login, 303, '/admin/']);
      expect((await office.get('/api/context', cookieOf(answer))).json()).toMatchObject({
        user: { name: 'Người author', role: 'author' },
      });
    }
    expect(office.accounts.byId('author')?.lastSignIn).toBe('2026-03-01T08:00:00.000Z');
  });

  test('gives a commit the person’s own name', async () => {
    const office = await startOffice(['author']);
    const cookie = await office.enter('author');
    const saved = await office.app.inject({
      method: 'POST',
      url: '/api/v1',
      headers: { host: 'localhost:4321', origin: 'http://localhost:4321', cookie },
      payload: {
        action: 'persistEntry',
        params: {
          dataFiles: [{ path: 'content/stories/2026/moi.mdx', slug: 'moi', raw: 'Bài mới' }],
          assets: [],
          options: {
            commitMessage: 'Bài mới',
            collectionName: 'stories-2026',
            useWorkflow: true,
            newEntry: true,
          },
        },
      },
    });
    expect(saved.statusCode).toBe(200);
    expect(await office.store.commitAt('refs/heads/cms/stories-2026/moi')).toMatchObject({
      author: { name: 'Người author', email: 'author@example.vn' },
    });
  });

  test('remembers what the same person had open here, so that an entry can be saved after the night', async () => {
    let hours = 0;
    const now = () => new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000);
    const office = await startOffice(['editor', 'publisher'], { now });
    const cookie = await office.enter('editor');
    const session = office.sessions.find(cookie.split('=')[1] ?? '');
    session?.rememberText('content/plans/a.mdx', 'b'.repeat(40));
    hours = 3;
    expect(await office.knows(cookie)).toBe(401);
    const seenBy = async (login: string) => {
      const answer = await office.post('/admin/sign-in', { login, password: PASSWORD }, cookie);
      const [, value = ''] = cookieOf(answer).split('=');
      return office.sessions.find(value)?.seenText('content/plans/a.mdx');
    };
    expect(await seenBy('editor')).toBe('b'.repeat(40));
    expect(await seenBy('publisher')).toBeUndefined();
  });
});

describe('the one-time link', () => {
  test('is void as soon as there is an account, and so is whoever came by it', async () => {
    const office = await startOffice([]);
    const enter = () => office.post('/admin/sign-in', { token: office.issueSignInToken() });
    const cookie = cookieOf(await enter());
    expect(await office.knows(cookie)).toBe(200);
    await office.add('lan', 'admin');
    expect(await office.knows(cookie)).toBe(401);
    expect((await enter()).statusCode).toBe(403);
    const more = await office.post('/admin/sign-in/link', {});
    expect([more.statusCode, office.tokens]).toEqual([403, []]);
  });

  test.each([{ publicHost: 'thidua.example.vn' }, { linkAllowed: false }])(
    'is refused where others reach the server: %j',
    async (changes) => {
      const office = await startOffice([], changes);
      const page = await office.get(`/admin/sign-in?token=${office.issueSignInToken()}`);
      expect(page.body).toContain('npm run newsroom -- user add');
      expect(page.body).not.toContain('<form');
      const answer = await office.post('/admin/sign-in', { token: office.issueSignInToken() });
      expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined]);
      await office.post('/admin/sign-in/link', {});
      expect(office.tokens).toEqual([]);
    },
  );

  test('is for a server that listens to its own machine', () => {
    expect(['127.0.0.1', 'localhost', '::1', '127.1.2.3'].filter((host) => !isLoopback(host))).toEqual([]);
    expect(['0.0.0.0', '::', '10.0.0.1', 'localhost.example.vn'].filter(isLoopback)).toEqual([]);
  });
});

describe('a link to set a password', () => {
  test('opens a page, sets a password that will do, and works once', async () => {
    const office = await startOffice([]);
    const token = await office.add('lan', 'author', null);
    expect((await office.get(`/admin/set-password?token=${token}`)).body).toContain(`value="${token}"`);
    const set = (password: string, repeat = password) =>
      office.post('/admin/set-password', { token, password, repeat });
    for (const [answer, words] of [
      [await set('ngắn'), 'ít nhất 12 ký tự'],
      [await set(NEW, `${NEW}!`), 'không giống nhau'],
      [await set('lan lan lan 2026'), 'có chứa tên'],
    ] as const) {
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain(words);
    }
    expect((await set(NEW)).body).toContain('Đã đặt mật khẩu');
    expect((await set(PASSWORD)).statusCode).toBe(403);
    expect((await office.get(`/admin/set-password?token=${token}`)).statusCode).toBe(403);
    expect((await office.signIn('lan', NEW)).statusCode).toBe(303);
  });

  test('ends after a day, and with the account', async () => {
    let hours = 0;
    const office = await startOffice([], { now: () => new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000) });
    const token = await office.add('lan', 'author', null);
    const other = await office.add('minh', 'author', null);
    const open = async (which: string) => (await office.get(`/admin/set-password?token=${which}`)).statusCode;
    expect([await open(token), await open(other), await open('x')]).toEqual([200, 200, 403]);
    await office.accounts.change('minh', disable);
    expect(await open(other)).toBe(403);
    hours = 24;
    expect(await open(token)).toBe(403);
  });
});

describe('one’s own account', () => {
  test('takes a new password from who knows the old one, and ends the other sessions', async () => {
    const office = await startOffice(['editor']);
    const [here, there] = [await office.enter('editor'), await office.enter('editor')];
    const page = await office.get('/admin/account', here);
    expect(page.body).toContain('Người editor (editor, editor@example.vn), biên tập.');
    const change = (current: string, password: string, cookie = here) =>
      office.post('/admin/account/password', { current, password, repeat: password }, cookie);
    expect((await change(wrongPassword(), NEW)).statusCode).toBe(403);
    expect((await change(PASSWORD, 'ngắn')).statusCode).toBe(422);
    const done = await change(PASSWORD, NEW);
    expect([done.statusCode, done.body.includes('Đã đổi mật khẩu')]).toEqual([200, true]);
    const sessions = [here, there, cookieOf(done)].map((cookie) => office.knows(cookie));
    expect(await Promise.all(sessions)).toEqual([401, 401, 200]);
    expect((await office.signIn('editor', PASSWORD)).statusCode).toBe(401);
    expect((await office.signIn('editor', NEW)).statusCode).toBe(303);
  });

  test('can be signed out everywhere', async () => {
    const office = await startOffice(['editor', 'author']);
    const cookies = [
      await office.enter('editor'),
      await office.enter('editor'),
      await office.enter('author'),
    ];
    const answer = await office.post('/admin/account/sign-out-everywhere', {}, cookies[0]);
    expect(answer.headers.location).toBe('/admin/sign-in');
    expect(await Promise.all(cookies.map((cookie) => office.knows(cookie)))).toEqual([401, 401, 200]);
  });

  test('is nobody else’s: strangers are sent to sign in, and the link has none', async () => {
    const office = await startOffice([]);
    expect((await office.get('/admin/account')).headers.location).toBe('/admin/sign-in');
    expect((await office.post('/admin/account/password', {})).statusCode).toBe(401);
    const cookie = cookieOf(await office.post('/admin/sign-in', { token: office.issueSignInToken() }));
    expect((await office.get('/admin/account', cookie)).body).not.toContain('<form');
    expect((await office.post('/admin/account/sign-out-everywhere', {}, cookie)).statusCode).toBe(403);
  });
});

describe('what the command changes', () => {
  test('holds from the next request, without a restart', async () => {
    const office = await startOffice(['author', 'publisher']);
    const cookie = await office.enter('author');
    const command = await elsewhere(office.dir);
    const role = async () =>
      (await office.get('/api/context', cookie)).json<{ user?: { role: string } }>().user?.role;
    expect(await role()).toBe('author');
    await command.change('author', (account) => setRole(account, 'editor'));
    expect(await role()).toBe('editor');
    await command.change('author', disable);
    expect(await office.knows(cookie)).toBe(401);
    expect((await office.signIn('author')).statusCode).toBe(401);
    await command.change('author', enable);
    expect(await office.knows(cookie)).toBe(401);
    expect((await office.signIn('author')).statusCode).toBe(303);
  });

  test('ends the streams that are open as well', async () => {
    const office = await startOffice(['author', 'editor']);
    const [author, editor] = [await office.enter('author'), await office.enter('editor')];
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const origin = await office.app.listen({ host: '127.0.0.1', port: 0 });
    const open = (cookie: string) => fetch(`${origin}/api/events`, { headers: { cookie } });
    const [disabled, kept] = [await open(author), await open(editor)];
    await (await elsewhere(office.dir)).change('author', disable);
    let over = false;
    onTestFinished(() => void (over = true));
    const ended = expect(disabled.text())
      .rejects.toThrow()
      .finally(() => (over = true));
    // A look at the file may be under way when the clock strikes; the next one sees the change.
    while (!over) {
      vi.advanceTimersByTime(5000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await ended;
    expect((await open(author)).status).toBe(401);
    expect(kept.body?.locked).toBe(false);
    await office.close();
    expect(await kept.text()).toContain('event: state');
  });

  test('is not lost to a damaged file: the people stay as they were, and the operator is told', async () => {
    const office = await startOffice(['author']);
    const cookie = await office.enter('author');
    const file = join(office.dir, 'accounts.json');
    const whole = readFileSync(file);
    writeFileSync(file, '{');
    expect(await office.knows(cookie)).toBe(200);
    expect(office.lines.filter((line) => line.includes("accounts.json can't be read"))).toHaveLength(1);
    writeFileSync(file, whole);
    expect(await office.knows(cookie)).toBe(200);
  });
});
