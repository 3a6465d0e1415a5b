import { escapeHtml } from '../site/plain-page.ts';

export interface PreviewDress {
  /** The address that the preview's files are served below, without a closing slash. */
  readonly base: string;
  /** The page's own address on the site. */
  readonly page: string;
  /** Whether the preview has a file of its own at an address of the site. */
  readonly has: (address: string) => boolean;
  /** Where the entry stands, in an editor's words. */
  readonly standing: string;
  /** The first digits of its commit. */
  readonly version: string;
  /** Its editor. */
  readonly editor: string;
}

const TAG = /<[a-z](?:"[^"]*"|[^">])*>/gi;
/** No script runs on a preview, and one that is not asked for is no breach of its policy. */
const SCRIPT = /<script\b(?:"[^"]*"|[^">])*\ssrc=(?:"[^"]*"|[^">])*><\/script>/gi;
const ADDRESSES = /\s(?:src|srcset|href|poster)="[^"]*"/gi;
const BANNER = 'ban-xem-truoc';

/**
 * Makes the site's page of a draft a preview: a band says so, its style sheet and its photos come from the preview, and
 * links to what comes into being with the publication lead to the band, which says that. All other links lead to the site.
 */
export function dressPage(html: string, dress: PreviewDress): string {
  const { base, page, has, standing, version, editor } = dress;
  const lead = (address: string): string => {
    if (has(address)) return base + address;
    return address.startsWith(page) && page !== '/' ? `#${BANNER}` : address;
  };
  const led = html
    .replaceAll(SCRIPT, '')
    .replaceAll(TAG, (tag) =>
      tag.replaceAll(ADDRESSES, (attribute) =>
        attribute.replaceAll(/(?<=["\s,])\/(?!\/)[^"\s,]*/g, (address) => lead(address)),
      ),
    );
  const band = `
    <aside class="${BANNER}" id="${BANNER}" aria-label="Bản xem trước">
      <p><strong>Bản xem trước – chưa đăng.</strong> ${escapeHtml(standing)} (bản ${escapeHtml(version)}).
      Các tệp tải về và trang đi kèm có sau khi đăng.</p>
      <p><a href="${escapeHtml(editor)}">Về trang soạn bài</a></p>
    </aside>`;
  return led
    .replace('<title>', '<title>Xem trước: ')
    .replace(
      '</head>',
      '<meta name="robots" content="noindex, nofollow"><link rel="stylesheet" href="/admin/preview.css"></head>',
    )
    .replace(/<body[^>]*>/, (body) => body + band);
}
