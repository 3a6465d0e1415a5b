import { renderPage } from '../site/plain-page.ts';

/** The page behind the link of the terminal. Opening it signs nobody in: mail filters and browsers open links unasked. */
export function renderSignInPage(token: string): string {
  return renderPage(
    'Đăng nhập',
    `<p>Liên kết này dùng được một lần, trong 15 phút kể từ khi được in ra.</p>
    <form method="post" action="/admin/sign-in">
      <input type="hidden" name="token" value="${token.replace(/[^\w-]/g, '')}">
      <button type="submit">Vào trang quản trị</button>
    </form>`,
  );
}

/** Where a stranger comes who opens the editors' app. */
export function renderHowToSignIn(note: string | null): string {
  return renderPage(
    'Đăng nhập',
    `${note === null ? '' : `<p role="alert"><strong>${note}</strong></p>`}
    <p>Mở liên kết đăng nhập một lần trong cửa sổ dòng lệnh nơi máy chủ đang chạy.</p>
    <p>Không còn liên kết đó? Bấm nút dưới đây, máy chủ sẽ in một liên kết mới trong cửa sổ ấy.</p>
    <form method="post" action="/admin/sign-in/link"><button type="submit">In liên kết mới</button></form>`,
  );
}
