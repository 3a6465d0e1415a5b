import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { sendPage } from '../site/plain-page.ts';
import { styleRoute } from '../site/style-route.ts';

const SCREENS = fileURLToPath(new URL('screens/', import.meta.url));

/**
 * `GET /admin/huong-dan`: the editors' guide. Open to all, since the first thing it explains is how to sign in; what is on its
 * pictures is the demonstration, as everybody may start it.
 */
export async function guideRoutes(app: FastifyInstance): Promise<void> {
  const html = await readFile(new URL('huong-dan.html', import.meta.url), 'utf8');
  const screens = new Set(await readdir(SCREENS));
  await styleRoute(app, '/admin/guide.css', new URL('guide.css', import.meta.url));
  app.get('/admin/huong-dan', (_request, reply) => sendPage(reply, html));
  app.get<{ Params: { name: string } }>('/admin/guide/:name', (request, reply) => {
    const { name } = request.params;
    if (!screens.has(name)) return reply.callNotFound();
    return reply
      .header('cache-control', 'no-cache')
      .type('image/webp')
      .sendFile(name, SCREENS, { cacheControl: false });
  });
}
