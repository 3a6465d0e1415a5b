import { open } from 'node:fs/promises';
import path from 'node:path';

/** What Windows says to opening a folder, and some network disks to flushing one: nothing more can be done there. */
const NOT_POSSIBLE: readonly (string | undefined)[] = ['EACCES', 'EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP'];

/**
 * Waits until the names in a folder have reached the disk: until then a power cut may take back that a file was renamed or
 * removed, though its bytes were flushed. Where the folder itself was removed, the one that it was in says so.
 */
export async function syncFolder(folder: string): Promise<void> {
  try {
    await using handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') await syncFolder(path.dirname(folder));
    else if (!NOT_POSSIBLE.includes(code)) throw error;
  }
}
