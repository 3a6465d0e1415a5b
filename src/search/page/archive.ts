/**
 * The archive page's script. The page is complete HTML without it: lists to browse and a search form whose address this
 * script understands. It needs these elements (class names are the design's and not looked at):
 *
 * ```html
 * <form id="tim-kho" role="search" action="/kho-tu-lieu/"><label for="q">Tìm trong kho tư liệu</label>
 *   <input type="search" id="q" name="q" autocomplete="off"><button>Tìm</button></form>
 * <div data-fallback><p data-error hidden role="alert"></p> …links to the lists by year, unit, kind and topic… </div>
 * <div id="kho" hidden data-index="/pagefind/">
 *   <details><summary>Lọc kết quả <span data-choices></span></summary><div data-facets role="group" aria-label="…"></div></details>
 *   <div role="status"><h2 data-count tabindex="-1"></h2></div>
 *   <label for="sx">Sắp xếp</label><select id="sx" data-sort><option value="phu-hop">Phù hợp nhất</option>
 *     <option value="moi-nhat">Mới nhất</option><option value="cu-nhat">Cũ nhất</option></select>
 *   <div data-chips aria-label="Điều kiện đang lọc" role="group" hidden></div>
 *   <ol data-results></ol>
 *   <div data-empty hidden></div>
 *   <nav data-pages aria-label="Trang kết quả" hidden></nav>
 * </div>
 * ```
 *
 * `#kho` is shown and `[data-fallback]` hidden once the index answers, the other way round when it can't be loaded. The page's
 * policy must allow `script-src 'self' 'wasm-unsafe-eval'` and `worker-src 'self'`.
 */
import {
  checkboxes,
  create,
  dropdown,
  emptyNotice,
  pageLinks,
  resultItem,
  stateLink,
  type FacetBox,
} from './archive-view.ts';
import { adviseOnNothing, headline } from './archive-words.ts';
import { byDate, countFacet, FACETS, narrow, openShelf, type Facet, type Shelf } from '../results/facets.ts';
import { openIndex, type ArchiveIndex } from '../query/open-index.ts';
import { isEmptyPlan, planQuery } from '../query/plan.ts';
import { presentHit, termsOf } from '../results/present.ts';
import { answerQuery, type Answer } from '../query/answer.ts';
import type { Hit } from '../query/pagefind.ts';
import {
  clearChoices,
  countChoices,
  readState,
  SORTS,
  tidyQuery,
  toggleChoice,
  writeState,
  type ArchiveState,
} from './state.ts';

const PAGE_SIZE = 10;
/** Long enough that a word is mostly typed, short enough not to be felt. */
const TYPING_PAUSE_MS = 250;

const LABELS: Readonly<Record<Facet, string>> = {
  nam: 'Năm',
  loai: 'Loại',
  donvi: 'Đơn vị',
  linhvuc: 'Lĩnh vực',
};

type Remember = 'push' | 'replace' | 'keep';

interface Index {
  readonly archive: ArchiveIndex;
  readonly shelf: Shelf;
  readonly boxes: ReadonlyMap<Facet, FacetBox>;
}

const form = document.querySelector<HTMLFormElement>('#tim-kho');
const root = document.querySelector<HTMLElement>('#kho');
if (form && root) startArchive(form, root);

function startArchive(form: HTMLFormElement, root: HTMLElement): void {
  const part = (name: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(`[data-${name}]`);
    if (!found) throw new Error(`The archive page has no element with data-${name}`);
    return found;
  };
  const input = form.elements.namedItem('q') as HTMLInputElement;
  const sort = part('sort') as HTMLSelectElement;
  const results = part('results');
  const count = part('count');

  let state = readState(new URLSearchParams(location.search));
  let running = new AbortController();
  let pause: ReturnType<typeof setTimeout> | undefined;
  let opening: Promise<Index> | undefined;
  /** The last answer, so that facets, sorting and paging ask the index nothing. */
  let answered: { query: string; answer: Answer } | undefined;

  const addressOf = (next: ArchiveState): string => {
    const search = writeState(next).toString();
    return search ? `?${search}` : location.pathname;
  };

  async function open(): Promise<Index> {
    const folder = new URL(root.dataset['index'] ?? '/pagefind/', location.href);
    const archive = await openIndex(folder);
    const shelf = await openShelf(archive.pagefind);
    const boxes = new Map<Facet, FacetBox>();
    for (const facet of FACETS) {
      const values = shelf.facets[facet];
      if (!values.length) continue;
      const box =
        facet === 'donvi'
          ? dropdown(facet, LABELS[facet], 'Tất cả đơn vị', values)
          : checkboxes(facet, LABELS[facet], values);
      boxes.set(facet, box);
    }
    part('facets').replaceChildren(...[...boxes.values()].map(({ element }) => element));
    return { archive, shelf, boxes };
  }

  async function find({ archive, shelf }: Index, query: string, signal: AbortSignal): Promise<Answer> {
    const plan = planQuery(query);
    if (isEmptyPlan(plan)) return { hits: shelf.newestFirst, isLoose: false, terms: [] };
    if (answered?.query === query) return answered.answer;
    const answer = await answerQuery(archive, plan, { signal, literally: true });
    answered = { query, answer };
    return answer;
  }

  /** Shows a state. A newer call makes an older one stop; until the new results are there, the old ones stay. */
  async function show(next: ArchiveState, remember: Remember): Promise<void> {
    clearTimeout(pause);
    running.abort();
    running = new AbortController();
    const { signal } = running;
    state = next;
    if (remember !== 'keep' && addressOf(next) !== location.pathname.concat(location.search)) {
      history[remember === 'push' ? 'pushState' : 'replaceState'](null, '', addressOf(next));
    }
    results.ariaBusy = 'true';
    try {
      const index = await (opening ??= open());
      const answer = await find(index, next.query, signal);
      const narrowed = narrow(answer.hits, index.shelf, next.chosen);
      const hits = order(narrowed, index.shelf, next.sort);
      const pages = Math.max(1, Math.ceil(hits.length / PAGE_SIZE));
      const page = Math.min(next.page, pages);
      const terms = termsOf(planQuery(next.query), answer);
      const shown = hits.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
      const items = await Promise.all(
        shown.map(async (hit) => resultItem(presentHit(await hit.data(), terms))),
      );
      if (signal.aborted) return;
      results.replaceChildren(...items);
      (results as HTMLOListElement).start = (page - 1) * PAGE_SIZE + 1;
      drawAround(index, answer, hits.length, page, pages);
      part('fallback').hidden = true;
      root.hidden = false;
      results.ariaBusy = 'false';
    } catch (error) {
      if (signal.aborted) return;
      fail(error);
    }
  }

  function drawAround(
    { shelf, boxes }: Index,
    answer: Answer,
    found: number,
    page: number,
    pages: number,
  ): void {
    for (const [facet, box] of boxes) {
      box.update(countFacet(answer.hits, shelf, state.chosen, facet), state.chosen[facet]);
    }
    count.textContent = headline(state, answer.isLoose, found);
    // Without words nothing fits better than another, and the newest come first.
    const unasked = state.query.trim() === '';
    sort.value = unasked && state.sort === 'phu-hop' ? 'moi-nhat' : state.sort;
    const choices = countChoices(state);
    part('choices').textContent = choices ? `${choices} điều kiện` : '';
    fill('chips', chips(shelf));
    fill(
      'pages',
      pageLinks(page, pages, (other) => addressOf({ ...state, page: other })),
    );
    fill('empty', found ? [] : nothingFound(answer));
  }

  function fill(name: string, children: readonly Node[]): void {
    part(name).replaceChildren(...children);
    part(name).hidden = !children.length;
  }

  function chips(shelf: Shelf): Node[] {
    const links = FACETS.flatMap((facet) =>
      state.chosen[facet].map((id) => {
        const label = shelf.facets[facet].find((value) => value.id === id)?.label ?? id;
        const words = facet === 'nam' ? `Năm ${label}` : label;
        return stateLink(
          addressOf(toggleChoice(state, facet, id)),
          '',
          create('span', { className: 'vh' }, 'Bỏ lọc: '),
          words,
        );
      }),
    );
    return links.length ? [...links, stateLink(addressOf(clearChoices(state)), 'x', 'Xóa tất cả')] : [];
  }

  function nothingFound(answer: Answer): Node[] {
    const { suggestion, action, next } = adviseOnNothing(state, answer);
    return emptyNotice(suggestion, action, addressOf(next));
  }

  function fail(error: unknown): void {
    console.error(error);
    // The next attempt loads anew.
    opening = undefined;
    root.hidden = true;
    part('fallback').hidden = false;
    const notice = part('error');
    notice.hidden = false;
    notice.textContent =
      'Chưa mở được mục lục tìm kiếm. Hãy tải lại trang để thử lần nữa, hoặc xem theo danh sách dưới đây.';
  }

  const typed = (): ArchiveState => ({ ...state, query: tidyQuery(input.value), page: 1 });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void show(typed(), 'push');
  });
  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (tidyQuery(input.value) !== state.query) void show(typed(), 'replace');
    }, TYPING_PAUSE_MS);
  });
  sort.addEventListener('change', () => {
    const chosen = SORTS.find((other) => other === sort.value) ?? 'phu-hop';
    void show({ ...state, sort: chosen, page: 1 }, 'push');
  });
  part('facets').addEventListener('change', ({ target }) => {
    const control = target as HTMLInputElement | HTMLSelectElement;
    const facet = FACETS.find((other) => other === control.name);
    if (!facet) return;
    const next =
      control instanceof HTMLSelectElement
        ? { ...state, chosen: { ...state.chosen, [facet]: control.value ? [control.value] : [] }, page: 1 }
        : toggleChoice(state, facet, control.value);
    void show(next, 'push');
  });
  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-state]');
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void follow(new URL(link.href).searchParams, 'push').then(() => {
      // The link that was pressed may be gone: the new count is where reading goes on.
      count.focus({ preventScroll: true });
      count.scrollIntoView({ block: 'nearest' });
    });
  });
  addEventListener('popstate', () => void follow(new URLSearchParams(location.search), 'keep'));

  function follow(parameters: URLSearchParams, remember: Remember): Promise<void> {
    const next = readState(parameters);
    input.value = next.query;
    return show(next, remember);
  }

  void follow(new URLSearchParams(location.search), 'keep');
}

function order(hits: readonly Hit[], shelf: Shelf, sort: ArchiveState['sort']): readonly Hit[] {
  switch (sort) {
    case 'phu-hop':
      return hits;
    case 'moi-nhat':
      return byDate(hits, shelf, 'newest');
    case 'cu-nhat':
      return byDate(hits, shelf, 'oldest');
  }
}
