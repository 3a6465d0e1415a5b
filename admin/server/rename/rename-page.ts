import { renderFormPage, renderNote } from '../accounts/form-pages.ts';
import { editorOfKey, type EntryKey } from '../checks/entry-key.ts';
import { escapeHtml } from '../site/plain-page.ts';

/** An article that may get another address. */
export interface RenameForm {
  readonly key: EntryKey;
  readonly title: string;
  /** Its page on the site, `/guong-dien-hinh/2026/ca-truc-dem/`. */
  readonly address: string;
  /** The id of its text, so that nothing is renamed but what was seen. */
  readonly seen: string;
  /** Whether readers may have its address. */
  readonly isSeen: boolean;
}

export const renamePageOf = ({ collection, slug }: EntryKey): string =>
  `/admin/doi-dia-chi/${collection}/${slug}`;

/** @param typed What was typed and could not be taken, with what to do about it. */
export function renderRenameForm(
  form: RenameForm,
  typed?: { readonly text: string; readonly note: string },
): string {
  const { key, title, address, seen, isSeen } = form;
  const fixed = address.slice(0, -`${key.slug}/`.length);
  const kept = isSeen
    ? 'Địa chỉ cũ vẫn dùng được: ai mở liên kết đã gửi, đã in hay quét mã QR cũ đều được đưa sang địa chỉ mới.'
    : 'Bài chưa hiện trên trang nên chưa ai giữ địa chỉ cũ; địa chỉ ấy sẽ không còn.';
  return renderFormPage(
    'Đổi địa chỉ của bài',
    `${renderNote(typed?.note ?? null)}
    <p><strong>${escapeHtml(title)}</strong></p>
    <p>Địa chỉ hiện nay: <code>${escapeHtml(address)}</code></p>
    <p>${kept} Chữ và ảnh của bài giữ nguyên.</p>
    <form method="post" action="${escapeHtml(renamePageOf(key))}">
      <input type="hidden" name="seen" value="${escapeHtml(seen)}">
      <label for="name">Phần cuối của địa chỉ mới, sau <code>${escapeHtml(fixed)}</code></label>
      <input id="name" name="name" value="${escapeHtml(typed?.text ?? key.slug)}" maxlength="120" required
        autocapitalize="none" autocomplete="off" spellcheck="false" aria-describedby="name-hint">
      <p id="name-hint">Chữ thường không dấu, chữ số và gạch ngang. Gõ có dấu cũng được: máy tự bỏ dấu.</p>
      <button type="submit">Đổi địa chỉ</button>
    </form>
    <p><a href="${escapeHtml(editorOfKey(key))}">Thôi, về bài đang mở</a></p>`,
  );
}

/** @param before The address that the article had; null where nobody could have it. */
export function renderRenamed(key: EntryKey, address: string, before: string | null): string {
  const led = before === null ? '' : `<p>Ai mở <code>${escapeHtml(before)}</code> sẽ được đưa sang đó.</p>`;
  return renderFormPage(
    'Đã đổi địa chỉ',
    `<p role="status">Địa chỉ mới của bài: <a href="${escapeHtml(address)}"><code>${escapeHtml(address)}</code></a>.
    Máy chủ đang dựng lại trang, thường mất vài giây.</p>
    ${led}
    <p><a href="${escapeHtml(editorOfKey(key))}">Mở bài ở địa chỉ mới để soạn tiếp</a></p>`,
  );
}
