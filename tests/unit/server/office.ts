import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { createAccount, resetPassword, setPassword } from '../../../admin/server/accounts/account.ts';
import { createPasswords, type Passwords } from '../../../admin/server/accounts/password.ts';
import type { Role } from '../../../admin/server/accounts/person.ts';
import type { ServerDeps } from '../../../admin/server/create-server.ts';
import { startNewsroom, type TestNewsroom } from './newsroom.ts';

export const PASSWORD = 'con mèo trèo cây cau';
export const HOST = 'localhost:4321';

/** A newsroom with accounts, whose ids are those of their roles, and what a browser does at its pages. */
export interface Office extends TestNewsroom {
  /** Every hash that a password was compared with; null for none. */
  readonly verified: (string | null)[];
  add(id: string, role: Role, password?: string | null): Promise<string>;
  get(url: string, cookie?: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  post(
    url: string,
    form: Record<string, string>,
    cookie?: string,
    options?: { headers?: Record<string, string>; remoteAddress?: string },
  ): Promise<LightMyRequestResponse>;
  signIn(login: string, password?: string, from?: string): Promise<LightMyRequestResponse>;
  /** Signs in from an address of its own, which must succeed; gives the cookie. */
  enter(login: string, password?: string): Promise<string>;
  /** 200 or 401: whether a cookie is a session. */
  knows(cookie: string): Promise<number>;
}

export async function startOffice(
  people: readonly Role[] = ['author'],
  changes: Partial<ServerDeps> = {},
): Promise<Office> {
  const real = createPasswords();
  const verified: (string | null)[] = [];
  const passwords: Passwords = {
    hash: (password) => real.hash(password),
    verify(hash, password) {
      verified.push(hash);
      return real.verify(hash, password);
    },
  };
  const newsroom = await startNewsroom({ passwords, ...changes });
  const host = changes.publicHost ?? HOST;
  const ours = { host, origin: `${changes.publicHost === undefined ? 'http' : 'https'}://${host}` };
  let visitors = 0;

  const office: Office = {
    ...newsroom,
    verified,
    async add(id, role, password = PASSWORD) {
      const bare = createAccount({ id, name: `Người ${id}`, email: `${id}@example.vn`, role }, new Date());
      const { account, token } = resetPassword(bare, (changes.now ?? (() => new Date()))());
      await newsroom.accounts.add(
        password === null ? account : setPassword(account, await real.hash(password)),
      );
      return token;
    },
    get: (url, cookie = '', headers = {}) =>
      newsroom.app.inject({ url, headers: { host, cookie, ...headers } }),
    post: (url, form, cookie = '', { headers = {}, remoteAddress } = {}) =>
      newsroom.app.inject({
        method: 'POST',
        url,
        ...(remoteAddress === undefined ? {} : { remoteAddress }),
        headers: { ...ours, cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams(form).toString(),
      }),
    signIn: (login, password = PASSWORD, from) =>
      office.post(
        '/admin/sign-in',
        { login, password },
        '',
        from === undefined ? {} : { remoteAddress: from },
      ),
    async enter(login, password) {
      visitors += 1;
      const answer = await office.signIn(login, password, `10.0.0.${visitors}`);
      if (answer.statusCode !== 303) throw new Error(`${login} is not let in: ${answer.statusCode}`);
      return cookieOf(answer);
    },
    knows: async (cookie) => (await office.get('/api/context', cookie)).statusCode,
  };
  for (const role of people) await office.add(role, role);
  return office;
}

export const cookieOf = (answer: LightMyRequestResponse): string =>
  String(answer.headers['set-cookie']).split(';')[0] ?? '';

/** Nobody's password. */
export const wrongPassword = (): string => `sai-${randomUUID()}`;
