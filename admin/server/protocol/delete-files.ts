import { requireContentPath, SITE_FILE } from '../checks/paths.ts';
import { Refusal } from '../refusal.ts';
import { MAIN, type Store } from '../store/open-store.ts';
import type { Action, Caller, ProtocolContext } from './context.ts';
import { commitToMain } from './main-branch.ts';

/** Takes published entries or photos off `main`. */
export const deleteFiles: Action<'deleteFiles'> = (context, caller, { paths, options }) =>
  remove(context, caller, paths, options.commitMessage);

export const deleteFile: Action<'deleteFile'> = (context, caller, { path, options }) =>
  remove(context, caller, [path], options.commitMessage);

async function remove(context: ProtocolContext, caller: Caller, paths: readonly string[], message: string) {
  const { store, collections } = context;
  const parsed = paths.map((path) => requireContentPath(path, collections));
  if (parsed.some(({ path }) => path === SITE_FILE))
    throw new Refusal(422, 'Không xóa được thông tin chung của trang.');
  await commitToMain(context, caller.person, message, async () => {
    for (const { kind, path } of parsed) if (kind === 'media') await requireUnused(store, path, paths);
    const present = await Promise.all(
      parsed.map(async ({ path }) => ((await store.fileId(MAIN, path)) === null ? [] : [path])),
    );
    return present.flat().map((path) => ({ path, content: null }));
  });
  for (const { path } of parsed) caller.texts.rememberText(path, null);
  if (parsed.some(({ kind }) => kind === 'entry')) context.requestBuild({ reason: `Gỡ ${paths.join(', ')}` });
  return { message: `deleted ${paths.join(', ')}` };
}

/** A page that shows a photo that is gone could not be built, and nothing else could be published then. */
async function requireUnused(store: Store, photo: string, alsoRemoved: readonly string[]): Promise<void> {
  const address = photo.slice('content'.length);
  for (const { path, id } of await store.listTree(MAIN, 'content')) {
    if (path.startsWith('content/media/') || alsoRemoved.includes(path)) continue;
    if ((await store.readBlob(id)).includes(address)) {
      throw new Refusal(
        409,
        `Ảnh đang được dùng trong “${path.replace(/^content\//, '')}”. Hãy bỏ ảnh khỏi bài trước.`,
      );
    }
  }
}
