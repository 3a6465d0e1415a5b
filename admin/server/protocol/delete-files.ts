import { requireContentPath, SITE_FILE } from '../checks/paths.ts';
import { requireUnseen } from '../checks/standing.ts';
import { Refusal } from '../refusal.ts';
import { MAIN } from '../store/open-store.ts';
import type { Action, Caller, ProtocolContext } from './context.ts';
import { commitToMain } from './main-branch.ts';
import { requireSoundSite } from './sound-site.ts';

/** Takes entries or photos off `main`; not an article that readers have seen, whoever asks: that is withdrawn instead. */
export const deleteFiles: Action<'deleteFiles'> = (context, caller, { paths, options }) =>
  remove(context, caller, paths, options.commitMessage);

export const deleteFile: Action<'deleteFile'> = (context, caller, { path, options }) =>
  remove(context, caller, [path], options.commitMessage);

async function remove(context: ProtocolContext, caller: Caller, paths: readonly string[], message: string) {
  const { store, collections, now } = context;
  const parsed = paths.map((path) => requireContentPath(path, collections));
  if (parsed.some(({ path }) => path === SITE_FILE))
    throw new Refusal(422, 'Không xóa được thông tin chung của trang.');
  await commitToMain(context, caller.person, message, async () => {
    const present = await Promise.all(
      parsed.map(async ({ path, kind }) => {
        const id = await store.fileId(MAIN, path);
        if (id === null) return [];
        if (kind === 'entry') requireUnseen(path, (await store.readBlob(id)).toString(), now());
        return [path];
      }),
    );
    const changes = present.flat().map((path) => ({ path, content: null }));
    await requireSoundSite(context, changes);
    return changes;
  });
  for (const { path } of parsed) caller.texts.rememberText(path, null);
  if (parsed.some(({ kind }) => kind === 'entry'))
    context.requestBuild({ reason: `without ${paths.join(', ')}` });
  return { message: `deleted ${paths.join(', ')}` };
}
