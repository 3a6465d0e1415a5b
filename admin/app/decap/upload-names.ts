import { PHOTO_ENDING, PHOTO_TYPES } from '../../../src/schema/fields.ts';

/** How much of a digest tells photos apart: 32 bits, among the thousands that one year's folder may hold. */
const DIGITS = 8;

/**
 * The name under which a photo is uploaded: its own and a part of its SHA-256, `hop-to-3fa85c21.jpg`. Two people's
 * `img-0001.jpg` stay two photos, and the same photo sent twice is the same file.
 */
export async function uniquePath(path: string, bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const dot = path.lastIndexOf('.');
  return `${path.slice(0, dot)}-${hex.slice(0, DIGITS)}${path.slice(dot)}`;
}

/*
 * Below, what Decap asks its image transformations. Photos go to the server as they are: it keeps the original, and the
 * site's build makes every size from it. Only their names are changed. Decap would look for an existing photo of the same
 * name and, after a question in English, delete it, though other stories may show it; it is told a name that nothing has.
 */
export const getMediaProcessingConfig = (): object => ({});
export const shouldTransformImage = (): boolean => true;
export const getMediaProcessingFileName = (): string => '';
export const transformImage = async (
  file: File,
  path: string,
): Promise<readonly { file: File; path: string }[]> => {
  // Here and not first by the server: a draft's photos are sent with the draft, long after they were chosen.
  if (!PHOTO_ENDING.test(file.name)) throw new Error(`${PHOTO_TYPES}.`);
  return [{ file, path: await uniquePath(path, await file.arrayBuffer()) }];
};
