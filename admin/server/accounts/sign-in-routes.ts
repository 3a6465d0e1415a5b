import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { personOf, type Account } from './account.ts';
import type { Accounts } from './accounts.ts';
import type { Attempts } from './attempts.ts';
import { beginSession, endSession, type SessionDeps } from './begin-session.ts';
import { limit } from './form-pages.ts';
import type { Passwords } from './password.ts';
import type { Person } from './person.ts';
import type { SignInLink } from './sign-in-link.ts';
import { renderHowToSignIn, renderNoAccounts, renderSignIn, renderSignInByLink } from './sign-in-pages.ts';
import { sendPage } from '../site/plain-page.ts';

export interface SignInDeps extends SessionDeps {
  readonly accounts: Accounts;
  readonly attempts: Attempts;
  readonly passwords: Passwords;
  readonly link: SignInLink;
  /** Whom the link signs in. */
  readonly owner: Person;
  /** Whether the link may be used here as long as there are no accounts. */
  readonly linkAllowed: boolean;
  /** Tells a fresh token where only the machine's owner reads it. */
  readonly announce: (token: string) => void;
  /** Whether people can also sign in at the office's OpenID provider. */
  readonly byOidc: boolean;
  readonly now: () => Date;
}

const token = z.string().min(1).max(100);
const linkForm = z.strictObject({ token });
const passwordForm = z.strictObject({ login: z.string().max(200), password: z.string().max(1000) });
const query = z.object({ token: token.optional() });

const WRONG = 'Tài khoản hoặc mật khẩu không đúng.';
const LINK_IS_OFF = 'Liên kết đăng nhập một lần không dùng được ở đây. Hãy đăng nhập bằng tài khoản của bạn.';

/** `/admin/sign-in`, with a password or, before there are accounts, the one-time link; and `/admin/sign-out`. */
export function signInRoutes(app: FastifyInstance, deps: SignInDeps): void {
  const { accounts, link } = deps;
  const linkWorks = () => deps.linkAllowed && accounts.all.length === 0;
  const renderDoor = (note: string | null): string => {
    if (accounts.all.length > 0) return renderSignIn(note, deps.byOidc);
    return deps.linkAllowed ? renderHowToSignIn(note) : renderNoAccounts();
  };

  app.get('/admin/sign-in', async (request, reply) => {
    if (request.session !== null) return reply.redirect('/admin/', 303);
    await accounts.refresh();
    const { data } = query.safeParse(request.query);
    const sent = linkWorks() ? data?.token : undefined;
    return sendPage(reply, sent === undefined ? renderDoor(null) : renderSignInByLink(sent));
  });

  // An office comes to work at one hour and from one address; guessing is slowed by what fails, below.
  app.post('/admin/sign-in', limit(30), async (request, reply) => {
    await accounts.refresh();
    const byLink = linkForm.safeParse(request.body);
    if (byLink.success) return signInByLink(request, reply, byLink.data.token);
    const form = passwordForm.safeParse(request.body);
    if (!form.success) return sendPage(reply.code(401), renderDoor(WRONG));
    const account = await requireAccount({ ...form.data, address: request.ip }, deps);
    if (account === null) return sendPage(reply.code(401), renderDoor(WRONG));
    await beginSession(request, reply, deps, personOf(account), account.epoch);
    return reply.redirect('/admin/', 303);
  });

  async function signInByLink(request: FastifyRequest, reply: FastifyReply, sent: string) {
    if (!linkWorks()) return sendPage(reply.code(403), renderDoor(LINK_IS_OFF));
    if (!link.redeem(sent))
      return sendPage(reply.code(401), renderDoor('Liên kết này đã dùng hoặc đã hết hạn.'));
    await beginSession(request, reply, deps, deps.owner, null);
    return reply.redirect('/admin/', 303);
  }

  app.post('/admin/sign-in/link', limit(4), async (_request, reply) => {
    await accounts.refresh();
    if (!linkWorks()) return sendPage(reply.code(403), renderDoor(LINK_IS_OFF));
    // A live link stays the live one, so that a stranger on this machine can't void the one being opened.
    if (!link.isLive()) deps.announce(link.issue());
    return sendPage(reply, renderHowToSignIn('Hãy xem cửa sổ dòng lệnh nơi máy chủ đang chạy.'));
  });

  app.post('/admin/sign-out', async (request, reply) => {
    await endSession(request, reply, deps);
    return reply.redirect('/admin/sign-in', 303);
  });
}

/**
 * The account that a password opens, marked as signed in; null for a wrong password, no account and a disabled one
 * alike: the answer, and the work done for it, are the same.
 *
 * @throws Refusal after too many failures.
 */
async function requireAccount(
  { login, password, address }: { login: string; password: string; address: string },
  { accounts, attempts, passwords, now }: Pick<SignInDeps, 'accounts' | 'attempts' | 'passwords' | 'now'>,
): Promise<Account | null> {
  await requireAttempt(attempts, { login, address });
  const account = accounts.byLogin(login);
  const right = await passwords.verify(account?.hash ?? null, password);
  if (!right || account === undefined || account.disabled) return null;
  await attempts.succeed({ login, address });
  return (await markSignedIn(accounts, account, now())) ? account : null;
}

/** @returns False when the account was disabled, or its password reset, since it was read. */
export function markSignedIn(accounts: Accounts, { id, epoch }: Account, now: Date): Promise<boolean> {
  return accounts.change(id, (current) =>
    current.disabled || current.epoch !== epoch ? null : { ...current, lastSignIn: now.toISOString() },
  );
}

export async function requireAttempt(
  attempts: Attempts,
  attempt: { readonly login: string; readonly address: string },
): Promise<void> {
  const wait = await attempts.begin(attempt);
  if (wait === 0) return;
  const minutes = Math.ceil(wait / 60_000);
  throw new Refusal(429, `Đã thử sai nhiều lần. Hãy đợi ${minutes} phút rồi thử lại.`);
}
