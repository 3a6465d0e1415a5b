import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { fastify } from 'fastify';
import { siteHeaders } from '../../admin/server/site/headers.ts';
import { publicSite } from '../../admin/server/site/public-site.ts';

export interface ServedSite {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a built site as the newsroom does, so that a page which needs more than its headers allow fails here. */
export async function serveSite(dir: string): Promise<ServedSite> {
  const app = fastify();
  await app.register(helmet, siteHeaders(undefined));
  await app.register(fastifyStatic, { root: dir, serve: false, cacheControl: false, dotfiles: 'deny' });
  publicSite(app, { releases: { currentFolder: () => Promise.resolve(dir) } });
  return { origin: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
}
