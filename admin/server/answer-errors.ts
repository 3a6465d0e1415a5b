import type { FastifyError, FastifyInstance } from 'fastify';
import { Refusal } from './refusal.ts';

const words: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không đọc được. Hãy tải lại trang rồi thử lại.',
  413: 'Dữ liệu gửi lên quá lớn. Hãy giảm số ảnh hoặc kích thước ảnh.',
  415: 'Dữ liệu gửi lên không đúng dạng.',
};

/**
 * Answers every error as Decap's proxy backend reads it, `{ "error": "…" }` in Vietnamese. What was not meant for the
 * editor goes to the terminal, in full, and the editor learns only that it was not their fault.
 */
export function answerErrors(app: FastifyInstance, log: (line: string) => void): void {
  app.setNotFoundHandler(() => {
    throw new Refusal(404, 'Không có địa chỉ này.');
  });
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    reply.header('cache-control', 'no-store');
    if (error instanceof Refusal) return reply.code(error.status).send({ error: error.message });
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: words[status] ?? words[400] });
    log(`${request.method} ${request.url.split('?')[0] ?? ''} failed: ${error.stack ?? error.message}`);
    if (/ENOSPC|No space left/.test(error.message)) {
      return reply
        .code(507)
        .send({ error: 'Máy chủ hết dung lượng đĩa. Bản của bạn chưa được lưu; hãy báo quản trị.' });
    }
    if (/EROFS|Read-only file system/.test(error.message)) {
      return reply
        .code(503)
        .send({ error: 'Đĩa của máy chủ không ghi được. Bản của bạn chưa được lưu; hãy báo quản trị.' });
    }
    return reply
      .code(500)
      .send({ error: 'Máy chủ gặp lỗi, việc này chưa xong. Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị.' });
  });
}
