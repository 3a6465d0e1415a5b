import type { FastifyInstance } from 'fastify';
import { showMoment } from '../../../src/model/dates.ts';
import type { Held } from '../../../src/model/schedule.ts';
import { pathOf, type ArticleCollection } from '../../../src/model/urls.ts';
import { onlySignedIn } from '../accounts/guard.ts';
import { editorOfKey, type EntryKey } from '../checks/entry-key.ts';
import { previewBase } from '../preview/preview-base.ts';
import { escapeHtml, renderPage } from '../site/plain-page.ts';

/** An article that waits for its time, as the “Lên lịch” view shows it. */
export interface ScheduledArticle extends Held {
  /** `02/09/2026, 08:00`, the clock of Viet Nam. */
  readonly shown: string;
  /** Its editor. */
  readonly link: string;
  /** Its page as it will be. */
  readonly preview: string;
}

const names: Readonly<Record<ArticleCollection, string>> = {
  stories: 'Gương điển hình',
  initiatives: 'Sáng kiến',
  news: 'Tin tức',
};

/** The editors' app keeps a collection a year: `stories-2026`. */
function keyOf({ collection, id }: Held): EntryKey {
  const [year = '', slug = ''] = id.split('/');
  return { collection: `${collection}-${year}`, slug };
}

const previewOf = (held: Held): string => previewBase(keyOf(held)) + pathOf(held);

/**
 * The preview of an article that waits, for whoever asks for the address that it will have.
 *
 * @param url The request's path and query.
 */
export function findHeldPreview(held: readonly Held[], url: string): string | undefined {
  const article = held.find((one) => url.split('?')[0] === pathOf(one));
  return article && previewOf(article);
}

const scheduled = (held: Held): ScheduledArticle => ({
  ...held,
  shown: showMoment(held.dueAt),
  link: editorOfKey(keyOf(held)),
  preview: previewOf(held),
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
    ({ collection, title, dueAt, shown, link, preview }) => `
      <li>
        <time datetime="${escapeHtml(dueAt)}">${shown}</time> · ${names[collection]}<br>
        <a href="${escapeHtml(link)}">${escapeHtml(title)}</a> ·
        <a href="${escapeHtml(preview)}" aria-label="Xem trước: ${escapeHtml(title)}">Xem trước</a>
      </li>`,
  );
  const list =
    rows.length === 0 ? '<p>Không có bài nào đang hẹn giờ.</p>' : `<ol>${rows.join('')}\n    </ol>`;
  return renderPage(
    'Lên lịch',
    `<p>Các bài đã duyệt, tự hiện trên trang đúng lúc ghi dưới đây.</p>
    ${list}
    <p><a href="/admin/">Về trang quản trị</a> · <a href="/admin/lich-su">Việc đã làm trên trang</a></p>`,
  );
}
