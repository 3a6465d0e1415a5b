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
