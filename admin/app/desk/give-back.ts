import type { DraftKey } from '../backend/newsroom-backend.ts';
import { describeFailure } from '../decap/describe-failure.ts';
import { button, element } from '../dom/element.ts';
import { fetchDraftState } from './draft-state.ts';

/** As the server counts (`checks/draft-note.ts`). */
const MAX_NOTE = 2000;

/**
 * Moves a draft back to “Bản nháp”. Its author takes it back without a word; whoever gives back somebody else's is asked what
 * there is to mend. Decap's menu and its board both lead here.
 */
export async function giveBack(key: DraftKey, send: (note?: string) => Promise<unknown>): Promise<unknown> {
  const draft = await fetchDraftState(key);
  return draft?.own ? send() : askForNote(send);
}

/** The dialog stays open, words and all, until the server has taken them. @throws Error when it is closed without */
function askForNote(send: (note: string) => Promise<unknown>): Promise<unknown> {
  const dialog = element('dialog', 'gs-dialog');
  const title = element('h2', '', 'Trả bài cho người viết');
  const label = Object.assign(element('label', '', 'Cần sửa gì'), { htmlFor: 'gs-note' });
  const text = Object.assign(element('textarea', 'gs-note-text'), {
    id: 'gs-note',
    maxLength: MAX_NOTE,
    required: true,
  });
  const told = element('p', 'gs-told');
  told.setAttribute('role', 'alert');
  const submit = element('button', 'gs-switch gs-main', 'Trả bài');
  const form = element('form', '');
  dialog.setAttribute('aria-label', 'Trả bài cho người viết');
  form.append(
    label,
    text,
    told,
    submit,
    button('Thôi', () => dialog.close()),
  );
  dialog.append(title, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve, reject) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      submit.disabled = true;
      told.textContent = '';
      send(text.value)
        .then(resolve)
        .then(() => dialog.close())
        .catch((error: unknown) => {
          told.textContent = describeFailure(String(error));
          submit.disabled = false;
        });
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      // After a move that was done this changes nothing.
      reject(new Error('bạn đã thôi, bài vẫn ở mục cũ.'));
    });
  });
}
