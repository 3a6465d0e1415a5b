import type { ServerResponse } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';
import { isOwnHost, isOwnOrigin, type PublicHost } from './own-origin.ts';
import { personOf } from './account.ts';
import type { Accounts } from './accounts.ts';
import type { Session, Sessions } from './sessions.ts';

/**
 * The session cookie's name. By `__Host-` a browser holds it to this host, this path and HTTPS, so that no other site
 * of the office's domain can plant one (RFC 6265bis, section 4.1.3); over loopback's plain HTTP it would refuse that.
 */
export const sessionCookie = (publicHost: PublicHost) =>
  publicHost === undefined ? 'newsroom' : '__Host-newsroom';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent the request; null for a reader. */
    session: Session | null;
  }
}

export interface GuardDeps {
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  /** Whether the one-time link may be used here as long as there are no accounts. */
  readonly linkAllowed: boolean;
  readonly publicHost: PublicHost;
}

const STREAM_CHECK_MS = 5000;

const SAFE_METHODS = new Set(['GET', 'HEAD']);

/**
 * Stands before every route, before any body is read: refuses foreign hosts, foreign origins and every request that
 * would change something and does not come from a page of ours; then finds out whose session it is.
 */
export async function guardRequests(app: FastifyInstance, deps: GuardDeps): Promise<void> {
  await app.register(fastifyCookie);
  app.decorateRequest('session', null);
  app.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers;
    if (!isOwnHost(host, deps.publicHost)) {
      throw new Refusal(421, 'Máy chủ này không phục vụ địa chỉ vừa dùng.');
    }
    const foreign = !isOwnOrigin(origin, host, deps.publicHost);
    if (foreign && (!SAFE_METHODS.has(request.method) || (origin !== undefined && isPrivate(request.url)))) {
      throw new Refusal(403, 'Yêu cầu không đến từ trang quản trị này nên bị từ chối.');
    }
    const cookie = request.cookies[sessionCookie(deps.publicHost)];
    if (cookie === undefined) return;
    const find = () => findSession(cookie, request.url, deps);
    request.session = await find();
    if (request.session !== null && isStream(request.url)) endWithSession(reply.raw, find);
  });
}

/** A stream is one request for hours: without this, somebody who was disabled would go on reading it. */
function endWithSession(stream: ServerResponse, find: () => Promise<Session | null>): void {
  const watch = setInterval(() => {
    find().then(
      (session) => session === null && stream.destroy(),
      () => stream.destroy(),
    );
  }, STREAM_CHECK_MS).unref();
  stream.on('close', () => clearInterval(watch));
}

/** The session behind a cookie, with its person as the accounts have them now: a role that was taken away is gone. */
async function findSession(
  cookie: string,
  url: string,
  { sessions, accounts, linkAllowed }: GuardDeps,
): Promise<Session | null> {
  await accounts.refresh();
  const session = sessions.find(cookie, isStream(url) ? 'background' : 'activity');
  if (session === null) return null;
  // Once there are accounts, whoever came by the link has to sign in like everybody.
  if (session.epoch === null) return linkAllowed && accounts.all.length === 0 ? session : null;
  const account = accounts.byId(session.person.id);
  if (account === undefined || account.disabled || account.epoch !== session.epoch) return null;
  return { ...session, person: personOf(account) };
}

const isStream = (url: string) => /^\/api\/events(?:\?|$)/.test(url);

const isPrivate = (url: string) => /^\/(?:api|admin|media)(?:[/?]|$)/.test(url);

/** For routes of the API: the session, or 401. */
export function requireSession(request: FastifyRequest): Session {
  if (request.session === null) {
    throw new Refusal(
      401,
      'Phiên làm việc đã hết. Hãy đăng nhập lại ở một thẻ khác của trình duyệt, rồi lưu lại.',
    );
  }
  return request.session;
}

/** As a hook: nothing of the route runs for a stranger, and no byte of the body is read. */
export function onlySignedIn(request: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  requireSession(request);
  done();
}
