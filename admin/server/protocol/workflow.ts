import { stageLabels } from '../../../src/schema/workflow.ts';
import { may } from '../accounts/permissions.ts';
import { signatureOf, type Person } from '../accounts/person.ts';
import { requireComplete } from '../checks/checklist.ts';
import { requireSoundNote } from '../checks/draft-note.ts';
import { requireKey, type EntryKey } from '../checks/entry-key.ts';
import { requireSoundText } from '../checks/entry-text.ts';
import { isWaiting, requireStaysSeen } from '../checks/standing.ts';
import { Refusal } from '../refusal.ts';
import { MAIN, type MergeAnswer } from '../store/open-store.ts';
import type { DraftStatus } from './actions.ts';
import type { Action, ProtocolContext } from './context.ts';
import {
  draftChanges,
  draftMessage,
  requireDraft,
  requireMayEdit,
  requireOwnFiles,
  type Draft,
} from './draft.ts';
import { requireSoundSite, type MainChange } from './sound-site.ts';

/**
 * An author hands a draft in and takes it back; to declare it ready, or no longer ready, is an editor's. So is a save of
 * one that is ready (from there to there), or a text could be published that nobody has reviewed.
 */
export function requireMayMove(person: Person, from: DraftStatus, to: DraftStatus): void {
  if ((from === 'pending_publish' || to === 'pending_publish') && !may(person, 'markReady')) {
    throw new Refusal(
      403,
      `Bài ở mục “${stageLabels.pending_publish}” chỉ biên tập viên mới sửa hoặc chuyển được.`,
    );
  }
}

/** Has one draft looked at and moved, with nobody else at it. @returns its name, `stories-2026/ca-truc-dem` */
async function workOnDraft(
  { store, lock }: ProtocolContext,
  { collection, slug }: EntryKey,
  work: (draft: Draft, id: string) => Promise<void>,
): Promise<string> {
  const key = requireKey(collection, slug);
  const id = `${key.collection}/${key.slug}`;
  await lock(id, async () => work(await requireDraft(store, key), id));
  return id;
}

/**
 * Moves a draft to another stage, with a note if one was sent. The note lies in the commit of the move: it goes where the
 * draft goes, into mirrors and backups, survives every save after it, and is part of the entry's history once published.
 */
export const updateUnpublishedEntryStatus: Action<'updateUnpublishedEntryStatus'> = async (
  context,
  { person },
  params,
) => {
  const to = params.newStatus;
  const note = requireSoundNote(params.note);
  const id = await workOnDraft(context, params, async (draft, id) => {
    requireMayEdit(person, draft);
    requireMayMove(person, draft.status, to);
    // Moved by two at once, it is moved; but what the second one says is kept too.
    if (draft.status === to && note === null) return;
    if (to === 'draft' && draft.owner !== person.id && note === null)
      throw new Refusal(
        422,
        'Hãy ghi lời nhắn khi trả bài, để người viết biết cần sửa gì. Bài vẫn ở mục cũ.',
      );
    if (to === 'pending_publish') await requireCompleteDraft(context, draft);
    const answer = await context.store.commit({
      ref: draft.ref,
      expected: draft.tip.id,
      changes: [],
      message: draftMessage(`Chuyển sang “${stageLabels[to]}”: ${id}`, { ...draft, status: to }, note),
      author: signatureOf(person, context.now),
    });
    if (answer.kind === 'stale') throw movedMeanwhile();
  });
  return { message: `${id} is now ${to}` };
};

/** Deletes a draft. Its last commit stays under `refs/newsroom/deleted`, because a click is quickly done. */
export const deleteUnpublishedEntry: Action<'deleteUnpublishedEntry'> = async (
  context,
  { person },
  params,
) => {
  const id = await workOnDraft(context, params, async (draft, id) => {
    requireMayEdit(person, draft);
    if (!(await context.store.deleteRef(draft.ref, draft.tip.id, `refs/newsroom/deleted/${id}`)))
      throw movedMeanwhile();
  });
  return { message: `deleted draft ${id}` };
};

/** Merges a draft that is ready onto `main` and has the site built. */
export const publishUnpublishedEntry: Action<'publishUnpublishedEntry'> = async (
  context,
  { person },
  params,
) => {
  const { store, lock, now } = context;
  const id = await workOnDraft(context, params, async (draft, id) => {
    if (draft.status !== 'pending_publish') {
      throw new Refusal(
        409,
        `Bài đang ở mục “${stageLabels[draft.status]}”. Hãy chuyển sang “${stageLabels.pending_publish}” trước.`,
      );
    }
    const { path, waits, changes } = await requireSoundDraft(context, draft);
    const from = { name: draft.ref, id: draft.tip.id };
    const message = `Đăng ${id}`;
    const answer = await lock(MAIN, async () => {
      await requireSoundSite(context, changes);
      return store.mergeOnto({ onto: MAIN, from, message, author: signatureOf(person, now) });
    });
    requireMerged(answer);
    // What waits for its time has no page to point to yet.
    context.requestBuild({ reason: path ?? id, ...(path === null || waits ? {} : { path }) });
  });
  return { message: `published ${id}` };
};

/** What is ready lacks nothing that a draft may do without. */
async function requireCompleteDraft(
  { store, checkEntry, checklist }: ProtocolContext,
  draft: Draft,
): Promise<void> {
  for (const { path, after } of await draftChanges(store, draft)) {
    if (after === null || path.startsWith('content/media/')) continue;
    const text = (await store.readBlob(after)).toString();
    requireSoundText(path, text, checkEntry);
    requireComplete(path, text, checklist);
  }
}

/** The site's rules may have changed since the draft was saved, so it is checked once more; gives what it will change. */
async function requireSoundDraft(
  { store, collections, checkEntry, checklist, now }: ProtocolContext,
  draft: Draft,
): Promise<{ path: string | null; waits: boolean; changes: MainChange[] }> {
  const files = await draftChanges(store, draft);
  requireOwnFiles(draft, files, collections);
  let text: string | null = null;
  let waits = false;
  const changes: MainChange[] = [];
  for (const { path, after } of files) {
    const content = after === null ? null : await store.readBlob(after);
    changes.push({ path, content });
    if (content === null || path.startsWith('content/media/')) continue;
    requireSoundText(path, content.toString(), checkEntry);
    requireComplete(path, content.toString(), checklist);
    const published = await store.readFile(MAIN, path);
    requireStaysSeen(path, published?.toString() ?? null, content.toString(), now());
    text = path;
    waits = isWaiting(path, content.toString(), now());
  }
  return { path: text, waits, changes };
}

function requireMerged(answer: MergeAnswer): void {
  switch (answer.kind) {
    case 'merged':
      return;
    case 'stale':
      throw movedMeanwhile();
    case 'conflict':
      throw new Refusal(
        409,
        `Chưa đăng được: ${answer.paths.map((path) => `“${path.replace(/^content\//, '')}”`).join(', ')} trên trang đã đổi ` +
          'sau khi bản nháp này bắt đầu. Bản nháp còn nguyên. Nếu là ảnh, hãy đổi tên ảnh trong bài; nếu là bài, hãy ' +
          'chép nội dung ra, xóa bản nháp, mở lại bài đang đăng rồi sửa tiếp.',
      );
  }
}

function movedMeanwhile(): Refusal {
  return new Refusal(409, 'Bài hoặc trang vừa được cập nhật từ nơi khác. Hãy tải lại rồi thử lại.');
}
