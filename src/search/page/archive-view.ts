import { showDay } from '../../model/dates.ts';
import type { FacetValue } from '../results/facets.ts';
import type { Segment } from '../results/highlight.ts';
import type { Presented } from '../results/present.ts';

/** Everything that the archive page draws. Only DOM calls: no text of a story ever passes through an HTML parser. */

type Child = Node | string | undefined | false;

export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

const NUMBER = new Intl.NumberFormat('vi-VN');
export const formatCount = (count: number): string => NUMBER.format(count);

/** A link to another state of this page. The script follows it without loading; opened in a new tab, it is an address. */
export function stateLink(href: string, className: string, ...children: Child[]): HTMLAnchorElement {
  const link = create('a', { href, className }, ...children);
  link.dataset['state'] = '';
  return link;
}

function inline(segments: readonly Segment[]): Child[] {
  return segments.map(({ text, mark }) => (mark ? create('mark', {}, text) : text));
}

export function resultItem({ url, title, excerpt, section, card }: Presented): HTMLLIElement {
  const { kind, unit, date, sample, image } = card;
  const shown = showDay(date);
  return create(
    'li',
    {},
    create('p', { className: 'kick' }, kind),
    create('h3', {}, create('a', { href: url }, ...inline(title))),
    create('p', {}, ...inline(excerpt)),
    section &&
      create('p', { className: 'in' }, 'Trong mục ', create('a', { href: section.url }, section.title)),
    create(
      'p',
      { className: 'meta' },
      unit && create('span', {}, unit),
      create('span', {}, create('time', { dateTime: date }, shown)),
      sample && create('span', { className: 'demo' }, 'Nội dung minh họa'),
    ),
    image && create('img', { ...image, alt: '', loading: 'lazy', decoding: 'async' }),
  );
}

/** A facet with its controls, drawn once; only the counts change, so that the focus stays where the reader is. */
export interface FacetBox {
  readonly element: HTMLFieldSetElement;
  update(counts: ReadonlyMap<string, number>, chosen: readonly string[]): void;
}

export function checkboxes(name: string, label: string, values: readonly FacetValue[]): FacetBox {
  const rows = values.map(({ id, label: text }) => {
    const input = create('input', { type: 'checkbox', name, value: id });
    const count = create('span');
    return { id, input, count, row: create('label', {}, input, text, count) };
  });
  return {
    element: create('fieldset', {}, create('legend', {}, label), ...rows.map(({ row }) => row)),
    update(counts, chosen) {
      for (const { id, input, count } of rows) {
        input.checked = chosen.includes(id);
        count.textContent = formatCount(counts.get(id) ?? 0);
      }
    },
  };
}

/** For a facet with many values. It offers one at a time; an address may still choose several. */
export function dropdown(name: string, label: string, all: string, values: readonly FacetValue[]): FacetBox {
  const id = `loc-${name}`;
  const rows = values.map((value) => ({ value, option: create('option', { value: value.id }) }));
  const select = create(
    'select',
    { id, name },
    create('option', { value: '' }, all),
    ...rows.map(({ option }) => option),
  );
  return {
    element: create('fieldset', {}, create('legend', {}, create('label', { htmlFor: id }, label)), select),
    update(counts, chosen) {
      for (const { value, option } of rows)
        option.textContent = `${value.label} (${formatCount(counts.get(value.id) ?? 0)})`;
      select.value = (chosen.length === 1 && chosen[0]) || '';
    },
  };
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

/** Cause, suggestion, one action. */
export function emptyNotice(suggestion: string, action: string, href: string): Node[] {
  return [
    create('h3', {}, 'Chưa tìm thấy bài nào khớp'),
    create('p', {}, suggestion),
    create('p', {}, stateLink(href, 'btn', action)),
  ];
}
