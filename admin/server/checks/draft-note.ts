import { findHidden } from '../../../src/schema/characters.ts';
import { Refusal } from '../refusal.ts';

/** Room for a page of remarks, and far below what a commit's message may hold. */
export const MAX_NOTE = 2000;

/** What somebody says when they move a draft to another stage, fit to be kept and shown; null where nothing was said. */
export function requireSoundNote(sent: string | undefined): string | null {
  const note = (sent ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim();
  if (note === '') return null;
  if (note.length > MAX_NOTE)
    throw new Refusal(
      422,
      `Lời nhắn dài ${note.length} ký tự. Hãy rút xuống còn tối đa ${MAX_NOTE} ký tự; góp ý dài thì sửa thẳng trong bài.`,
    );
  const hidden = findHidden(note);
  if (hidden !== undefined)
    throw new Refusal(
      422,
      `Lời nhắn có ký tự không nhìn thấy (${hidden.name}). Hãy xóa chỗ vừa dán, gõ lại.`,
    );
  return note;
}
