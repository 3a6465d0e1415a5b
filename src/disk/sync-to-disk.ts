import { open } from 'node:fs/promises';
import path from 'node:path';

/** What Windows says to opening a folder, or flushing what was opened to read, and some network disks: no more can be done. */
const NOT_POSSIBLE: readonly (string | undefined)[] = ['EACCES', 'EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP'];

/**
 * Waits until a file's bytes, or the names in a folder, have reached the disk: until then a power cut may take back that a file was
 * renamed or removed, though its bytes were flushed. Where the folder itself was removed, the one that it was in says so.
 */
export async function syncToDisk(place: string): Promise<void> {
  try {
    await using handle = await open(place, 'r');
    await handle.sync();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') await syncToDisk(path.dirname(place));
    else if (!NOT_POSSIBLE.includes(code)) throw error;
  }
}
