import type { FastifyInstance } from 'fastify';
import type { Releases } from '../publisher/releases.ts';
import { findFile } from './find-file.ts';
import { CARD_POLICY } from './headers.ts';
import { createMovedAddresses } from './moved-addresses.ts';
import { packText } from './pack-text.ts';
import { renderPage, renderWaitingPage, sendWaitingPage } from './plain-page.ts';

/** Files that carry a digest of themselves in their name, or lie in a folder that does. */
const IMMUTABLE = /^\/(?:_astro|anh|muc-luc\/[\da-f]{12})\//;
/** By the file that is found and not by what was asked, so that nothing else can be framed by asking cleverly. */
const CARD = /^\/[^/]+\/\d{4}\/[^/]+\/trich\/index\.html$/;
/** What is made of an article for the press, beside its page. Search engines should lead to the page. */
const PRESS_FILE = /^\/[^/]+\/\d{4}\/([^/]+)\/(?:\1\.[a-z.-]+|[a-z]+\.json)$/;
const NOT_FOUND_PAGE = '/404.html';

/**
 * The site for its readers. The live release is looked up once a request, so that a swap in the middle of it changes
 * nothing: the release before stays on the disk until the next swap.
 */
export function publicSite(
  app: FastifyInstance,
  {
    releases,
    findPreview,
  }: {
    readonly releases: Pick<Releases, 'currentFolder'>;
    /** Where somebody who is signed in sees what is not at this address yet. */
    readonly findPreview?: (url: string) => Promise<string | undefined>;
  },
): void {
  const findMoved = createMovedAddresses();
  app.get('/*', { onSend: packText }, async (request, reply) => {
    const folder = await releases.currentFolder();
    if (folder === null) return sendWaitingPage(reply, waitingPage);
    const moved = await findMoved(folder, request.url);
    if (moved !== undefined) return reply.header('cache-control', 'no-cache').redirect(moved, 301);
    const found = await findFile(folder, request.url);
    switch (found.kind) {
      case 'file': {
        if (CARD.test(found.path))
          reply.header('content-security-policy', CARD_POLICY).removeHeader('x-frame-options');
        if (PRESS_FILE.test(found.path)) reply.header('x-robots-tag', 'noindex');
        const caching = IMMUTABLE.test(found.path) ? 'public, max-age=31536000, immutable' : 'no-cache';
        return reply.header('cache-control', caching).sendFile(found.path, folder, { cacheControl: false });
      }
      case 'redirect':
        return reply.header('cache-control', 'no-cache').redirect(found.to, 301);
      case 'none': {
        const preview = request.session === null ? undefined : await findPreview?.(request.url);
        if (preview !== undefined) return reply.header('cache-control', 'no-store').redirect(preview, 303);
        reply.code(404).header('cache-control', 'no-cache');
        const page = await findFile(folder, NOT_FOUND_PAGE);
        if (page.kind === 'file') return reply.sendFile(page.path, folder, { cacheControl: false });
        return reply.type('text/html').send(missingPage);
      }
    }
  });
}

const waitingPage = renderWaitingPage(
  'Đang dựng trang lần đầu',
  'Máy chủ đang dựng trang từ nội dung ban đầu.',
);
const missingPage = renderPage('Không có trang này', '<p><a href="/">Về trang chủ</a></p>');
