import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { fastify } from 'fastify';
import { siteHeaders } from '../../admin/server/site/headers.ts';

export interface ServedSite {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a built site with the headers that readers get, so that a page which needs more than they allow fails here. */
export async function serveSite(dir: string): Promise<ServedSite> {
  const app = fastify();
  await app.register(helmet, siteHeaders(undefined));
  await app.register(fastifyStatic, { root: dir });
  app.setNotFoundHandler((_request, reply) => reply.code(404).sendFile('404.html'));
  return { origin: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
}
