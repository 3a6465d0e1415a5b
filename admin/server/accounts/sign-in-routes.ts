import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { SESSION_COOKIE } from './guard.ts';
import type { PublicHost } from './own-origin.ts';
import type { Person } from './person.ts';
import { SESSION_HOURS, type Sessions } from './sessions.ts';
import type { SignInLink } from './sign-in-link.ts';
import { renderHowToSignIn, renderSignInPage } from './sign-in-pages.ts';

export interface SignInDeps {
  readonly sessions: Sessions;
  readonly link: SignInLink;
  /** Whom the link signs in. */
  readonly owner: Person;
  readonly publicHost: PublicHost;
  /** Tells a fresh token where only the machine's owner reads it. */
  readonly announce: (token: string) => void;
}

const form = z.strictObject({ token: z.string().min(1).max(100) });
const query = z.object({ token: z.string().min(1).max(100).optional() });

/** `/admin/sign-in`, with the one-time link, and `/admin/sign-out`. */
export async function signInRoutes(app: FastifyInstance, deps: SignInDeps): Promise<void> {
  await app.register(fastifyRateLimit, {
    global: false,
    errorResponseBuilder: () => new Refusal(429, 'Thử quá nhiều lần. Hãy đợi một phút rồi thử lại.'),
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4096 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  const limit = (max: number) => ({ config: { rateLimit: { max, timeWindow: '1 minute' } } });
  const page = (reply: FastifyReply, html: string) =>
    reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);

  app.get('/admin/sign-in', (request, reply) => {
    if (request.session !== null) return reply.redirect('/admin/', 303);
    const { token } = query.parse(request.query);
    return page(reply, token === undefined ? renderHowToSignIn(null) : renderSignInPage(token));
  });

  app.post('/admin/sign-in', limit(10), async (request, reply) => {
    const { success, data } = form.safeParse(request.body);
    if (!success || !deps.link.redeem(data.token)) {
      return page(reply.code(401), renderHowToSignIn('Liên kết này đã dùng hoặc đã hết hạn.'));
    }
    // A new session each time: one that was planted in the browser before must not become the owner's.
    const old = request.cookies[SESSION_COOKIE];
    if (old !== undefined) await deps.sessions.close(old);
    reply.setCookie(SESSION_COOKIE, await deps.sessions.open(deps.owner), {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: deps.publicHost !== undefined,
      maxAge: SESSION_HOURS * 3600,
    });
    return reply.redirect('/admin/', 303);
  });

  app.post('/admin/sign-in/link', limit(4), (_request, reply) => {
    // A live link stays the live one, so that a stranger on this machine can't void the one being opened.
    if (!deps.link.isLive()) deps.announce(deps.link.issue());
    return page(reply, renderHowToSignIn('Hãy xem cửa sổ dòng lệnh nơi máy chủ đang chạy.'));
  });

  app.post('/admin/sign-out', async (request, reply) => {
    const cookie = request.cookies[SESSION_COOKIE];
    if (cookie !== undefined) await deps.sessions.close(cookie);
    return reply.clearCookie(SESSION_COOKIE, { path: '/' }).redirect('/admin/sign-in', 303);
  });
}
