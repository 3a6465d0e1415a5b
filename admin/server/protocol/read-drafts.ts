import { allDrafts, keyOfRef, requireKey, type EntryKey } from '../checks/entry-key.ts';
import { requireContentPath } from '../checks/paths.ts';
import { Refusal } from '../refusal.ts';
import type { Action, ProtocolContext } from './context.ts';
import { draftChanges, parseDraftMessage, requireDraft, type Draft } from './draft.ts';
import { describeMedia } from './media.ts';

/** The drafts, as `collection/slug`. */
export const unpublishedEntries: Action<'unpublishedEntries'> = async ({ store }) => {
  const keys = (await store.listRefs(allDrafts)).map((ref) => keyOfRef(ref.name));
  return keys.filter((key) => key !== null).map(({ collection, slug }) => `${collection}/${slug}`);
};

/**
 * One draft: its stage and its files. Decap asks by collection and slug when it opens an entry to edit, and by id when
 * it fills the workflow board, often while another entry is open or being saved; only the former says that the editor
 * saw the text. So each file's `id`, which Decap hands back when it fetches it, tells the two apart and names the commit.
 */
export const unpublishedEntry: Action<'unpublishedEntry'> = async ({ store }, _caller, params) => {
  const key =
    params.id === undefined ? requireKey(params.collection ?? '', params.slug ?? '') : parseId(params.id);
  const draft = await requireDraft(store, key);
  const id = `${params.id === undefined ? 'open' : 'list'}:${draft.tip.id}`;
  const changes = await draftChanges(store, draft);
  return {
    ...key,
    status: draft.status,
    diffs: changes
      .filter(({ after }) => after !== null)
      .map(({ path, before }) => ({
        id,
        path,
        oldPath: path,
        newPath: path,
        status: before === null ? 'added' : 'modified',
        newFile: before === null,
        binary: path.startsWith('content/media/'),
      })),
    updatedAt: draft.tip.author.date.toISOString(),
    pullRequestAuthor: lastAuthor(draft),
  };
};

/** Who did the last thing, as the board shows it over the title: that it was given back, where that was it. */
function lastAuthor({ tip, status }: Draft): string {
  const { name } = tip.author;
  return status === 'draft' && parseDraftMessage(tip.message).note !== null ? `${name} đã trả bài` : name;
}

export const unpublishedEntryDataFile: Action<'unpublishedEntryDataFile'> = async (
  context,
  caller,
  params,
) => {
  const { id, opened } = await findDraftFile(context, params);
  const path = params.path;
  if (opened) caller.texts.rememberText(path, id);
  return { data: (await context.store.readBlob(id)).toString() };
};

export const unpublishedEntryMediaFile: Action<'unpublishedEntryMediaFile'> = async (
  context,
  _caller,
  params,
) => {
  const { id } = await findDraftFile(context, params);
  return describeMedia(params.path, id, await context.store.readBlob(id));
};

interface DraftFile {
  readonly collection: string;
  readonly slug: string;
  readonly id: string;
  readonly path: string;
}

/** The file at the commit that the app was told of, so that text and photos it puts together are of one moment. */
async function findDraftFile(
  { store, collections }: ProtocolContext,
  file: DraftFile,
): Promise<{ id: string; opened: boolean }> {
  const { path } = requireContentPath(file.path, collections);
  const [, how, commit] = /^(open|list):([0-9a-f]{40})$/.exec(file.id) ?? [];
  const at = commit ?? (await requireDraft(store, requireKey(file.collection, file.slug))).tip.id;
  const id = await store.fileId(at, path);
  if (id === null) throw new Refusal(404, 'Bản nháp không có tệp này nữa. Hãy tải lại trang.');
  return { id, opened: how !== 'list' };
}

function parseId(id: string): EntryKey {
  const slash = id.indexOf('/');
  return requireKey(id.slice(0, Math.max(slash, 0)), id.slice(slash + 1));
}
