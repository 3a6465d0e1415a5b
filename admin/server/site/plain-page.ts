import type { FastifyReply } from 'fastify';

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
