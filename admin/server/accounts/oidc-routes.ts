import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';
import { personOf, type Account } from './account.ts';
import type { Accounts } from './accounts.ts';
import { beginSession, type SessionDeps } from './begin-session.ts';
import { limit, renderFormPage } from './form-pages.ts';
import type { OidcClient, OidcFlow } from './oidc.ts';
import { originOf } from './own-origin.ts';
import { markSignedIn } from './sign-in-routes.ts';
import { sendPage } from '../site/plain-page.ts';

export interface OidcDeps extends SessionDeps {
  readonly oidc: OidcClient;
  readonly accounts: Accounts;
  /** Takes an English line when the provider fails. */
  readonly log: (line: string) => void;
  readonly now: () => Date;
}

const CALLBACK = '/admin/oidc/callback';
const FLOW_MINUTES = 10;
const MOST_FLOWS = 1000;

/** `/admin/oidc` sends people to the office's provider; `/admin/oidc/callback` is where they come back to. */
export function oidcRoutes(app: FastifyInstance, deps: OidcDeps): void {
  const { oidc, accounts, publicHost, log, now } = deps;
  const cookieName = publicHost === undefined ? 'newsroom-oidc' : '__Host-newsroom-oidc';
  const cookie = { path: '/', httpOnly: true, secure: publicHost !== undefined } as const;
  /** Flows that have begun, by the cookie of the browser that began them. */
  const flows = new Map<string, { readonly flow: OidcFlow; readonly until: number }>();

  app.get('/admin/oidc', limit(20), async (request, reply) => {
    const { url, flow } = await oidc
      .begin(originOf(request.headers.host) + CALLBACK)
      .catch((error: unknown) => {
        log(`Sign-in by OpenID failed: ${messageOf(error)}`);
        throw new Refusal(
          502,
          'Hệ thống đăng nhập của cơ quan chưa trả lời. Hãy thử lại, hoặc dùng mật khẩu.',
        );
      });
    const id = randomBytes(32).toString('base64url');
    flows.set(id, { flow, until: now().getTime() + FLOW_MINUTES * 60_000 });
    for (const oldest of flows.keys()) {
      if (flows.size <= MOST_FLOWS) break;
      flows.delete(oldest);
    }
    // Not `strict`: the browser comes back by a link of another site.
    reply.setCookie(cookieName, id, { ...cookie, sameSite: 'lax', maxAge: FLOW_MINUTES * 60 });
    return reply.header('cache-control', 'no-store').redirect(url, 303);
  });

  app.get(CALLBACK, limit(20), async (request, reply) => {
    const id = request.cookies[cookieName] ?? '';
    const begun = flows.get(id);
    flows.delete(id);
    reply.clearCookie(cookieName, cookie);
    if (begun === undefined || begun.until <= now().getTime()) throw notSignedIn();
    const email = await oidc
      .finish(begun.flow, originOf(request.headers.host) + request.url)
      .catch((error: unknown) => {
        log(`Sign-in by OpenID failed: ${messageOf(error)}`);
        throw notSignedIn();
      });
    await accounts.refresh();
    const account = email === null ? undefined : accounts.byEmail(email);
    if (account === undefined || account.disabled || !(await markSignedIn(accounts, account, now()))) {
      throw new Refusal(
        403,
        'Tòa soạn chưa có tài khoản nào đang dùng với địa chỉ thư điện tử của bạn. Hãy nhờ người quản trị.',
      );
    }
    return welcome(request, reply, account);
  });

  async function welcome(request: FastifyRequest, reply: FastifyReply, account: Account) {
    await beginSession(request, reply, deps, personOf(account), account.epoch);
    // A redirect would still count as the other site's link, and the browser would hold the strict cookie back.
    return sendPage(
      reply,
      renderFormPage(
        'Đã đăng nhập',
        '<p><a href="/admin/">Vào trang quản trị</a></p>',
        '\n    <meta http-equiv="refresh" content="0; url=/admin/">',
      ),
    );
  }
}

const notSignedIn = () => new Refusal(403, 'Đăng nhập không thành công. Hãy bắt đầu lại từ trang đăng nhập.');

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
