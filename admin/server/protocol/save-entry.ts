import { may } from '../accounts/permissions.ts';
import { signatureOf } from '../accounts/person.ts';
import { requireComplete } from '../checks/checklist.ts';
import { requireKey, requireOwnFile, type EntryKey } from '../checks/entry-key.ts';
import { requireSoundDraftText, requireSoundText } from '../checks/entry-text.ts';
import { requireStaysSeen } from '../checks/standing.ts';
import { Refusal } from '../refusal.ts';
import { blobId, type Commit } from '../store/objects.ts';
import { MAIN, type Change } from '../store/open-store.ts';
import type { Action, Caller, ProtocolContext } from './context.ts';
import { draftMessage, readDraft, requireMayEdit, textAuthor, type Draft } from './draft.ts';
import { requireKeptAddresses } from './kept-addresses.ts';
import { keepText } from './kept-texts.ts';
import { commitToMain } from './main-branch.ts';
import { photoTaken } from './media.ts';
import type { IncomingPhoto } from './photo-intake.ts';
import { renameEntry } from './rename-entry.ts';
import { requireSoundSite } from './sound-site.ts';
import { judgeSave } from './stale.ts';
import { requireMayMove } from './workflow.ts';

/** A save, parsed and checked, that may still be stale. */
interface Save {
  readonly key: EntryKey;
  readonly path: string;
  readonly text: Buffer;
  readonly id: string;
  readonly photos: readonly IncomingPhoto[];
  readonly isNew: boolean;
  readonly message: string;
}

/** Saves an entry: into its draft with the workflow, straight to `main` without. */
export const persistEntry: Action<'persistEntry'> = async (context, caller, params) => {
  const { options, dataFiles, assets } = params;
  const [file] = dataFiles;
  if (file === undefined) throw new Refusal(422, 'Không có gì để lưu.');
  const key = requireKey(options.collectionName, file.slug);
  const path = requireOwnFile(key, file.path, context.collections);
  if (file.newPath !== undefined && file.newPath !== path) {
    const { newPath, raw } = file;
    await renameEntry(context, caller, { key, path, newPath, text: raw, message: options.commitMessage });
    return { message: 'entry renamed' };
  }
  const requireSound = options.useWorkflow ? requireSoundDraftText : requireSoundText;
  requireSound(path, file.raw, context.checkEntry);
  const text = Buffer.from(file.raw);
  // Photos are decoded before the entry is locked: that takes seconds, and nobody else's save should wait for it.
  const held = await readDraft(context.store, key);
  const photos: IncomingPhoto[] = [];
  for (const asset of assets) {
    const ids = [held?.tip.id ?? MAIN, MAIN].map((at) => context.store.fileId(at, asset.path));
    photos.push(await context.photos.take(asset, await Promise.all(ids)));
  }
  const { commitMessage: message, newEntry: isNew = false, status = 'draft' } = options;
  const save: Save = { key, path, text, id: blobId(text), photos, isNew, message };
  if (options.useWorkflow) {
    await context.lock(`${key.collection}/${key.slug}`, () => saveDraft(context, caller, save, status));
  } else {
    await saveToMain(context, caller, save);
  }
  caller.texts.rememberText(path, save.id);
  return { message: 'entry persisted' };
};

async function saveDraft(
  context: ProtocolContext,
  caller: Caller,
  save: Save,
  firstStatus: Draft['status'],
): Promise<void> {
  const { store, now } = context;
  const { person } = caller;
  const draft = await readDraft(store, save.key);
  if (draft !== null) requireMayEdit(person, draft);
  requireMayMove(person, draft?.status ?? 'draft', draft?.status ?? firstStatus);
  const tip = draft?.tip ?? (await store.commitAt(MAIN));
  if (tip === null) throw new Error('The repository has no main branch');
  await requireFresh(context, caller, save, tip);
  await requireKeptAddresses(context, person, save.path, tip.id, save.text.toString());
  await requireFreePhotos(context, save);
  const changes = [
    ...(await textAndPhotos(context, save, tip.id)),
    ...(await droppedPhotos(context, save, draft)),
  ];
  if (draft !== null && changes.length === 0) return;
  const answer = await store.commit({
    ref: `refs/heads/cms/${save.key.collection}/${save.key.slug}`,
    expected: draft?.tip.id ?? null,
    parent: tip.id,
    changes,
    message: draftMessage(save.message, draft ?? { status: firstStatus, owner: person.id, base: tip.id }),
    author: signatureOf(person, now),
  });
  if (answer.kind === 'stale') throw new Refusal(409, 'Bài vừa được lưu từ nơi khác. Hãy thử lại.');
}

async function saveToMain(context: ProtocolContext, caller: Caller, save: Save): Promise<void> {
  if (!may(caller.person, 'changePublished')) {
    throw new Refusal(403, 'Chỉ người có quyền xuất bản mới lưu thẳng lên trang. Hãy lưu thành bản nháp.');
  }
  requireComplete(save.path, save.text.toString(), context.checklist);
  let changed = false;
  await commitToMain(context, caller.person, save.message, async () => {
    const main = await context.store.commitAt(MAIN);
    if (main === null) throw new Error('The repository has no main branch');
    await requireFresh(context, caller, save, main);
    await requireFreePhotos(context, save);
    const published = await context.store.readFile(main.id, save.path);
    requireStaysSeen(save.path, published?.toString() ?? null, save.text.toString(), context.now());
    const changes = await textAndPhotos(context, save, main.id);
    await requireSoundSite(context, changes);
    changed = changes.length > 0;
    return changes;
  });
  if (changed) context.requestBuild({ reason: save.path });
}

/** Refuses a save that would overwrite what its sender has not seen, and keeps its text. */
async function requireFresh(
  context: ProtocolContext,
  caller: Caller,
  save: Save,
  tip: Commit,
): Promise<void> {
  const { name, email } = caller.person;
  const current = await context.store.fileId(tip.id, save.path);
  const writer = await textAuthor(context.store, tip, save.path);
  const ownText = writer.name === name && writer.email === email;
  const verdict = judgeSave({
    current,
    incoming: save.id,
    seen: caller.texts.seenText(save.path),
    isNew: save.isNew,
    ownText,
  });
  switch (verdict) {
    case 'fresh':
      return;
    case 'taken':
      await keepText(context, caller.person, save.key, tip, await textAndPhotos(context, save, tip.id));
      throw new Refusal(
        409,
        'Đã có một bài cùng tên đường dẫn. Bản của bạn đã được giữ lại; hãy đổi tiêu đề rồi lưu.',
      );
    case 'stale': {
      await keepText(context, caller.person, save.key, tip, await textAndPhotos(context, save, tip.id));
      const by = ownText ? 'chính bạn sửa ở một thẻ khác' : `${writer.name} sửa`;
      const who = current === null ? 'Bài này vừa bị xóa' : `Bài này vừa được ${by}`;
      throw new Refusal(
        409,
        `${who} sau khi bạn mở (${formatMoment(writer.date)}), nên bản của bạn chưa được lưu đè lên. ` +
          `Bản của bạn đã được giữ lại tại /api/kept/${save.key.collection}/${save.key.slug}. ` +
          'Hãy tải lại bài để xem bản mới, rồi chép phần của bạn vào.',
      );
    }
  }
}

/** A photo never replaces another one that is published under its name. */
async function requireFreePhotos({ store }: ProtocolContext, save: Save): Promise<void> {
  for (const photo of save.photos) {
    const published = await store.fileId(MAIN, photo.path);
    if (published !== null && published !== photo.id) throw photoTaken(photo.path);
  }
}

/** What a save changes of a commit's files. */
async function textAndPhotos({ store }: ProtocolContext, save: Save, at: string): Promise<Change[]> {
  const changes: Change[] = [];
  if ((await store.fileId(at, save.path)) !== save.id) changes.push({ path: save.path, content: save.text });
  for (const photo of save.photos) {
    if ((await store.fileId(at, photo.path)) === photo.id) continue;
    changes.push({ path: photo.path, content: photo.content ?? (await store.readBlob(photo.id)) });
  }
  return changes;
}

/** Decap sends all photos of a draft with each save: one that is not sent, and that the text does not name, was taken out. */
async function droppedPhotos({ store }: ProtocolContext, save: Save, draft: Draft | null): Promise<Change[]> {
  if (draft === null) return [];
  const sent = new Set(save.photos.map((photo) => photo.path));
  const text = save.text.toString();
  return (await store.diff(MAIN, draft.tip.id))
    .filter(({ path, before }) => path.startsWith('content/media/') && before === null && !sent.has(path))
    .filter(({ path, after }) => after !== null && !text.includes(path.slice('content'.length)))
    .map(({ path }) => ({ path, content: null }));
}

function formatMoment(date: Date): string {
  return new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(date);
}
