import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderThumbnail } from '../checks/photo.ts';
import type { Store } from '../store/open-store.ts';
import { writeWhole } from '../../../src/disk/write-whole.ts';

/** Small pictures of the repository's photos, made once and kept by the photo's id. */
export interface Thumbnails {
  of(id: string): Promise<Buffer>;
}

/** Below this a photo is its own thumbnail. */
const SMALL_BYTES = 60_000;

export async function openThumbnails(folder: string, store: Store): Promise<Thumbnails> {
  await mkdir(folder, { recursive: true });
  return {
    async of(id) {
      const file = join(folder, `${id}.webp`);
      const kept = await readFile(file).catch(() => null);
      if (kept !== null) return kept;
      const photo = await store.readBlob(id);
      if (photo.length <= SMALL_BYTES) return photo;
      try {
        const thumbnail = await renderThumbnail(photo);
        await writeWhole(file, thumbnail);
        return thumbnail;
      } catch {
        // A photo that came by another way than ours and can't be read: the list shows its name all the same.
        return Buffer.alloc(0);
      }
    },
  };
}
