import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LightMyRequestResponse } from 'fastify';
import { Provider } from 'oidc-provider';
import { describe, expect, onTestFinished, test } from 'vitest';
import { disable } from '../../../admin/server/accounts/account.ts';
import type { OidcOptions } from '../../../admin/server/accounts/oidc.ts';
import { readOptions } from '../../../admin/server/start/options.ts';
import { cookieOf, HOST, PASSWORD, startOffice, type Office } from './office.ts';

const CLIENT = { clientId: 'newsroom', clientSecret: 'a-secret-of-the-office' };

/** A real provider on this machine. Any login is let in and is its own e-mail, verified unless it says otherwise. */
async function startProvider(): Promise<OidcOptions> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`http://${HOST}/admin/oidc/callback`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['only-for-this-test'] },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, email: sub, email_verified: !sub.startsWith('chua-') }),
    }),
  });
  server.on('request', provider.callback());
  return { issuer, ...CLIENT };
}

/** Walks through the provider's own pages as a person does; gives the address that it sends the browser back to. */
async function signInAtProvider(start: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: Record<string, string>): Promise<string> => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next?.startsWith(`http://${HOST}/`)) return next;
    if (next !== null) return visit(new URL(next, url).href);
    const page = await answer.text();
    const [, action = ''] = /action="([^"]+)"/.exec(page) ?? [];
    const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
    if (prompt === '') throw new Error(`The provider says ${answer.status}: ${page.slice(0, 400)}`);
    return visit(
      new URL(action, url).href,
      prompt === 'login' ? { prompt, login, password: 'x' } : { prompt },
    );
  };
  return visit(start);
}

interface Begun {
  readonly url: URL;
  /** The cookie that remembers the flow. */
  readonly cookie: string;
}

async function begin(office: Office): Promise<Begun> {
  const answer = await office.get('/admin/oidc');
  expect(answer.statusCode).toBe(303);
  return { url: new URL(String(answer.headers.location)), cookie: cookieOf(answer) };
}

const comeBack = (office: Office, address: string, cookie: string) =>
  office.get(address.slice(`http://${HOST}`.length), cookie);

const sessionOf = (answer: LightMyRequestResponse) =>
  [answer.headers['set-cookie']].flat().find((line) => line?.startsWith('newsroom='));

describe('signing in at the office’s own provider', () => {
  test('takes the verified address for the account that has it', async () => {
    const office = await startOffice(['editor'], { oidc: await startProvider() });
    expect((await office.get('/admin/sign-in')).body).toContain('href="/admin/oidc"');
    const { url, cookie } = await begin(office);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
      redirect_uri: `http://${HOST}/admin/oidc/callback`,
    });
    const answer = await comeBack(office, await signInAtProvider(url.href, 'Editor@example.vn'), cookie);
    expect([answer.statusCode, answer.body.includes('url=/admin/')]).toEqual([200, true]);
    expect(sessionOf(answer)).toMatch(/; HttpOnly; SameSite=Strict$/);
    const session = sessionOf(answer)?.split(';')[0] ?? '';
    expect((await office.get('/api/context', session)).json()).toMatchObject({ user: { role: 'editor' } });
    expect(office.accounts.byId('editor')?.lastSignIn).not.toBeNull();
    await office.accounts.change('editor', disable);
    expect(await office.knows(session)).toBe(401);
  });

  test('makes no account, and lets in nobody who is disabled or whose address is not verified', async () => {
    const office = await startOffice(['author', 'admin'], { oidc: await startProvider() });
    await office.add('chua-xac-minh', 'admin');
    await office.accounts.change('author', disable);
    // The id of an account is not an address: who calls themselves `admin` there is nobody here.
    for (const login of ['la@example.vn', 'author@example.vn', 'chua-xac-minh@example.vn', 'admin']) {
      const { url, cookie } = await begin(office);
      const answer = await comeBack(office, await signInAtProvider(url.href, login), cookie);
      expect([login, answer.statusCode, sessionOf(answer)]).toEqual([login, 403, undefined]);
      expect(answer.body).toContain('Hãy nhờ người quản trị');
    }
    expect(office.accounts.all).toHaveLength(3);
  });

  test('refuses an answer that is another browser’s, forged, of another flow or used before', async () => {
    const office = await startOffice(['editor'], { oidc: await startProvider() });
    const [one, two, three] = [await begin(office), await begin(office), await begin(office)];
    const back = await signInAtProvider(one.url.href, 'editor@example.vn');
    const swapped = new URL(await signInAtProvider(two.url.href, 'editor@example.vn'));
    // Somebody else's code under the state of this browser's flow: only PKCE and the nonce can tell.
    swapped.searchParams.set('state', three.url.searchParams.get('state') ?? '');
    const forged = new URL(back);
    forged.searchParams.set('state', 'x'.repeat(43));
    const answers = [
      await comeBack(office, back, ''),
      await comeBack(office, back, 'newsroom-oidc=x'),
      await comeBack(office, swapped.href, three.cookie),
      await comeBack(office, forged.href, one.cookie),
      // A flow is over with the first answer to it, the right one included.
      await comeBack(office, back, one.cookie),
    ];
    expect(answers.map((answer) => [answer.statusCode, sessionOf(answer)])).toEqual(
      answers.map(() => [403, undefined]),
    );
    expect(office.lines.filter((line) => line.startsWith('Sign-in by OpenID failed'))).toHaveLength(2);
  });

  test('ends a flow after ten minutes, and binds its cookie to a public host', async () => {
    let minutes = 0;
    const now = () => new Date(Date.UTC(2026, 2, 1) + minutes * 60_000);
    const oidc = await startProvider();
    const office = await startOffice(['editor'], { oidc, now });
    const { url, cookie } = await begin(office);
    const back = await signInAtProvider(url.href, 'editor@example.vn');
    minutes = 10;
    expect((await comeBack(office, back, cookie)).statusCode).toBe(403);
    const public_ = await startOffice(['editor'], { oidc, publicHost: 'thidua.example.vn' });
    const answer = await public_.get('/admin/oidc');
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-newsroom-oidc=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(String(answer.headers.location)).toContain(
      encodeURIComponent('https://thidua.example.vn/admin/oidc/callback'),
    );
  });

  test('leaves the passwords working when the provider is away, and is not offered where there is none', async () => {
    const gone = { issuer: 'http://127.0.0.1:1', ...CLIENT };
    const office = await startOffice(['editor'], { oidc: gone });
    const answer = await office.get('/admin/oidc');
    expect([answer.statusCode, answer.body.includes('hoặc dùng mật khẩu')]).toEqual([502, true]);
    expect((await office.signIn('editor', PASSWORD)).statusCode).toBe(303);
    const plain = await startOffice(['editor']);
    expect((await plain.get('/admin/sign-in')).body).not.toContain('oidc');
    expect((await plain.get('/admin/oidc')).headers.location).toBe('/admin/sign-in');
  });
});

describe('the environment', () => {
  const oidc = { OIDC_ISSUER: 'https://id.example.vn', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };

  test('names the provider and the proxy', () => {
    expect(readOptions({ ...oidc, TRUST_PROXY: 'loopback, 10.1.0.0/16, 2001:db8::/32' }, '/')).toMatchObject({
      oidc: { issuer: 'https://id.example.vn', clientId: 'a', clientSecret: 'b' },
      trustProxy: 'loopback, 10.1.0.0/16, 2001:db8::/32',
    });
    expect(readOptions({ ...oidc, OIDC_ISSUER: 'http://localhost:9' }, '/').oidc?.issuer).toBe(
      'http://localhost:9',
    );
  });

  test.each([
    [{ ...oidc, OIDC_ISSUER: 'http://id.example.vn' }, 'OIDC_ISSUER'],
    [{ ...oidc, OIDC_ISSUER: 'id.example.vn' }, 'OIDC_ISSUER'],
    [{ ...oidc, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
    [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY'],
    [{ TRUST_PROXY: '10.0.0.0/33' }, 'TRUST_PROXY'],
    [{ TRUST_PROXY: '10.0.0.1,' }, 'TRUST_PROXY'],
  ])('is refused where it is wrong: %j', (env, name) => {
    expect(() => readOptions(env, '/')).toThrow(name);
  });
});
