import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { describe, expect, test } from 'vitest';
import { isOwnHost, isOwnOrigin } from '../../../admin/server/accounts/own-origin.ts';
import { createSignInLink } from '../../../admin/server/accounts/sign-in-link.ts';
import { startNewsroom, type TestNewsroom } from './newsroom.ts';

const HOST = 'localhost:4321';
const ours = { host: HOST, origin: `http://${HOST}` };

function ask(newsroom: TestNewsroom, options: InjectOptions) {
  return newsroom.app.inject({ ...options, headers: { host: HOST, ...options.headers } });
}

const signIn = (newsroom: TestNewsroom, token: string, headers: Record<string, string> = {}) =>
  ask(newsroom, {
    method: 'POST',
    url: '/admin/sign-in',
    headers: { ...ours, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: `token=${token}`,
  });

const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  String(answer.headers['set-cookie']).split(';')[0] ?? '';

describe('the one-time link', () => {
  test('opens a page that signs nobody in; its button does, once', async () => {
    const newsroom = await startNewsroom();
    const token = newsroom.issueSignInToken();
    for (let look = 0; look < 3; look += 1) {
      const page = await ask(newsroom, { url: `/admin/sign-in?token=${token}` });
      expect([page.statusCode, page.headers['set-cookie'], page.headers['cache-control']]).toEqual([
        200,
        undefined,
        'no-store',
      ]);
      expect(page.body).toContain(`value="${token}"`);
    }
    const first = await signIn(newsroom, token);
    expect([first.statusCode, first.headers.location]).toEqual([303, '/admin/']);
    expect(first.headers['set-cookie']).toMatch(
      /^newsroom=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await signIn(newsroom, token)).statusCode).toBe(401);
    const app = await ask(newsroom, { url: '/admin/', headers: { cookie: cookieOf(first) } });
    expect([app.statusCode, app.body]).toEqual([200, 'the editors’ app']);
  });

  test('is void after 15 minutes, when a newer one is made, and for any other token', () => {
    let minutes = 0;
    const link = createSignInLink(() => new Date(minutes * 60_000));
    const old = link.issue();
    const token = link.issue();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect([link.redeem(old), link.redeem(''), link.redeem(`${token}x`), link.isLive()]).toEqual([
      false,
      false,
      false,
      true,
    ]);
    minutes = 15;
    expect([link.isLive(), link.redeem(token)]).toEqual([false, false]);
    const next = link.issue();
    expect([link.redeem(next), link.redeem(next), link.isLive()]).toEqual([true, false, false]);
  });

  test('does not run what somebody puts in its place', async () => {
    const newsroom = await startNewsroom();
    const page = await ask(newsroom, {
      url: `/admin/sign-in?token=${encodeURIComponent('"><script>alert(1)</script>')}`,
    });
    expect(page.body).not.toContain('<script');
  });

  test('can be printed anew, in the terminal only, and not over a live one', async () => {
    const newsroom = await startNewsroom();
    const more = () => ask(newsroom, { method: 'POST', url: '/admin/sign-in/link', headers: ours });
    const page = await more();
    expect(newsroom.tokens).toHaveLength(1);
    expect(page.body).not.toContain(newsroom.tokens[0]);
    await more();
    expect(newsroom.tokens).toHaveLength(1);
    expect((await signIn(newsroom, newsroom.tokens[0] ?? '')).statusCode).toBe(303);
  });

  test('can not be guessed: thirty tries a minute', async () => {
    const newsroom = await startNewsroom();
    const answers = [];
    for (let attempt = 0; attempt < 32; attempt += 1)
      answers.push((await signIn(newsroom, 'wrong')).statusCode);
    expect(answers).toEqual([...Array.from({ length: 30 }, () => 401), 429, 429]);
    const refused = await signIn(newsroom, 'wrong');
    expect(refused.body).toContain('Thử quá nhiều lần. Hãy đợi một phút rồi thử lại.');
  });
});

describe('a session', () => {
  test('is a new one at each sign-in: a cookie that was planted before is worth nothing', async () => {
    const newsroom = await startNewsroom();
    const planted = `newsroom=${'a'.repeat(43)}`;
    const answer = await signIn(newsroom, newsroom.issueSignInToken(), { cookie: planted });
    expect(cookieOf(answer)).not.toBe(planted);
    expect((await ask(newsroom, { url: '/api/context', headers: { cookie: planted } })).statusCode).toBe(401);
  });

  test('outlives a restart, and its file does not hold the cookie', async () => {
    const newsroom = await startNewsroom();
    const cookie = cookieOf(await signIn(newsroom, newsroom.issueSignInToken()));
    await newsroom.close();
    const file = join(newsroom.dir, 'sessions.json');
    expect(readFileSync(file, 'utf8')).not.toContain(cookie.split('=')[1]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await startNewsroom({ dir: newsroom.dir });
    expect((await ask(again, { url: '/api/context', headers: { cookie } })).json()).toMatchObject({
      user: { name: 'Chủ máy', role: 'admin' },
    });
  });

  test('ends with sign-out, by itself after 12 hours, and after two without a request', async () => {
    let hours = 0;
    const newsroom = await startNewsroom({ now: () => new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000) });
    const status = async (cookie: string) =>
      (await ask(newsroom, { url: '/api/context', headers: { cookie } })).statusCode;
    const first = cookieOf(await signIn(newsroom, newsroom.issueSignInToken()));
    const second = cookieOf(await signIn(newsroom, newsroom.issueSignInToken()));
    await ask(newsroom, { method: 'POST', url: '/admin/sign-out', headers: { ...ours, cookie: first } });
    expect([await status(first), await status(second)]).toEqual([401, 200]);
    for (hours = 1; hours < 12; hours += 1) expect(await status(second)).toBe(200);
    const third = cookieOf(await signIn(newsroom, newsroom.issueSignInToken()));
    hours = 12;
    expect([await status(second), await status(third)]).toEqual([401, 200]);
    hours = 13.9;
    // The status bar's stream opens itself again and again: that is nobody's work.
    expect(newsroom.sessions.find(third.split('=')[1] ?? '', 'background')).not.toBeNull();
    hours = 14;
    expect(await status(third)).toBe(401);
  });
});

describe('strangers', () => {
  test('get nothing of the API, and the way to sign in instead of the app', async () => {
    const newsroom = await startNewsroom();
    for (const url of ['/api/context', '/api/events', '/api/kept', '/media/2026/anh.jpg']) {
      expect((await ask(newsroom, { url })).statusCode, url).toBe(401);
    }
    const post = await ask(newsroom, {
      method: 'POST',
      url: '/api/v1',
      headers: ours,
      payload: { action: 'info' },
    });
    expect([post.statusCode, post.json<{ error: string }>().error]).toEqual([
      401,
      expect.stringContaining('đăng nhập lại') as string,
    ]);
    for (const url of ['/admin/', '/admin/index.html', '/admin/assets/app.js']) {
      expect((await ask(newsroom, { url })).headers.location, url).toBe('/admin/sign-in');
    }
    expect((await ask(newsroom, { url: '/admin/sign-in' })).body).toContain('In liên kết mới');
  });

  test('are refused before a byte of their body is read', async () => {
    const newsroom = await startNewsroom();
    const payload = `{"x":"${'a'.repeat(95 * 1024 * 1024)}"}`;
    const answer = await ask(newsroom, {
      method: 'POST',
      url: '/api/v1',
      headers: { ...ours, 'content-type': 'application/json' },
      payload,
    });
    expect(answer.statusCode).toBe(401);
  });
});

describe('requests from elsewhere', () => {
  test('with a foreign Host are refused, signed in or not: a name that was pointed here is not ours', async () => {
    const newsroom = await startNewsroom();
    const { cookie } = await newsroom.visit();
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      'localhost:4321@evil.example',
    ]) {
      for (const url of ['/', '/api/context', '/admin/', '/nothing']) {
        const answer = await newsroom.app.inject({ url, headers: { host, cookie } });
        expect(answer.statusCode, `${host} ${url}`).toBe(421);
      }
    }
  });

  test('with a foreign Origin, or a change without one, are refused', async () => {
    const newsroom = await startNewsroom();
    const { cookie } = await newsroom.visit();
    const origins = [
      'https://evil.example',
      'null',
      'http://localhost',
      'https://localhost:4321',
      'http://localhost:4322',
      undefined,
    ];
    for (const origin of origins) {
      for (const url of ['/api/v1', '/admin/sign-in', '/admin/sign-in/link', '/admin/sign-out']) {
        const headers = { host: HOST, cookie, ...(origin === undefined ? {} : { origin }) };
        const answer = await newsroom.app.inject({
          method: 'POST',
          url,
          headers,
          payload: { action: 'info' },
        });
        expect(answer.statusCode, `${String(origin)} ${url}`).toBe(403);
      }
    }
    const read = await ask(newsroom, {
      url: '/api/context',
      headers: { cookie, origin: 'https://evil.example' },
    });
    expect([read.statusCode, read.headers['access-control-allow-origin']]).toEqual([403, undefined]);
  });

  test('through a proxy are let in by the public host over HTTPS only', () => {
    expect(isOwnHost('Thidua.example.vn', 'thidua.example.vn')).toBe(true);
    expect(isOwnHost('thidua.example.vn', undefined)).toBe(false);
    expect(isOwnHost(undefined, undefined)).toBe(false);
    expect(isOwnOrigin('https://thidua.example.vn', 'thidua.example.vn', 'thidua.example.vn')).toBe(true);
    expect(isOwnOrigin('http://thidua.example.vn', 'thidua.example.vn', 'thidua.example.vn')).toBe(false);
    expect(isOwnOrigin('http://[::1]:4321', '[::1]:4321', undefined)).toBe(true);
    expect(isOwnOrigin('http://127.0.0.1:4321', 'localhost:4321', undefined)).toBe(false);
  });
});
