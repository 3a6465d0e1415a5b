import { isArticle } from '../../../src/model/urls.ts';
import { dueAt } from '../../../src/schema/publication.ts';
import { Refusal } from '../refusal.ts';
import { checkKnownEntry } from './known-entry.ts';

const ARTICLE = /^content\/(?:stories|initiatives|news)\//;
const inContent = (path: string) => path.replace(/^content\//, '');

/**
 * Since when readers may see an article, once it is on `main`; null for what is none. A text that does not pass the rules
 * of today passed those of its day: it counts as seen.
 */
export function dueOf(path: string, text: string): Date | null {
  if (!ARTICLE.test(path)) return null;
  const entry = checkKnownEntry(inContent(path), text).checked?.entry;
  return entry && isArticle(entry) ? new Date(dueAt(entry.data)) : new Date(0);
}

/** Whether readers may have seen an article of `main`. */
export const isSeen = (path: string, text: string, now: Date): boolean => {
  const since = dueOf(path, text);
  return since !== null && since <= now;
};

/** Whether an article's time is still to come. */
export const isWaiting = (path: string, text: string, now: Date): boolean => {
  const since = dueOf(path, text);
  return since !== null && since > now;
};

/**
 * Refuses to delete an article that readers may have seen: links to it would lead nowhere, and nobody would be told. One
 * that still waits for its time may go.
 */
export function requireUnseen(path: string, text: string, now: Date): void {
  if (!isSeen(path, text, now)) return;
  throw new Refusal(
    422,
    `Bài “${inContent(path)}” đã đăng nên không xóa hay gỡ được: ai giữ địa chỉ của bài sẽ gặp trang trống. ` +
      'Hãy mở bài, điền mục “Rút bài” (lúc rút, lý do, bài thay thế nếu có) rồi đăng: địa chỉ của bài sẽ ghi rõ bài đã rút.',
  );
}

/** Refuses a new date in the future for an article that readers see: it would be gone until then, and nobody told. */
export function requireStaysSeen(path: string, before: string | null, after: string, now: Date): void {
  if (before === null || !isSeen(path, before, now) || isSeen(path, after, now)) return;
  throw new Refusal(
    422,
    `Bài “${inContent(path)}” đã đăng nên không hẹn giờ lại được: bài sẽ biến mất cho đến giờ ấy. ` +
      'Hãy để “Ngày giờ đăng” và “Không đăng trước lúc” như cũ; muốn gỡ bài thì điền mục “Rút bài”.',
  );
}
