import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionCookie } from './guard.ts';
import type { PublicHost } from './own-origin.ts';
import type { Person } from './person.ts';
import { SESSION_HOURS, type Sessions } from './sessions.ts';

/** What is needed to give a browser a session, and to take it away. */
export interface SessionDeps {
  readonly sessions: Sessions;
  readonly publicHost: PublicHost;
}

/** Signs a browser in. Always a new session: one that was planted in the browser before must not become the person's. */
export async function beginSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions, publicHost }: SessionDeps,
  person: Person,
  epoch: string | null,
): Promise<void> {
  const name = sessionCookie(publicHost);
  reply.setCookie(name, await sessions.open(person, epoch, request.cookies[name]), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: publicHost !== undefined,
    maxAge: SESSION_HOURS * 3600,
  });
}

export async function endSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions, publicHost }: SessionDeps,
): Promise<void> {
  const name = sessionCookie(publicHost);
  const cookie = request.cookies[name];
  if (cookie !== undefined) await sessions.close(cookie);
  // Browsers ignore a `__Host-` cookie that is not secure, also when it takes one away.
  reply.clearCookie(name, { path: '/', secure: publicHost !== undefined });
}
