import { showMoment } from '../../../src/model/dates.ts';
import type { Account } from './account.ts';
import { renderFormPage, renderNote } from './form-pages.ts';
import { roleNames, roles, type Role } from './person.ts';
import { escapeHtml } from '../site/plain-page.ts';

/**
 * Everybody's accounts, for who may manage them.
 *
 * @param ownId Whose page it is: nobody changes their own role or locks themselves out here.
 * @param note What was done or is wrong.
 */
export function renderPeople(accounts: readonly Account[], ownId: string, note: string | null): string {
  return renderFormPage(
    'Tài khoản của tòa soạn',
    `${renderNote(note)}
    <p><a href="/admin/">Về trang quản trị</a></p>
    ${accounts.map((account) => renderPerson(account, account.id === ownId)).join('\n    ')}
    <h2>Thêm người</h2>
    <form method="post" action="/admin/accounts/add">
      <label for="id">Mã tài khoản: chữ thường không dấu, chữ số và dấu gạch nối</label>
      <input id="id" name="id" autocapitalize="none" spellcheck="false" maxlength="60" required>
      <label for="name">Họ và tên, như đứng trong lịch sử bài</label>
      <input id="name" name="name" maxlength="120" required>
      <label for="email">Thư điện tử</label>
      <input id="email" name="email" type="email" maxlength="200" required>
      <label for="role">Vai trò</label>
      ${renderRoles('role', 'author')}
      <button type="submit">Thêm người</button>
    </form>`,
  );
}

/** The one time that a link to set a password is shown. */
export function renderPasswordLink(account: Account, link: string): string {
  return renderFormPage(
    'Liên kết đặt mật khẩu',
    `<p>Gửi liên kết này cho ${escapeHtml(account.name)} bằng đường riêng, không qua nhóm chung. Liên kết dùng được một
    lần, trong 24 giờ, và không hiện lại.</p>
    <p><code>${escapeHtml(link)}</code></p>
    <p><a href="/admin/accounts">Về danh sách tài khoản</a></p>`,
  );
}

function renderPerson(account: Account, own: boolean): string {
  const { id, name, email, role } = account;
  return `<section>
      <h2>${escapeHtml(name)}</h2>
      <p>${escapeHtml(id)}, ${escapeHtml(email)}, ${roleNames[role]}. ${stateOf(account)}</p>
      ${own ? '<p><a href="/admin/account">Tài khoản của bạn</a></p>' : renderChanges(account)}
    </section>`;
}

function renderChanges({ id, name, role, disabled }: Account): string {
  const button = (what: string, words: string) =>
    `<button type="submit" name="do" value="${what}" aria-label="${words}: ${escapeHtml(name)}">${words}</button>`;
  return `<form method="post" action="/admin/accounts/change">
        <input type="hidden" name="id" value="${escapeHtml(id)}">
        <label for="role-${escapeHtml(id)}">Vai trò của ${escapeHtml(name)}</label>
        ${renderRoles(`role-${escapeHtml(id)}`, role)}
        ${button('role', 'Đổi vai trò')}
        ${disabled ? button('enable', 'Mở khóa') : button('disable', 'Khóa tài khoản')}
        ${disabled ? '' : button('reset', 'Cấp liên kết đặt mật khẩu')}
      </form>`;
}

const renderRoles = (id: string, chosen: Role) =>
  `<select id="${id}" name="role">${roles
    .map((role) => `<option value="${role}"${role === chosen ? ' selected' : ''}>${roleNames[role]}</option>`)
    .join('')}</select>`;

function stateOf({ disabled, hash, lastSignIn }: Account): string {
  if (disabled) return 'Đã khóa.';
  if (lastSignIn !== null) return `Đăng nhập lần cuối ${showMoment(lastSignIn)}.`;
  return hash === null ? 'Chưa đặt mật khẩu.' : 'Chưa đăng nhập lần nào.';
}
