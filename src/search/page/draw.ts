import { FACETS } from '../store/shelf.ts';
import type { Shown } from '../results/search-archive.ts';
import { emptyNotice, pageLinks, resultItem, stateLink } from './archive-view.ts';
import { adviseOnNothing, chipsOf, headline, noticeOf, tellFailure } from './archive-words.ts';
import { create, formatCount } from './create.ts';
import { dayBox, facetBox, type FacetBox } from './facet-boxes.ts';
import { clearChoices, countChoices, PAGE_SIZE, writeState, type ArchiveState } from '../results/state.ts';

/** Draws what the archive page shows, and keeps what the reader is on where it is. */
export interface ArchivePage {
  /** Says that an answer to a state is awaited: at once where nothing is shown yet, else when it takes long. */
  await(state: ArchiveState): void;
  draw(state: ArchiveState, shown: Shown): void;
  /** Says that the answer could not be had; what was shown before stays. */
  fail(): void;
  readonly count: HTMLElement;
}

/** Long enough that a quick answer is not preceded by a word that it is awaited. */
const PATIENCE_MS = 300;

export const addressOf = (state: ArchiveState): string => {
  const search = writeState(state).toString();
  return search ? `?${search}` : location.pathname;
};

export function openPage(root: HTMLElement): ArchivePage {
  const part = (name: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(`[data-${name}]`);
    if (!found) throw new Error(`The archive page has no element with data-${name}`);
    return found;
  };
  const results = part('results') as HTMLOListElement;
  const sort = part('sort') as HTMLSelectElement;
  const count = part('count');
  const days = dayBox();
  const title = document.title;
  let boxes: ReadonlyMap<string, FacetBox> | undefined;
  /** The results that the list holds; none before the first answer. */
  let drawn: string | undefined;
  /** Whether the question that was asked last has its first answer. */
  let isAnswered = false;
  let patience: ReturnType<typeof setTimeout> | undefined;
  /** What was last said of results. */
  let said = '';
  let failures = 0;

  /** What stays as it was is left alone, and with it the focus. */
  const fill = (name: string, children: readonly Node[]): void => {
    const old = part(name);
    const next = old.cloneNode() as HTMLElement;
    next.append(...children);
    next.hidden = !children.length;
    if (old.isEqualNode(next)) return;
    old.replaceChildren(...next.childNodes);
    old.hidden = next.hidden;
  };
  const say = (words: string): void => {
    if (count.textContent !== words) count.textContent = words;
  };
  /** Shows the results, or the lists to walk through. */
  const open = (isOpen: boolean): void => {
    root.hidden = !isOpen;
    part('fallback').hidden = isOpen;
    document.documentElement.removeAttribute('data-awaited');
  };
  const isAsked = (state: ArchiveState): boolean => addressOf(state) !== location.pathname;

  /** A second answer to the same question puts nothing else under a reader's eyes or focus. */
  const isRead = (): boolean =>
    results.contains(document.activeElement) || results.getBoundingClientRect().top < 0;

  function drawResults(shown: Shown): void {
    const written = JSON.stringify(shown.results);
    if (drawn === written) return;
    drawn = written;
    results.replaceChildren(...shown.results.map(resultItem));
    results.start = (shown.page - 1) * PAGE_SIZE + 1;
  }

  /** What is read stays where it is; what it lacks comes below. */
  function addResults(shown: Shown): void {
    const there = new Set([...results.querySelectorAll('h3 a')].map((link) => link.getAttribute('href')));
    const missing = shown.results.filter(({ url }) => !there.has(url));
    if (missing.length) drawn = '';
    results.append(...missing.map(resultItem));
  }

  function drawFacets(state: ArchiveState, { facets }: Shown): void {
    if (!facets) return;
    boxes ??= new Map(
      FACETS.filter((facet) => facets[facet].length).map((facet) => [facet, facetBox(facet, facets[facet])]),
    );
    const all = [...boxes.values()];
    const [years, ...others] = all.map(({ element }) => element);
    if (!days.element.isConnected)
      part('facets').replaceChildren(...(years ? [years] : []), days.element, ...others);
    for (const facet of FACETS) boxes.get(facet)?.update(facets[facet], state);
    days.update([], state);
  }

  function drawNotice(state: ArchiveState, shown: Shown): void {
    const notice = noticeOf(state, shown);
    const words = notice && [
      notice.before,
      ...(notice.link ? [stateLink(addressOf(notice.link.next), '', notice.link.text)] : []),
      notice.after,
    ];
    fill('notice', words ? [create('p', {}, ...words)] : []);
  }

  function drawChips(state: ArchiveState, shown: Shown): void {
    const links = chipsOf(state, shown).map(({ label, next }) =>
      stateLink(addressOf(next), '', create('span', { className: 'vh' }, 'Bỏ lọc: '), label),
    );
    const all = stateLink(addressOf(clearChoices(state)), 'x', 'Xóa tất cả');
    fill('chips', links.length ? [...links, all] : []);
  }

  function drawEmpty(state: ArchiveState, shown: Shown): void {
    if (shown.found || !shown.isFinal) {
      fill('empty', []);
      return;
    }
    const { suggestion, action, next } = adviseOnNothing(state, shown);
    fill('empty', emptyNotice(suggestion, action, addressOf(next), part('fallback')));
  }

  return {
    count,
    await(state) {
      isAnswered = false;
      results.ariaBusy = 'true';
      // On a phone what was asked and what was found should be in one view.
      document.documentElement.toggleAttribute('data-asked', state.query !== '');
      clearTimeout(patience);
      const isFirst = drawn === undefined;
      if (isFirst && isAsked(state)) open(true);
      patience = setTimeout(() => say('Đang tìm…'), isFirst ? 0 : PATIENCE_MS);
    },
    draw(state, shown) {
      const isSecond = isAnswered;
      isAnswered = true;
      if (shown.isFinal) {
        clearTimeout(patience);
        results.ariaBusy = 'false';
      }
      const isOther = shown.meant?.shown === 'instead' || shown.unquoted !== undefined;
      if (!isSecond || isOther || !isRead()) drawResults(shown);
      else addResults(shown);
      drawFacets(state, shown);
      drawNotice(state, shown);
      drawChips(state, shown);
      drawEmpty(state, shown);
      // What is still being counted is not said.
      if (shown.isFinal) said = headline(state, shown);
      say(shown.isFinal ? said : 'Đang tìm…');
      part('to-results').textContent = `Xem ${formatCount(shown.found)} kết quả`;
      document.title = state.query ? `${state.query} – ${title}` : title;
      // Without words nothing fits better than another, and the newest come first.
      sort.value = !shown.isSearch && state.sort === 'phu-hop' ? 'moi-nhat' : state.sort;
      for (const option of sort.options) option.disabled = !shown.isSearch && option.value === 'phu-hop';
      const choices = countChoices(state);
      part('choices').textContent = choices ? `${formatCount(choices)} điều kiện` : '';
      fill(
        'pages',
        pageLinks(shown.page, shown.pages, (page) => addressOf({ ...state, page })),
      );
      drawFeeds(part('feed'), state);
      failures = 0;
      part('error').hidden = true;
      // Who is walking through the lists and has asked for nothing is not led away.
      if (isAsked(state) || !part('fallback').contains(document.activeElement)) open(true);
    },
    fail() {
      clearTimeout(patience);
      results.ariaBusy = 'false';
      if (drawn === undefined) open(false);
      else say(said);
      // Other words each time, or nobody would hear of it.
      part('failure').textContent = tellFailure(++failures);
      part('error').hidden = false;
    },
  };
}

/** The feeds of what is chosen, or the one of everything where what is chosen has none. The page lists them all. */
function drawFeeds(feeds: HTMLElement, { chosen }: ArchiveState): void {
  const links = [...feeds.querySelectorAll<HTMLAnchorElement>('a')];
  const values = FACETS.flatMap((facet) => chosen[facet].map((id) => `${facet}=${id}`));
  const wanted = values.filter((value) => links.some((link) => link.dataset['of'] === value));
  for (const link of links) link.hidden = !(wanted.length ? wanted : ['']).includes(link.dataset['of'] ?? '');
  feeds.hidden = links.every((link) => link.hidden);
}
