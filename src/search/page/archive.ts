/**
 * The archive page's script. The page is complete HTML without it: lists to browse and a search form whose address this
 * script understands. It needs the form `#tim-kho` and, in `src/layouts/ArchiveLayout.astro`, the elements with `data-…`
 * that `draw.ts` fills. `#kho` is shown and `[data-fallback]` hidden once the index answers, the other way round when it
 * can't be loaded; `public/kho-tu-lieu.js` sees to it before this script is there. The page's policy must allow
 * `script-src 'self'` and `worker-src 'self'`.
 */
import { FACETS } from '../store/shelf.ts';
import { tidyQuery } from '../query/tidy-query.ts';
import { askToShow } from './connect.ts';
import { addressOf, openPage } from './draw.ts';
import { leavePlace, recallPlace, startKeepingPlaces } from './place.ts';
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
  /** The field of a day that is being adjusted. */
  let adjusted: EventTarget | undefined;
  const error = document.querySelector<HTMLElement>('[data-error]');
  const toResults = root.querySelector('[data-to-results]');

  /**
   * Shows a state. A newer call makes an older one stop; until the new results are there, the old ones stay.
   *
   * @returns whether it came to its end
   */
  async function show(next: ArchiveState, remember: Remember): Promise<boolean> {
    clearTimeout(pause);
    running.abort();
    running = new AbortController();
    const { signal } = running;
    state = next;
    const address = new URL(addressOf(next), location.href).href;
    const recall = remember === 'keep' ? recallPlace() : undefined;
    if (remember === 'push' && address !== location.href) {
      leavePlace();
      history.pushState(null, '', address);
    } else if (remember === 'replace') history.replaceState(null, '', address);
    page.await(next);
    try {
      await askToShow(next, signal, (shown) => {
        page.draw(next, shown);
        if (shown.isFinal) recall?.();
        // An address may ask for a page that there is no more.
        if (shown.isFinal && shown.page !== next.page) {
          state = { ...next, page: shown.page };
          history.replaceState(history.state, '', addressOf(state));
        }
      });
      return !signal.aborted;
    } catch (error) {
      if (signal.aborted) return false;
      console.error(error);
      page.fail();
      return false;
    }
  }

  function follow(parameters: URLSearchParams, remember: Remember): Promise<boolean> {
    const next = readState(parameters);
    if (tidyQuery(input.value) !== next.query) input.value = next.query;
    isTyping = false;
    adjusted = undefined;
    return show(next, remember);
  }

  /** What was pressed may be gone by then: the new count is where reading goes on, unless one has gone elsewhere meanwhile. */
  async function goOnFrom(
    pressed: Element,
    shown: Promise<boolean>,
    go: (place: HTMLElement) => void,
  ): Promise<void> {
    const isShown = await shown;
    const { activeElement } = document;
    if (isShown && (activeElement === document.body || activeElement === pressed)) go(page.count);
  }

  const isTyped = (): boolean => tidyQuery(input.value) !== state.query;
  const typed = (): ArchiveState => ({ ...state, query: tidyQuery(input.value), literally: false, page: 1 });
  function showTyped(): Promise<boolean> {
    // The way back leads to what was there before one typed, not through every letter.
    const isShown = show(typed(), isTyping ? 'replace' : 'push');
    isTyping = true;
    return isShown;
  }
  const retry = (): Promise<boolean> => (isTyped() ? showTyped() : show(state, 'keep'));

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void showTyped();
    isTyping = false;
    // The keyboard of a phone lies over the results.
    if (matchMedia('(pointer: coarse)').matches) input.blur();
  });
  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (isTyped()) void showTyped();
    }, TYPING_PAUSE_MS);
  });
  const again = error?.querySelector('button');
  // The place that is led back to stays.
  again?.addEventListener('click', () => void goOnFrom(again, retry(), focusOn));
  addEventListener('online', () => {
    if (!error || error.hidden) return;
    if (again && document.activeElement === again) again.click();
    else void retry();
  });
  toResults?.addEventListener('click', (event) => {
    event.preventDefault();
    const filters = toResults.closest('details');
    if (filters) filters.open = false;
    goTo(page.count);
  });
  root.addEventListener('change', ({ target }) => {
    isTyping = false;
    if (!(target instanceof HTMLSelectElement || target instanceof HTMLInputElement)) return;
    const next = choose(isTyped() ? typed() : state, target);
    if (!next || addressOf(next) === addressOf(state)) return;
    // A day is typed part by part: the way back is one step.
    void show(next, target === adjusted ? 'replace' : 'push');
    adjusted = target.type === 'date' ? target : undefined;
  });
  root.addEventListener('focusout', () => (adjusted = undefined));
  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-state]');
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void goOnFrom(link, follow(new URL(link.href).searchParams, 'push'), goTo);
  });
  addEventListener('popstate', () => {
    const parameters = new URLSearchParams(location.search);
    // A link to a place in the page, such as to its content, comes by here too.
    if (addressOf(readState(parameters)) !== addressOf(state)) void follow(parameters, 'keep');
  });

  startKeepingPlaces();
  // What was typed before this script was there is asked for.
  if (input.value !== '' && isTyped()) void showTyped();
  else void follow(new URLSearchParams(location.search), 'keep');
}

const focusOn = (place: HTMLElement): void => place.focus({ preventScroll: true });

function goTo(place: HTMLElement): void {
  focusOn(place);
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
  if (!day && control.type === 'date' && (value || control.validity.badInput)) return undefined;
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
