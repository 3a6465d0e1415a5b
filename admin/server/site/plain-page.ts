import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../refusal.ts';

/** A page of the server's own: sign-in, waiting for the first build. Its style is `plain-page.css`, as the CSP wants. */
export function renderPage(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">${head}
    <title>${title}</title>
    <link rel="stylesheet" href="/admin/plain-page.css">
  </head>
  <body>
    <main>
    <h1>${title}</h1>
    ${body}
    </main>
  </body>
</html>
`;
}

export const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Answers refusals of a room by a page instead of JSON: in rooms that people visit and not a script. */
export function refusalsAsPages(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Refusal, _request, reply) => {
    if (!(error instanceof Refusal)) throw error;
    const words = `<p role="alert">${escapeHtml(error.message)}</p>\n    <p><a href="/admin/">Về trang quản trị</a></p>`;
    return sendPage(reply.code(error.status), renderPage('Chưa làm được', words));
  });
}

/** A page that opens itself again until what it stands for is there. */
export function renderWaitingPage(title: string, words: string): string {
  const refresh = '\n    <meta http-equiv="refresh" content="3">';
  return renderPage(title, `<p>${words} Trang này tự mở lại sau vài giây.</p>`, refresh);
}

export function sendWaitingPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .code(503)
    .header('retry-after', '3')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page);
}
