import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/**
 * Replaces a file whole: whoever reads it, or finds it after a power cut, has the old bytes or the new ones.
 *
 * @param mode Permissions of a new file; 0o600 for anything secret.
 */
export async function writeAtomically(
  file: string,
  content: Uint8Array | string,
  mode = 0o644,
): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
