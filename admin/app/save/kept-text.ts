import type { DraftKey } from '../backend/newsroom-backend.ts';
import { button, element } from '../dom/element.ts';

/** Whether a refusal says that the server keeps the text that it did not save. */
export const isKept = (message: string): boolean => message.includes('đã được giữ lại');

/**
 * Offers the text that could not be saved, in a note above the status bar that stays until it is closed: the toast that
 * tells of it is gone after seconds, and the editor may load the page anew first.
 */
export function offerKeptText(key: DraftKey): void {
  document.querySelector('.gs-kept')?.remove();
  const note = element('section', 'gs-kept');
  note.setAttribute('aria-label', 'Bản được giữ lại');
  note.append(
    element('p', '', 'Bản bạn vừa lưu đã được máy chủ giữ lại.'),
    button('Xem bản của bạn', () => void showKeptText(key)),
    button('Đóng', () => note.remove()),
  );
  document.body.append(note);
}

async function showKeptText({ collection, slug }: DraftKey): Promise<void> {
  const answer = await fetch(`/api/kept/${encodeURIComponent(collection)}/${encodeURIComponent(slug)}`).catch(
    () => undefined,
  );
  const dialog = element('dialog', 'gs-dialog');
  const title = element('h2', '', 'Bản của bạn');
  const told = element('p', '');
  told.setAttribute('role', 'status');
  const text = Object.assign(element('textarea', ''), { readOnly: true, spellcheck: false });
  text.setAttribute('aria-label', 'Bản của bạn');
  if (answer?.ok) text.value = await answer.text();
  else told.textContent = 'Chưa lấy được bản này. Hãy đóng lại rồi thử lần nữa.';
  const copy = button('Chép', () => {
    text.select();
    // Only pages on https or on this machine have a clipboard.
    const copied = navigator.clipboard?.writeText(text.value) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => (told.textContent = 'Đã chép.'),
      () => (told.textContent = 'Chữ đã được chọn: nhấn Ctrl+C để chép.'),
    );
  });
  dialog.append(
    title,
    text,
    told,
    copy,
    button('Đóng', () => dialog.close()),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
