import { hasRole } from '../accounts/person.ts';
import { keyOfPath, type EntryKey } from '../checks/entry-key.ts';
import { requireSoundText } from '../checks/entry-text.ts';
import { addFormerAddress } from '../checks/former-address.ts';
import { requireContentPath } from '../checks/paths.ts';
import { isSeen } from '../checks/standing.ts';
import { pathOf, isArticleCollection } from '../../../src/model/urls.ts';
import { Refusal } from '../refusal.ts';
import { MAIN } from '../store/open-store.ts';
import type { Caller, ProtocolContext } from './context.ts';
import { readDraft } from './draft.ts';
import { commitToMain } from './main-branch.ts';
import { requireSoundSite } from './sound-site.ts';

interface Rename {
  readonly key: EntryKey;
  readonly path: string;
  readonly newPath: string;
  /** The text as its sender has it; a rename changes nothing else. */
  readonly text: string;
  readonly message: string;
}

/**
 * Gives an article another address, in one commit on `main`: the file moves and says the address that it had, where the
 * site then leads on to the new one. Nothing of the text changes with it, or words could pass by review as a rename.
 */
export async function renameEntry(context: ProtocolContext, caller: Caller, rename: Rename): Promise<void> {
  const { store, collections, checkEntry, now, lock } = context;
  const { key, path, message } = rename;
  if (!hasRole(caller.person, 'publisher'))
    throw new Refusal(403, 'Chỉ người có quyền xuất bản mới đổi được đường dẫn của bài.');
  const from = requireContentPath(path, collections);
  const to = requireContentPath(rename.newPath, collections);
  if (from.kind !== 'entry' || to.kind !== 'entry' || from.folder !== to.folder)
    throw new Refusal(422, 'Bài đổi đường dẫn phải ở nguyên mục của mình.');
  const { folder: collection } = from;
  if (!isArticleCollection(collection))
    throw new Refusal(422, 'Mục này giữ nguyên đường dẫn: những bài khác gọi nó bằng tên ấy.');
  const addressOf = ({ year, slug }: typeof from) => pathOf({ collection, id: `${String(year)}/${slug}` });
  const newKey = keyOfPath(to.path);

  await lock(`${key.collection}/${key.slug}`, async () => {
    for (const one of [key, newKey]) {
      if ((await readDraft(store, one)) !== null)
        throw new Refusal(
          409,
          `“${one.slug}” đang có bản nháp. Hãy đăng hoặc xóa bản nháp trước khi đổi đường dẫn.`,
        );
    }
    await commitToMain(context, caller.person, message, async () => {
      const published = (await store.readFile(MAIN, path))?.toString();
      if (published === undefined)
        throw new Refusal(404, 'Không có bài này. Có thể bài đã bị xóa hoặc đổi tên.');
      if (published !== rename.text)
        throw new Refusal(
          409,
          'Chữ của bài khác bản đang đăng. Hãy lưu và đăng bài trước, rồi mới đổi đường dẫn.',
        );
      if ((await store.fileId(MAIN, to.path)) !== null)
        throw new Refusal(409, 'Đã có một bài cùng đường dẫn. Hãy chọn đường dẫn khác.');
      // Nobody has the address of an article that still waits.
      const text = isSeen(path, published, now())
        ? addFormerAddress(published, addressOf(from), addressOf(to))
        : published;
      requireSoundText(to.path, text, checkEntry);
      const changes = [
        { path, content: null },
        { path: to.path, content: Buffer.from(text) },
      ];
      await requireSoundSite(context, changes);
      return changes;
    });
  });
  context.requestBuild({ reason: `${path} is now ${to.path}`, path: to.path });
}
