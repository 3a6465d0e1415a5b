import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../refusal.ts';
import { acceptForms } from '../site/forms.ts';
import { escapeHtml, refusalsAsPages, renderPage } from '../site/plain-page.ts';
import { styleRoute } from '../site/style-route.ts';

/** Readies a room for pages with forms: their bodies, their style, refusals as pages, and limits by address. */
export async function prepareForms(app: FastifyInstance): Promise<void> {
  await app.register(fastifyRateLimit, {
    global: false,
    errorResponseBuilder: () => new Refusal(429, 'Thử quá nhiều lần. Hãy đợi một phút rồi thử lại.'),
  });
  acceptForms(app);
  refusalsAsPages(app);
  await styleRoute(app, '/admin/accounts.css', new URL('accounts.css', import.meta.url));
}

/** Route options: so many requests a minute from one address. */
export const limit = (max: number) => ({ config: { rateLimit: { max, timeWindow: '1 minute' } } });

/** @param body HTML; whatever in it came from outside is escaped. */
export function renderFormPage(title: string, body: string, head = ''): string {
  return renderPage(title, body, `${head}\n    <link rel="stylesheet" href="/admin/accounts.css">`);
}

/** What went wrong, or what was done, above a form; nothing for null. */
export const renderNote = (note: string | null): string =>
  note === null ? '' : `<p role="alert"><strong>${escapeHtml(note)}</strong></p>`;
