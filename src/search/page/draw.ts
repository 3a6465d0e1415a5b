import { FACETS } from '../store/shelf.ts';
import type { Shown } from '../results/search-archive.ts';
import { emptyNotice, pageLinks, resultItem, stateLink } from './archive-view.ts';
import { adviseOnNothing, chipsOf, headline, noticeOf } from './archive-words.ts';
import { create, formatCount } from './create.ts';
import { dayBox, facetBox, type FacetBox } from './facet-boxes.ts';
import { clearChoices, countChoices, writeState, type ArchiveState } from '../results/state.ts';

/** Draws what the archive page shows, and keeps what the reader is on where it is. */
export interface ArchivePage {
  draw(state: ArchiveState, shown: Shown): void;
  setBusy(isBusy: boolean): void;
  fail(): void;
  readonly count: HTMLElement;
}

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
  let boxes: ReadonlyMap<string, FacetBox> | undefined;
  /** What the list holds: whose results, and which. */
  let drawn = { address: '', urls: '' };

  const fill = (name: string, children: readonly Node[]): void => {
    part(name).replaceChildren(...children);
    part(name).hidden = !children.length;
  };

  /** A second answer to the same question puts nothing else under a reader's eyes, finger or focus. */
  const isRead = (): boolean =>
    results.contains(document.activeElement) ||
    results.matches(':hover') ||
    results.getBoundingClientRect().top < 0;

  function drawResults(state: ArchiveState, shown: Shown): void {
    const address = addressOf(state);
    const urls = shown.results.map(({ url }) => url).join(' ');
    // Results of another query are no second answer.
    const isSecond = drawn.address === address && drawn.urls !== '' && shown.meant?.shown !== 'instead';
    if (isSecond && (drawn.urls === urls || isRead())) return;
    drawn = { address, urls };
    results.replaceChildren(...shown.results.map(resultItem));
    results.start = (shown.page - 1) * 10 + 1;
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
      stateLink(addressOf(notice.link.next), '', notice.link.text),
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
    if (shown.found) {
      fill('empty', []);
      return;
    }
    const { suggestion, action, next } = adviseOnNothing(state, shown);
    fill('empty', emptyNotice(suggestion, action, addressOf(next), part('fallback')));
  }

  return {
    count,
    draw(state, shown) {
      drawResults(state, shown);
      drawFacets(state, shown);
      drawNotice(state, shown);
      drawChips(state, shown);
      drawEmpty(state, shown);
      const words = headline(state, shown);
      // Announced once: what is still being counted is not said.
      if (shown.isFinal || !count.dataset['for'] || count.dataset['for'] !== state.query) {
        if (count.textContent !== words) count.textContent = words;
        count.dataset['for'] = state.query;
      }
      // Without words nothing fits better than another, and the newest come first.
      sort.value = !state.query && state.sort === 'phu-hop' ? 'moi-nhat' : state.sort;
      const choices = countChoices(state);
      part('choices').textContent = choices ? `${formatCount(choices)} điều kiện` : '';
      fill(
        'pages',
        pageLinks(shown.page, shown.pages, (page) => addressOf({ ...state, page })),
      );
      drawFeed(part('feed'), state);
      part('fallback').hidden = true;
      root.hidden = false;
    },
    setBusy(isBusy) {
      results.ariaBusy = String(isBusy);
    },
    fail() {
      root.hidden = true;
      part('fallback').hidden = false;
      const notice = part('error');
      notice.hidden = false;
      notice.textContent =
        'Chưa mở được mục lục tìm kiếm. Hãy tải lại trang để thử lần nữa, hoặc xem theo danh sách dưới đây.';
    },
  };
}

/** The feed of what is shown, where there is one: of everything, or of one value of one facet. The page lists them. */
function drawFeed(feed: HTMLElement, state: ArchiveState): void {
  const chosen = FACETS.flatMap((facet) => state.chosen[facet].map((id) => `${facet}=${id}`));
  const wanted = state.query || state.from || state.to || chosen.length > 1 ? undefined : (chosen[0] ?? '');
  for (const link of feed.querySelectorAll<HTMLAnchorElement>('a'))
    link.hidden = link.dataset['of'] !== wanted;
  feed.hidden = ![...feed.querySelectorAll('a')].some((link) => !link.hidden);
}
