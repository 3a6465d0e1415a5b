import type { AdminContext } from '../../server/site/context-route.ts';
import type { PublisherState } from '../../server/publisher/state.ts';
import { onOpenEntryChange, openEntry } from '../desk/open-entry.ts';
import { element } from '../dom/element.ts';
import { renamePage } from '../navigation/rename-link.ts';
import { type Notice, describeState } from './describe-state.ts';

/**
 * The strip at the foot of the editors' app: what the open entry still needs, how publishing goes, who is signed in, and the
 * way out. It stands outside Decap's own tree, so that nothing Decap does takes it away.
 *
 * @param showDesk shows what there is to say about the open entry, in a place that is its own
 */
export function startStatusBar(user: AdminContext['user'], showDesk: (place: HTMLElement) => void): void {
  const bar = element('aside', 'gs-status');
  bar.setAttribute('aria-label', 'Tình trạng đăng bài');
  const notice = element('p', 'gs-status-notice');
  notice.setAttribute('role', 'status');
  notice.dataset['testid'] = 'publish-status';
  const desk = element('div', 'gs-desk');
  bar.append(
    notice,
    desk,
    renameLink(user.role),
    link('Lên lịch', '/admin/len-lich'),
    link('Hướng dẫn', '/admin/huong-dan'),
    link(user.name, '/admin/account'),
    signOutForm(),
  );
  document.body.append(bar);
  showDesk(desk);

  const events = new EventSource('/api/events');
  let isFirst = true;
  events.addEventListener('state', (event: MessageEvent<string>) => {
    const state = JSON.parse(event.data) as PublisherState;
    // The server begins with the present state; what was published before this page was opened is no news.
    if (!(isFirst && state.kind === 'live')) show(notice, describeState(state));
    isFirst = false;
  });
  events.addEventListener('error', () => {
    // A browser tries again by itself unless the answer was a refusal.
    if (events.readyState !== EventSource.CLOSED) return;
    show(notice, {
      tone: 'bad',
      text: 'Không còn nối được với máy chủ. Hãy đăng nhập lại ở một thẻ khác, rồi lưu lại.',
    });
  });
}

function show(place: HTMLElement, notice: Notice | undefined): void {
  place.dataset['tone'] = notice?.tone ?? 'quiet';
  place.replaceChildren(notice?.text ?? '');
  if (notice?.progress !== undefined) {
    const meter = Object.assign(element('progress', 'gs-status-progress'), {
      max: 1,
      value: notice.progress,
    });
    meter.setAttribute('aria-hidden', 'true');
    place.append(' ', meter);
  }
  if (notice?.link !== undefined) {
    place.append(' ', link('Xem trang', notice.link));
  }
}

/** Leads from a published article to the page that gives it another address; it is not there where that can't be done. */
function renameLink(role: AdminContext['user']['role']): HTMLAnchorElement {
  const made = link('Đổi địa chỉ', '');
  const update = () => {
    const page = renamePage(openEntry(), role);
    made.hidden = page === undefined;
    if (page !== undefined) made.href = page;
  };
  onOpenEntryChange(update);
  update();
  return made;
}

/** A page of the newsroom's own, beside the app: in another tab, so that no text that is being written is lost. */
function link(text: string, href: string): HTMLAnchorElement {
  return Object.assign(element('a', 'gs-status-page', text), { href, target: '_blank', rel: 'noopener' });
}

/** A form and not a script's request: signing out must work when scripts do not. */
function signOutForm(): HTMLFormElement {
  const form = Object.assign(element('form', 'gs-status-out'), { method: 'post', action: '/admin/sign-out' });
  form.append(element('button', '', 'Đăng xuất'));
  return form;
}

export function signOut(): void {
  document.querySelector<HTMLFormElement>('.gs-status-out')?.submit();
}
