import { renderFormPage, renderNote } from './form-pages.ts';
import { LEAST_LENGTH } from './password.ts';
import { escapeHtml } from '../site/plain-page.ts';

/** The page behind the link of the terminal. Opening it signs nobody in: mail filters and browsers open links unasked. */
export function renderSignInByLink(token: string): string {
  return renderFormPage(
    'Đăng nhập',
    `<p>Liên kết này dùng được một lần, trong 15 phút kể từ khi được in ra.</p>
    <form method="post" action="/admin/sign-in">
      ${hiddenToken(token)}
      <button type="submit">Vào trang quản trị</button>
    </form>`,
  );
}

/** Where a stranger comes who opens the editors' app before there are accounts. */
export function renderHowToSignIn(note: string | null): string {
  return renderFormPage(
    'Đăng nhập',
    `${renderNote(note)}
    <p>Mở liên kết đăng nhập một lần trong cửa sổ dòng lệnh nơi máy chủ đang chạy.</p>
    <p>Không còn liên kết đó? Bấm nút dưới đây, máy chủ sẽ in một liên kết mới trong cửa sổ ấy.</p>
    <form method="post" action="/admin/sign-in/link"><button type="submit">In liên kết mới</button></form>`,
  );
}

/** The same where the link is not let in. */
export function renderNoAccounts(): string {
  return renderFormPage(
    'Đăng nhập',
    `<p>Tòa soạn này chưa có tài khoản nào. Người quản trị máy chủ tạo tài khoản đầu tiên bằng lệnh
    <code>npm run newsroom -- user add</code>.</p>`,
  );
}

/** @param byOidc Whether the office's own sign-in is offered as well. */
export function renderSignIn(note: string | null, byOidc: boolean): string {
  return renderFormPage(
    'Đăng nhập',
    `${renderNote(note)}
    <form method="post" action="/admin/sign-in">
      <label for="login">Mã tài khoản hoặc thư điện tử</label>
      <input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="200" required>
      <label for="password">Mật khẩu</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required>
      <button type="submit">Đăng nhập</button>
    </form>
    ${byOidc ? '<p><a href="/admin/oidc">Đăng nhập bằng tài khoản của cơ quan</a></p>' : ''}
    <p>Quên mật khẩu? Người quản trị cấp cho bạn một liên kết để đặt mật khẩu mới.</p>
    <p><a href="/admin/huong-dan">Hướng dẫn cho người viết và biên tập</a></p>`,
  );
}

/** The page behind a link that sets a password. */
export function renderSetPassword(token: string, note: string | null): string {
  return renderFormPage(
    'Đặt mật khẩu',
    `${renderNote(note)}
    <form method="post" action="/admin/set-password">
      ${hiddenToken(token)}
      ${newPasswordFields}
      <button type="submit">Đặt mật khẩu</button>
    </form>`,
  );
}

export function renderPasswordIsSet(): string {
  return renderFormPage(
    'Đã đặt mật khẩu',
    '<p>Bây giờ bạn có thể <a href="/admin/sign-in">đăng nhập</a> bằng mật khẩu mới.</p>',
  );
}

/** One's own account. @param byLink Whether there is no account behind the session; `manages`, whether the person sees everybody's. */
export function renderOwnAccount(
  person: { readonly name: string; readonly id: string; readonly email: string },
  roleName: string,
  note: string | null,
  { byLink, manages }: { readonly byLink: boolean; readonly manages: boolean },
): string {
  const who = `<p>${escapeHtml(person.name)} (${escapeHtml(person.id)}, ${escapeHtml(person.email)}), ${roleName}.</p>`;
  const forms = `<h2>Đổi mật khẩu</h2>
    <p>Mọi thiết bị khác đang đăng nhập bằng tài khoản này sẽ bị đăng xuất.</p>
    <form method="post" action="/admin/account/password">
      <input type="hidden" name="username" autocomplete="username" value="${escapeHtml(person.id)}">
      <label for="current">Mật khẩu hiện nay</label>
      <input id="current" name="current" type="password" autocomplete="current-password" required>
      ${newPasswordFields}
      <button type="submit">Đổi mật khẩu</button>
    </form>
    <h2>Đăng xuất khỏi mọi thiết bị</h2>
    <form method="post" action="/admin/account/sign-out-everywhere">
      <button type="submit">Đăng xuất khỏi mọi thiết bị</button>
    </form>`;
  const hint =
    '<p>Bạn vào bằng liên kết một lần. Hãy tạo tài khoản cho mình và mọi người; sau đó liên kết hết hiệu lực.</p>';
  return renderFormPage(
    'Tài khoản của bạn',
    `${who}
    ${renderNote(note)}
    ${byLink ? hint : forms}
    ${manages ? '<p><a href="/admin/accounts">Tài khoản của mọi người</a></p>' : ''}
    <p><a href="/admin/">Về trang quản trị</a></p>`,
  );
}

const newPasswordFields = `<label for="password">Mật khẩu mới, ít nhất ${LEAST_LENGTH} ký tự</label>
      <input id="password" name="password" type="password" autocomplete="new-password" required>
      <label for="repeat">Nhập lại mật khẩu mới</label>
      <input id="repeat" name="repeat" type="password" autocomplete="new-password" required>`;

const hiddenToken = (token: string) =>
  `<input type="hidden" name="token" value="${token.replace(/[^\w-]/g, '')}">`;
