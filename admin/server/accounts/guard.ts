import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';
import { isOwnHost, isOwnOrigin, type PublicHost } from './own-origin.ts';
import type { Session, Sessions } from './sessions.ts';

export const SESSION_COOKIE = 'newsroom';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent the request; null for a reader. */
    session: Session | null;
  }
}

const SAFE_METHODS = new Set(['GET', 'HEAD']);

/**
 * Stands before every route, before any body is read: refuses foreign hosts, foreign origins and every request that
 * would change something and does not come from a page of ours; then finds out whose session it is.
 */
export async function guardRequests(
  app: FastifyInstance,
  deps: { readonly sessions: Sessions; readonly publicHost: PublicHost },
): Promise<void> {
  await app.register(fastifyCookie);
  app.decorateRequest('session', null);
  app.addHook('onRequest', (request, _reply, done) => {
    const { host, origin } = request.headers;
    if (!isOwnHost(host, deps.publicHost)) {
      throw new Refusal(421, 'Máy chủ này không phục vụ địa chỉ vừa dùng.');
    }
    const foreign = !isOwnOrigin(origin, host, deps.publicHost);
    if (foreign && (!SAFE_METHODS.has(request.method) || (origin !== undefined && isPrivate(request.url)))) {
      throw new Refusal(403, 'Yêu cầu không đến từ trang quản trị này nên bị từ chối.');
    }
    const cookie = request.cookies[SESSION_COOKIE];
    request.session = cookie === undefined ? null : deps.sessions.find(cookie);
    done();
  });
}

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
