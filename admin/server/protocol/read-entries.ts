import { isContentFolder, requireContentPath, shorten } from '../checks/paths.ts';
import { Refusal } from '../refusal.ts';
import { MAIN } from '../store/open-store.ts';
import type { Action } from './context.ts';

/** How the app asks what it talks to. */
export const info: Action<'info'> = () =>
  Promise.resolve({ repo: 'newsroom', publish_modes: ['simple', 'editorial_workflow'], type: 'newsroom' });

/** The published entries of a folder, whole. */
export const entriesByFolder: Action<'entriesByFolder'> = async ({ store, collections }, _caller, params) => {
  const { folder, extension, depth } = params;
  if (!isContentFolder(folder, collections)) throw new Refusal(422, `Không có thư mục “${shorten(folder)}”.`);
  const below = folder.split('/').length;
  const files = (await store.listTree(MAIN, folder)).filter(
    ({ path }) => path.endsWith(`.${extension}`) && path.split('/').length - below <= depth,
  );
  return Promise.all(
    files.map(async ({ path, id }) => ({ data: (await store.readBlob(id)).toString(), file: { path, id } })),
  );
};

/** Single files for a list, with `data: null` for those that are not there. To edit one, the app asks for it anew. */
export const entriesByFiles: Action<'entriesByFiles'> = ({ store, collections }, _caller, { files }) =>
  Promise.all(
    files.map(async (file) => {
      const { path } = requireContentPath(file.path, collections);
      const id = await store.fileId(MAIN, path);
      const data = id === null ? null : (await store.readBlob(id)).toString();
      return { data, file: { path, label: file.label, id } };
    }),
  );

/** One published entry, which the editor opens: a save is compared with what is given here. */
export const getEntry: Action<'getEntry'> = async ({ store, collections }, caller, params) => {
  const { path } = requireContentPath(params.path, collections);
  const id = await store.fileId(MAIN, path);
  caller.texts.rememberText(path, id);
  if (id === null) throw new Refusal(404, 'Không có bài này. Có thể bài đã bị xóa hoặc đổi tên.');
  return { data: (await store.readBlob(id)).toString(), file: { path, id } };
};
