import type { Suggested } from '../results/search-archive.ts';
import { inline } from './archive-view.ts';
import { askToSuggest } from './connect.ts';
import { create, formatCount, type Child } from './create.ts';
import { tidyQuery } from '../query/tidy-query.ts';

const TYPING_PAUSE_MS = 150;
let lists = 0;

/**
 * Makes a search field an editable combobox with a list of suggestions (ARIA Authoring Practices, "Editable Combobox With List
 * Autocomplete"): arrows walk the list, Enter follows the one that is marked or searches for what was typed, Escape closes.
 * A field that can't reach the index stays a plain search field.
 */
export function offerSuggestions(field: HTMLInputElement): void {
  const { form } = field;
  if (!form) return;
  const id = `goi-y-${++lists}`;
  const list = create('ul', { id, className: 'suggest', role: 'listbox', ariaLabel: 'Gợi ý', hidden: true });
  const status = create('span', { className: 'vh', role: 'status' });
  field.role = 'combobox';
  field.ariaAutoComplete = 'list';
  field.setAttribute('aria-controls', id);
  form.append(list, status);

  let running = new AbortController();
  let pause: ReturnType<typeof setTimeout> | undefined;
  let marked = -1;

  const mark = (at: number): void => {
    const options = [...list.children];
    marked = at;
    for (const [place, option] of options.entries()) option.ariaSelected = String(place === at);
    const option = options[at];
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  const open = (isOpen: boolean): void => {
    list.hidden = !isOpen;
    field.ariaExpanded = String(isOpen);
    mark(-1);
  };
  const close = (): void => {
    clearTimeout(pause);
    running.abort();
    open(false);
  };
  open(false);

  async function suggest(): Promise<void> {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const typed = tidyQuery(field.value);
    if (typed.length < 2) {
      close();
      return;
    }
    const suggested = await askToSuggest(typed, signal).catch(() => undefined);
    if (signal.aborted || document.activeElement !== field) return;
    if (!suggested) {
      close();
      return;
    }
    const options = optionsOf(form?.action ?? '', typed, suggested).map((option, at) =>
      Object.assign(option, { id: `${id}-${at}` }),
    );
    list.replaceChildren(...options);
    open(options.length > 0);
    status.textContent = tellFound(suggested);
  }

  field.addEventListener('input', () => {
    // What is listed still answers what was typed before.
    mark(-1);
    clearTimeout(pause);
    pause = setTimeout(() => void suggest(), TYPING_PAUSE_MS);
  });
  field.addEventListener('keydown', (event) => {
    // These keys are the input method's while it composes.
    if (event.isComposing) return;
    const count = list.children.length;
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count) {
      event.preventDefault();
      const from = list.hidden ? -1 : marked;
      if (list.hidden) open(true);
      // One step before the first and after the last is the field itself.
      mark(
        event.key === 'ArrowDown' ? ((from + 2) % (count + 1)) - 1 : ((from + count + 1) % (count + 1)) - 1,
      );
    } else if (event.key === 'Enter' && marked >= 0 && !list.hidden) {
      event.preventDefault();
      follow(list.children[marked], false);
    }
  });
  field.addEventListener('blur', close);
  // A press would take the focus from the field, and the list would close before the link is followed.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    follow((event.target as Element).closest('[role=option]'), event.ctrlKey || event.metaKey);
  });
  // What was typed before this script was there.
  void suggest();
}

function tellFound({ found, unquoted }: Suggested): string {
  if (!found) return 'Chưa có bài nào khớp';
  const number = formatCount(found);
  return unquoted !== undefined
    ? `Chưa có bài khớp nguyên văn, có ${number} bài khi bỏ ngoặc kép`
    : `${number} bài khớp`;
}

/** An option can hold no link of its own: what is in it is its name and nothing else (ARIA 1.2, presentational children). */
function follow(option: Element | null | undefined, inNewTab: boolean): void {
  if (!(option instanceof HTMLElement) || !option.dataset['href']) return;
  if (inNewTab) window.open(option.dataset['href'], '_blank', 'noopener');
  else location.assign(option.dataset['href']);
}

/** The query that may have been meant, the best pages, and the way to all. */
function optionsOf(action: string, typed: string, { results, found, meant }: Suggested): HTMLLIElement[] {
  const search = (query: string): string => `${action}?${new URLSearchParams({ q: query }).toString()}`;
  const option = (href: string, ...children: Child[]): HTMLLIElement => {
    const item = create('li', { role: 'option' }, ...children);
    item.dataset['href'] = href;
    return item;
  };
  return [
    ...(meant
      ? [
          option(
            search(meant.text),
            create('span', {}, 'Có phải ý bạn là ', create('b', {}, meant.text), '?'),
          ),
        ]
      : []),
    ...results.map(({ url, title, kind }) =>
      option(url, create('span', {}, ...inline(title)), create('small', {}, kind)),
    ),
    ...(found > results.length ? [option(search(typed), `Xem cả ${formatCount(found)} kết quả`)] : []),
  ];
}
