import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { SAMPLE_LABEL } from '../article/sample.ts';
import { bodyText } from '../body/body-text.ts';
import type { PressItem, WithdrawnItem } from '../item/press-item.ts';
import { h } from './html.ts';

/** The stylesheet and the drawing of every card, paths on the site. */
export const CARD_STYLES = '/trich.css';
const CARD_DRAWING = '/do-hoa/dia-den.svg';

/** A quotation longer than this, in characters, would fill the card; then the summary stands in its place. */
const QUOTE_LENGTH = 220;

/**
 * An article as a card in other people's pages: its title, what was said in it or its summary, its credit and the way to it.
 * A page by itself, with no script; not to be found by search engines, which are led to the article.
 */
export function renderCard(item: PressItem): string {
  const { title, summary, section, kind, credit, version, corrections, sample, url } = item;
  const said = quoteOf(item);
  const words = said
    ? h(
        'blockquote',
        {},
        h('p', {}, `“${said.text}”`),
        h('footer', {}, said.role ? `${said.by}, ${said.role}` : said.by),
      )
    : h('p', { className: ['summary'] }, summary);
  return renderPage(url, title, [
    h('p', { className: ['kick'] }, section === kind ? section : `${section} · ${kind}`),
    h('h1', {}, linkOut(url, title)),
    words,
    h(
      'p',
      { className: ['credit'] },
      credit,
      ...(corrections.length > 0 ? [` Đã sửa, bản ${version}.`] : []),
      ...(sample ? [' ', h('span', { className: ['demo'] }, SAMPLE_LABEL)] : []),
    ),
  ]);
}

/** What stands in those pages once the article is taken back: nothing of it. */
export function renderWithdrawnCard({ url, reason, replacement, site }: WithdrawnItem): string {
  const title = 'Bài này đã được rút';
  return renderPage(url, title, [
    h('h1', {}, linkOut(url, title)),
    h('p', { className: ['summary'] }, reason),
    replacement && h('p', {}, 'Bài thay thế: ', linkOut(replacement.url, replacement.name)),
    h('p', { className: ['credit'] }, `Nguồn: ${site.name}, ${site.institution}.`),
  ]);
}

function renderPage(url: string, title: string, words: readonly (Element | undefined)[]): string {
  const head = h(
    'head',
    {},
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', {}, title),
    h('link', { rel: ['canonical'], href: url }),
    h('meta', { name: 'robots', content: 'noindex' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('link', { rel: ['stylesheet'], href: CARD_STYLES }),
  );
  const drawing = h('img', { src: CARD_DRAWING, width: 1720, height: 1720, alt: '' });
  const body = h(
    'body',
    {},
    h('main', {}, h('div', { className: ['strip'] }, drawing), h('div', { className: ['words'] }, ...words)),
  );
  const page = h('html', { lang: 'vi' }, head, body);
  return `${toHtml({ type: 'root', children: [{ type: 'doctype' }, page] }, { upperDoctype: true })}\n`;
}

/** Out of the frame, into a page of its own. */
const linkOut = (href: string, text: string): Element =>
  h('a', { href, target: '_blank', rel: ['noopener'] }, text);

interface Said {
  readonly text: string;
  readonly by: string;
  readonly role?: string;
}

/** The first thing that somebody says in the article, where it is short enough for a card. */
function quoteOf({ body }: PressItem): Said | undefined {
  const quote = body.find((block) => block.kind === 'quote' && block.by !== undefined);
  if (quote?.kind !== 'quote' || quote.by === undefined) return undefined;
  const text = bodyText(quote.blocks).replaceAll(/\s+/g, ' ').replaceAll(/^“|”$/g, '');
  if (text.length > QUOTE_LENGTH) return undefined;
  return { text, by: quote.by, ...(quote.role ? { role: quote.role } : {}) };
}
