/**
 * The archive page's script. The page is complete HTML without it: lists to browse and a search form whose address this
 * script understands. It needs the form `#tim-kho` and, in `src/layouts/ArchiveLayout.astro`, the elements with `data-…`
 * that `draw.ts` fills. `#kho` is shown and `[data-fallback]` hidden once the index answers, the other way round when it
 * can't be loaded. The page's policy must allow `script-src 'self'` and `worker-src 'self'`.
 */
import { FACETS } from '../store/shelf.ts';
import { tidyQuery } from '../query/tidy-query.ts';
import { askToShow } from './connect.ts';
import { addressOf, openPage } from './draw.ts';
import { isDay, readState, SORTS, toggleChoice, type ArchiveState } from '../results/state.ts';

/** Long enough that a word is mostly typed, short enough not to be felt. */
const TYPING_PAUSE_MS = 200;

type Remember = 'push' | 'replace' | 'keep';

const form = document.querySelector<HTMLFormElement>('#tim-kho');
const root = document.querySelector<HTMLElement>('#kho');
if (form && root) startArchive(form, root);

function startArchive(form: HTMLFormElement, root: HTMLElement): void {
  const page = openPage(root);
  const input = form.elements.namedItem('q') as HTMLInputElement;
  let state = readState(new URLSearchParams(location.search));
  let running = new AbortController();
  let pause: ReturnType<typeof setTimeout> | undefined;
  let isTyping = false;
  const error = document.querySelector<HTMLElement>('[data-error]');
  const toResults = root.querySelector('[data-to-results]');

  /** Shows a state. A newer call makes an older one stop; until the new results are there, the old ones stay. */
  async function show(next: ArchiveState, remember: Remember): Promise<void> {
    clearTimeout(pause);
    running.abort();
    running = new AbortController();
    const { signal } = running;
    state = next;
    const address = new URL(addressOf(next), location.href).href;
    if (remember !== 'keep' && address !== location.href)
      history[remember === 'push' ? 'pushState' : 'replaceState'](null, '', address);
    page.await(next);
    try {
      await askToShow(next, signal, (shown) => {
        page.draw(next, shown);
        // An address may ask for a page that there is no more.
        if (shown.isFinal && shown.page !== next.page) {
          state = { ...next, page: shown.page };
          history.replaceState(null, '', addressOf(state));
        }
      });
    } catch (error) {
      if (signal.aborted) return;
      console.error(error);
      page.fail();
    }
  }

  function follow(parameters: URLSearchParams, remember: Remember): Promise<void> {
    const next = readState(parameters);
    input.value = next.query;
    isTyping = false;
    return show(next, remember);
  }

  const typed = (): ArchiveState => ({ ...state, query: tidyQuery(input.value), literally: false, page: 1 });
  const retry = (): void => void show(state, 'keep');

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void show(typed(), isTyping ? 'replace' : 'push');
    isTyping = false;
  });
  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (tidyQuery(input.value) === state.query) return;
      // The way back leads to what was there before one typed, not through every letter.
      void show(typed(), isTyping ? 'replace' : 'push');
      isTyping = true;
    }, TYPING_PAUSE_MS);
  });
  error?.querySelector('button')?.addEventListener('click', retry);
  addEventListener('online', () => {
    if (error && !error.hidden) retry();
  });
  toResults?.addEventListener('click', (event) => {
    event.preventDefault();
    const filters = toResults.closest('details');
    if (filters) filters.open = false;
    goTo(page.count);
  });
  root.addEventListener('change', ({ target }) => {
    isTyping = false;
    if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement) {
      const next = choose(state, target);
      if (next) void show(next, 'push');
    }
  });
  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-state]');
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // The link that was pressed may be gone: the new count is where reading goes on.
    void follow(new URL(link.href).searchParams, 'push').then(() => goTo(page.count));
  });
  addEventListener('popstate', () => void follow(new URLSearchParams(location.search), 'keep'));

  void follow(new URLSearchParams(location.search), 'keep');
}

function goTo(place: HTMLElement): void {
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'nearest' });
}

/** The state after a control of the page was used; `undefined` for a day that is not whole yet. */
function choose(
  state: ArchiveState,
  control: HTMLInputElement | HTMLSelectElement,
): ArchiveState | undefined {
  const { name, value } = control;
  const facet = FACETS.find((other) => other === name);
  if (facet && control instanceof HTMLInputElement) return toggleChoice(state, facet, value);
  if (facet) return { ...state, chosen: { ...state.chosen, [facet]: value ? [value] : [] }, page: 1 };
  const day = isDay(value) ? value : undefined;
  if (value && !day && control.matches('[type=date]')) return undefined;
  switch (name) {
    case 'tu':
      return { ...state, from: day, page: 1 };
    case 'den':
      return { ...state, to: day, page: 1 };
    case 'sap-xep':
      return { ...state, sort: SORTS.find((other) => other === value) ?? 'phu-hop', page: 1 };
    default:
      return undefined;
  }
}
