import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { tellsProblem } from '../../../src/schema/problem.ts';
import type { PublicHost } from '../accounts/own-origin.ts';
import { editorOfKey, pathOfKey, requireKey } from '../checks/entry-key.ts';
import { findFile } from '../site/find-file.ts';
import { previewHeaders } from '../site/headers.ts';
import { escapeHtml, refusalsAsPages, renderPage, renderWaitingPage, sendPage } from '../site/plain-page.ts';
import { styleRoute } from '../site/style-route.ts';
import { MAIN, type Store } from '../store/open-store.ts';
import { dressPage } from './dress-page.ts';
import { previewBase } from './preview-base.ts';
import type { Previewer } from './previewer.ts';
import { findSubject, type PreviewSubject } from './subject.ts';

interface PreviewRoutesDeps {
  readonly store: Store;
  readonly previewer: Previewer;
  readonly linkOf: (path: string) => string;
  readonly publicHost: PublicHost;
  readonly now: () => Date;
}

/** `GET /admin/xem-truoc/<collection>/<slug>/<address on the site>`: pages of what is not published, for those who are signed in. */
export async function previewRoutes(app: FastifyInstance, deps: PreviewRoutesDeps): Promise<void> {
  const { store, previewer, linkOf, publicHost } = deps;
  refusalsAsPages(app);
  await styleRoute(app, '/admin/preview.css', new URL('preview.css', import.meta.url));
  const route = { helmet: previewHeaders(publicHost) };
  type Params = { collection: string; slug: string };
  app.get<{ Params: Params }>('/admin/xem-truoc/:collection/:slug', route, (request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .redirect(`${previewBase(requireKey(request.params.collection, request.params.slug))}/`, 303),
  );
  app.get<{ Params: Params }>('/admin/xem-truoc/:collection/:slug/*', route, async (request, reply) => {
    reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow');
    if (request.session === null) return reply.redirect('/admin/sign-in', 303);
    const key = requireKey(request.params.collection, request.params.slug);
    const subject = await findSubject(deps, key);
    if (subject === null) {
      const path = pathOfKey(key);
      if ((await store.fileId(MAIN, path)) !== null) return reply.redirect(linkOf(path), 303);
      return sendPage(reply.code(404), missingPage);
    }
    const base = previewBase(key);
    const address = request.url.slice(base.length);
    if (address === '/' && subject.page !== '/') return reply.redirect(base + subject.page, 303);
    const preview = await previewer.look(subject);
    switch (preview.kind) {
      case 'building':
        return sendPage(reply.code(202), waitingPage);
      case 'failed':
        return sendPage(reply.code(422), renderFailure(subject, preview.message));
      case 'ready': {
        const { folder } = preview;
        const found = await findFile(folder, address);
        if (found.kind === 'redirect') return reply.redirect(base + found.to, 301);
        if (found.kind === 'none') return sendPage(reply.code(404), missingPage);
        if (!found.path.endsWith('.html')) return reply.sendFile(found.path, folder, { cacheControl: false });
        const page = dressPage(await readFile(join(folder, found.path), 'utf8'), {
          base,
          page: subject.page,
          has: await filesIn(folder),
          standing: subject.standing,
          version: subject.tip.id.slice(0, 7),
          editor: editorOfKey(key),
        });
        return sendPage(reply, page);
      }
    }
  });
}

/** Whether a folder of files has one at an address. */
async function filesIn(folder: string): Promise<(address: string) => boolean> {
  const files = new Set(
    (await readdir(folder, { recursive: true })).map((file) => `/${file.replaceAll('\\', '/')}`),
  );
  return (address) => {
    const [path = ''] = address.split(/[?#]/);
    return files.has(path.endsWith('/') ? `${path}index.html` : path);
  };
}

const waitingPage = renderWaitingPage(
  'Đang dựng bản xem trước…',
  'Máy chủ đang dựng trang thật của bài, thường mất vài giây.',
);
const missingPage = renderPage(
  'Không có bản xem trước này',
  `<p>Bài có thể đã bị xóa, đổi địa chỉ, hoặc chưa được lưu lần nào.</p>
    <p><a href="/admin/">Về trang quản trị</a></p>`,
);

function renderFailure({ key }: PreviewSubject, message: string): string {
  const links = `<p><a href="${editorOfKey(key)}">Về trang soạn bài</a></p>`;
  if (!tellsProblem(message))
    return renderPage(
      'Chưa dựng được bản xem trước',
      `<p>Máy chủ gặp lỗi khi dựng trang. Hãy tải lại trang này để thử lần nữa; nếu vẫn vậy, hãy báo người quản trị.</p>
    ${links}`,
    );
  const problems = message.split('\n').map((line) => `<li>${escapeHtml(line)}</li>`);
  return renderPage(
    'Chưa dựng được bản xem trước',
    `<p>Nội dung còn chỗ chưa đúng. Mỗi dòng dưới đây ghi tệp, ô cần sửa và cách sửa; sửa và lưu bài rồi tải lại trang này.</p>
    <ul>${problems.join('\n')}</ul>
    ${links}`,
  );
}
