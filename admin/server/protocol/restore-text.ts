import { showMoment } from '../../../src/model/dates.ts';
import { signatureOf, type Person } from '../accounts/person.ts';
import { draftRef, pathOfKey, type EntryKey } from '../checks/entry-key.ts';
import { requireSoundDraftText } from '../checks/entry-text.ts';
import { Refusal } from '../refusal.ts';
import type { Commit } from '../store/objects.ts';
import { MAIN } from '../store/open-store.ts';
import type { ProtocolContext } from './context.ts';
import { requireKeptAddresses } from './kept-addresses.ts';
import { draftMessage, readDraft, requireMayEdit } from './draft.ts';
import { requireMayMove } from './workflow.ts';

/**
 * Makes an old text of an entry the text of its draft, which is begun where there is none. Readers see nothing of it before
 * it has been reviewed and published like any other.
 *
 * @param from The commit that has the old text under the entry's present path.
 * @param seen The id of the entry's text that the person was shown as the present one; null for none.
 */
export async function restoreText(
  context: ProtocolContext,
  person: Person,
  key: EntryKey,
  from: Commit,
  seen: string | null,
): Promise<void> {
  const { store, lock, checkEntry, now } = context;
  const path = pathOfKey(key);
  await lock(`${key.collection}/${key.slug}`, async () => {
    const draft = await readDraft(store, key);
    if (draft !== null) {
      requireMayEdit(person, draft);
      requireMayMove(person, draft.status, draft.status);
    }
    const tip = draft?.tip ?? (await store.commitAt(MAIN));
    if (tip === null) throw new Error('The repository has no main branch');
    const current = await store.fileId(tip.id, path);
    if (current !== seen)
      throw new Refusal(409, 'Bài vừa được sửa từ nơi khác. Hãy mở lại lịch sử, xem bản mới rồi thử lại.');
    const content = await store.readFile(from.id, path);
    if (content === null) throw new Refusal(404, 'Bản này không có chữ nào của bài.');
    requireSoundDraftText(path, content.toString(), checkEntry);
    await requireKeptAddresses(context, person, path, tip.id, content.toString());
    const answer = await store.commit({
      ref: draftRef(key),
      expected: draft?.tip.id ?? null,
      parent: tip.id,
      changes: [{ path, content }],
      message: draftMessage(
        `Lấy lại bản lúc ${showMoment(from.author.date.toISOString())} của ${from.author.name}`,
        draft ?? { status: 'draft', owner: person.id, base: tip.id },
      ),
      author: signatureOf(person, now),
    });
    if (answer.kind === 'stale') throw new Refusal(409, 'Bài vừa được lưu từ nơi khác. Hãy thử lại.');
  });
}
