import { isContentFolder, requireContentPath, shorten } from '../checks/paths.ts';
import { Refusal } from '../refusal.ts';
import { MAIN } from '../store/open-store.ts';
import type { Action } from './context.ts';
import { commitToMain } from './main-branch.ts';

/** A photo as Decap's proxy backend takes it. */
export interface MediaFile {
  readonly id: string;
  readonly content: string;
  readonly encoding: 'base64';
  readonly path: string;
  readonly name: string;
}

export function describeMedia(path: string, id: string, bytes: Buffer): MediaFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { id, content: bytes.toString('base64'), encoding: 'base64', path, name };
}

/** The photos of a media folder, each as a thumbnail: whole ones would make a list of hundreds of megabytes. */
export const getMedia: Action<'getMedia'> = async (
  { store, thumbnails, collections },
  _caller,
  { mediaFolder },
) => {
  if (!isContentFolder(mediaFolder, collections) || !/^content\/media(?:\/|$)/.test(mediaFolder)) {
    throw new Refusal(422, `Không có thư mục ảnh “${shorten(mediaFolder)}”.`);
  }
  const files = await store.listTree(MAIN, mediaFolder);
  return Promise.all(files.map(async ({ path, id }) => describeMedia(path, id, await thumbnails.of(id))));
};

/** One published photo, whole. */
export const getMediaFile: Action<'getMediaFile'> = async ({ store, collections }, _caller, params) => {
  const { path } = requireContentPath(params.path, collections);
  const id = await store.fileId(MAIN, path);
  if (id === null) throw new Refusal(404, 'Không có ảnh này. Có thể ảnh đã bị xóa.');
  return describeMedia(path, id, await store.readBlob(id));
};

/** Puts a photo into the library, outside of any entry. It is on no page until an entry shows it, so nothing is built. */
export const persistMedia: Action<'persistMedia'> = async (context, { person }, { asset, options }) => {
  const { store } = context;
  const photo = await context.photos.take(asset, [await store.fileId(MAIN, asset.path)]);
  await commitToMain(context, person, options.commitMessage, async () => {
    const current = await store.fileId(MAIN, photo.path);
    if (current !== null && current !== photo.id) throw photoTaken(photo.path);
    return current === null
      ? [{ path: photo.path, content: photo.content ?? (await store.readBlob(photo.id)) }]
      : [];
  });
  return describeMedia(photo.path, photo.id, await store.readBlob(photo.id));
};

export function photoTaken(path: string): Refusal {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return new Refusal(409, `Đã có một ảnh khác tên “${name}”. Hãy đổi tên tệp ảnh rồi tải lại.`);
}
