import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file so that it is either whole or absent under its name, also after a crash or a power cut: a hidden file
 * beside it, flushed to disk, then renamed. A file that was hard-linked elsewhere keeps its old bytes there.
 */
export async function writeWhole(file: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const partial = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.partial`);
  try {
    {
      await using handle = await open(partial, 'wx');
      await handle.writeFile(bytes);
      await handle.sync();
    }
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
