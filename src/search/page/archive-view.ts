import { showDay } from '../../model/dates.ts';
import type { Stretch } from '../results/highlight.ts';
import type { Presented } from '../results/present.ts';
import { create, type Child } from './create.ts';

/** Results and the links around them. */

/** A link to another state of this page. The script follows it without loading; opened in a new tab, it is an address. */
export function stateLink(href: string, className: string, ...children: Child[]): HTMLAnchorElement {
  const link = create('a', { href, className }, ...children);
  link.dataset['state'] = '';
  return link;
}

export function inline(stretches: readonly Stretch[]): Child[] {
  return stretches.map(({ text, mark }) => (mark ? create('mark', {}, text) : text));
}

export function resultItem(result: Presented): HTMLLIElement {
  const { url, title, excerpt, people, section, kind, unit, topic, date, sample, image } = result;
  return create(
    'li',
    {},
    create('p', { className: 'kick' }, kind),
    create('h3', {}, create('a', { href: url }, ...inline(title))),
    create('p', {}, ...inline(excerpt)),
    people && create('p', { className: 'in' }, 'Người được nêu tên: ', ...inline(people)),
    section &&
      create('p', { className: 'in' }, 'Trong mục ', create('a', { href: section.url }, section.title)),
    create(
      'p',
      { className: 'meta' },
      unit && create('span', {}, ...inline(unit)),
      topic && create('span', {}, ...inline(topic)),
      date && create('span', {}, create('time', { dateTime: date }, showDay(date))),
      sample && create('span', { className: 'demo' }, 'Nội dung minh họa'),
    ),
    image && thumbnail(image),
  );
}

function thumbnail({ focus = '', ...image }: NonNullable<Presented['image']>): HTMLImageElement {
  return create('img', { ...image, className: focus, alt: '', loading: 'lazy', decoding: 'async' });
}

/** Page numbers around the current one, first and last; `hrefOf` gives a page's address. */
export function pageLinks(page: number, pages: number, hrefOf: (page: number) => string): Node[] {
  if (pages < 2) return [];
  const near = new Set([1, page - 1, page, page + 1, pages].filter((other) => other >= 1 && other <= pages));
  const links: Node[] = [];
  let last = 0;
  for (const other of near) {
    if (other > last + 1) links.push(create('span', { ariaHidden: 'true' }, '…'));
    const number = String(other);
    links.push(
      other === page ? create('b', { ariaCurrent: 'page' }, number) : stateLink(hrefOf(other), '', number),
    );
    last = other;
  }
  if (page > 1) links.unshift(stateLink(hrefOf(page - 1), '', 'Trang trước'));
  if (page < pages) links.push(stateLink(hrefOf(page + 1), '', 'Trang sau'));
  return links;
}

/** Cause, suggestion, one action, and the lists to walk through. */
export function emptyNotice(suggestion: string, action: string, href: string, lists: HTMLElement): Node[] {
  const ways = [...lists.querySelectorAll<HTMLAnchorElement>('a[data-way]')]
    .slice(0, 6)
    .map((way) => create('li', {}, create('a', { className: 'go', href: way.href }, way.textContent)));
  return [
    create('h3', {}, 'Chưa tìm thấy bài nào khớp'),
    create('p', {}, suggestion),
    create('p', {}, stateLink(href, 'btn', action)),
    ...(ways.length ? [create('ul', {}, ...ways)] : []),
  ];
}
