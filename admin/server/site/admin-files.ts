import type { FastifyInstance } from 'fastify';
import { findFile } from './find-file.ts';
import { packText } from './pack-text.ts';
import { renderPage, renderWaitingPage, sendWaitingPage } from './plain-page.ts';
import { styleRoute } from './style-route.ts';

/** The editors' app, as Vite built it, for those who are signed in; anybody else is shown how to sign in. */
export async function adminFiles(
  app: FastifyInstance,
  { folder }: { readonly folder: string },
): Promise<void> {
  await styleRoute(app, '/admin/plain-page.css', new URL('plain-page.css', import.meta.url));
  app.get('/admin', (_request, reply) => reply.redirect('/admin/', 301));
  app.get('/admin/*', { onSend: packText }, async (request, reply) => {
    if (request.session === null)
      return reply.header('cache-control', 'no-store').redirect('/admin/sign-in', 303);
    const found = await findFile(folder, request.url.slice('/admin'.length));
    switch (found.kind) {
      case 'file': {
        const caching = found.path.startsWith('/assets/')
          ? 'private, max-age=31536000, immutable'
          : 'private, no-cache';
        return reply.header('cache-control', caching).sendFile(found.path, folder, { cacheControl: false });
      }
      case 'redirect':
        return reply.redirect(`/admin${found.to}`, 301);
      case 'none':
        if ((await findFile(folder, '/')).kind === 'none') return sendWaitingPage(reply, waitingPage);
        return reply
          .code(404)
          .header('cache-control', 'no-store')
          .type('text/html; charset=utf-8')
          .send(missingPage);
    }
  });
}

const waitingPage = renderWaitingPage('Đang dựng trang quản trị', 'Máy chủ đang dựng trang quản trị.');
const missingPage = renderPage('Không có trang này', '<p><a href="/admin/">Về trang quản trị</a></p>');
