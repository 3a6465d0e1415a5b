import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { endSessions, opensLink, personOf, setPassword, type Account } from './account.ts';
import type { Accounts } from './accounts.ts';
import type { Attempts } from './attempts.ts';
import { beginSession, endSession, type SessionDeps } from './begin-session.ts';
import { limit } from './form-pages.ts';
import { requireSession } from './guard.ts';
import { findFault, vietnameseFaults, type Passwords } from './password.ts';
import { may } from './permissions.ts';
import { roleNames } from './person.ts';
import { renderOwnAccount, renderPasswordIsSet, renderSetPassword } from './sign-in-pages.ts';
import { requireAttempt } from './sign-in-routes.ts';
import { sendPage } from '../site/plain-page.ts';

export interface OwnAccountDeps extends SessionDeps {
  readonly accounts: Accounts;
  readonly attempts: Attempts;
  readonly passwords: Passwords;
  readonly now: () => Date;
}

const password = z.string().max(1000);
const token = z.string().min(1).max(100);
const linkForm = z.strictObject({ token, password, repeat: password });
const changeForm = z.strictObject({
  username: z.string().max(200).optional(),
  current: password,
  password,
  repeat: password,
});
const query = z.object({ token: token.optional() });

const LINK_IS_VOID = 'Liên kết này đã dùng hoặc đã hết hạn. Hãy xin người quản trị một liên kết mới.';

/** What people do to their own accounts: `/admin/set-password` behind a link, and `/admin/account`. */
export function ownAccountRoutes(app: FastifyInstance, deps: OwnAccountDeps): void {
  const { accounts, attempts, passwords, now } = deps;
  const byLink = (sent: string) => accounts.all.find((account) => opensLink(account, sent, now()));

  app.get('/admin/set-password', limit(20), async (request, reply) => {
    await accounts.refresh();
    const { data } = query.safeParse(request.query);
    if (data?.token === undefined || byLink(data.token) === undefined) throw new Refusal(403, LINK_IS_VOID);
    return sendPage(reply, renderSetPassword(data.token, null));
  });

  app.post('/admin/set-password', limit(10), async (request, reply) => {
    await accounts.refresh();
    const { data } = linkForm.safeParse(request.body);
    const account = data && byLink(data.token);
    if (!account) throw new Refusal(403, LINK_IS_VOID);
    const wrong = faultOf(data, account);
    if (wrong !== null) return sendPage(reply.code(422), renderSetPassword(data.token, wrong));
    const hash = await passwords.hash(data.password);
    const done = await accounts.change(account.id, (current) =>
      opensLink(current, data.token, now()) ? setPassword(current, hash) : null,
    );
    if (!done) throw new Refusal(403, LINK_IS_VOID);
    await endSession(request, reply, deps);
    return sendPage(reply, renderPasswordIsSet());
  });

  const showOwn = (request: FastifyRequest, reply: FastifyReply, note: string | null) => {
    const { person, epoch } = requireSession(request);
    return sendPage(
      reply,
      renderOwnAccount(person, roleNames[person.role], note, {
        byLink: epoch === null,
        manages: may(person, 'manageAccounts'),
      }),
    );
  };

  app.get('/admin/account', (request, reply) =>
    request.session === null ? reply.redirect('/admin/sign-in', 303) : showOwn(request, reply, null),
  );

  app.post('/admin/account/password', limit(10), async (request, reply) => {
    const account = requireOwn(request);
    const { data } = changeForm.safeParse(request.body);
    if (!data) return showOwn(request, reply.code(422), 'Hãy điền đủ ba ô.');
    // Counted apart from signing in: who finds a browser open may not guess on, and locks nobody out by it.
    const attempt = { login: `own ${account.id}`, address: request.ip };
    await requireAttempt(attempts, attempt);
    if (!(await passwords.verify(account.hash, data.current)))
      return showOwn(request, reply.code(403), 'Mật khẩu hiện nay không đúng.');
    await attempts.succeed(attempt);
    const wrong = faultOf(data, account);
    if (wrong !== null) return showOwn(request, reply.code(422), wrong);
    const hash = await passwords.hash(data.password);
    await accounts.change(account.id, (current) =>
      current.disabled || current.epoch !== account.epoch ? null : setPassword(current, hash),
    );
    const changed = accounts.byId(account.id);
    if (changed?.hash !== hash) throw new Refusal(409, 'Tài khoản vừa được thay đổi. Hãy đăng nhập lại.');
    await beginSession(request, reply, deps, personOf(changed), changed.epoch);
    return showOwn(request, reply, 'Đã đổi mật khẩu. Mọi thiết bị khác đã bị đăng xuất.');
  });

  app.post('/admin/account/sign-out-everywhere', limit(10), async (request, reply) => {
    await accounts.change(requireOwn(request).id, endSessions);
    await endSession(request, reply, deps);
    return reply.redirect('/admin/sign-in', 303);
  });

  /** The account behind the session; the one-time link has none. */
  function requireOwn(request: FastifyRequest): Account {
    const { person, epoch } = requireSession(request);
    const account = epoch === null ? undefined : accounts.byId(person.id);
    if (account === undefined) throw new Refusal(403, 'Phiên làm việc này không có tài khoản riêng.');
    return account;
  }
}

function faultOf(form: { password: string; repeat: string }, account: Account): string | null {
  if (form.password !== form.repeat) return 'Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại.';
  const fault = findFault(form.password, account);
  return fault === null ? null : vietnameseFaults[fault];
}
