import type { FastifyInstance } from 'fastify';
import { showMoment } from '../../../src/model/dates.ts';
import type { Held } from '../../../src/model/schedule.ts';
import type { ArticleCollection } from '../../../src/model/urls.ts';
import { onlySignedIn } from '../accounts/guard.ts';
import { renderPage } from '../site/plain-page.ts';

/** An article that waits for its time, as the “Lên lịch” view shows it. */
export interface ScheduledArticle extends Held {
  /** `02/09/2026, 08:00`, the clock of Viet Nam. */
  readonly shown: string;
  /** Its editor. */
  readonly link: string;
}

const names: Readonly<Record<ArticleCollection, string>> = {
  stories: 'Gương điển hình',
  initiatives: 'Sáng kiến',
  news: 'Tin tức',
};

/** The editor keeps a collection a year: `stories-2026`. */
function editorOf({ collection, id }: Held): string {
  const [year, slug] = id.split('/');
  return `/admin/#/collections/${collection}-${year}/entries/${slug}`;
}

const scheduled = (held: Held): ScheduledArticle => ({
  ...held,
  shown: showMoment(held.dueAt),
  link: editorOf(held),
});

/** `GET /api/schedule`, and the same to read at `/admin/len-lich`, for those who are signed in. */
export function scheduleRoutes(
  app: FastifyInstance,
  { held }: { readonly held: () => Promise<readonly Held[]> },
): void {
  app.get('/api/schedule', { onRequest: onlySignedIn }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { scheduled: (await held()).map(scheduled) };
  });

  app.get('/admin/len-lich', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (request.session === null) return reply.redirect('/admin/sign-in', 303);
    return reply.type('text/html; charset=utf-8').send(renderSchedule((await held()).map(scheduled)));
  });
}

function renderSchedule(articles: readonly ScheduledArticle[]): string {
  const rows = articles.map(
    ({ collection, title, dueAt, shown, link }) => `
      <li>
        <time datetime="${escapeHtml(dueAt)}">${shown}</time> · ${names[collection]}<br>
        <a href="${escapeHtml(link)}">${escapeHtml(title)}</a>
      </li>`,
  );
  const list =
    rows.length === 0 ? '<p>Không có bài nào đang hẹn giờ.</p>' : `<ol>${rows.join('')}\n    </ol>`;
  return renderPage(
    'Lên lịch',
    `<p>Các bài đã duyệt, tự hiện trên trang đúng lúc ghi dưới đây.</p>
    ${list}
    <p><a href="/admin/">Về trang quản trị</a></p>`,
  );
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
