import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncToDisk } from './sync-to-disk.ts';

export interface WriteOptions {
  /** Permissions of the file; 0o600 for anything secret. */
  readonly mode?: number;
  /**
   * `true`, unless said otherwise: also after a power cut the file is whole and the new one. What a cache can make again
   * need not be, and waiting for the disk 10,000 times would cost more than making it.
   */
  readonly durable?: boolean;
}

/**
 * Writes a file so that whoever reads it has the old bytes or the new ones: a hidden file beside it, then a rename. The
 * folder is made where it is missing. A file that was hard-linked elsewhere keeps its old bytes there.
 */
export async function writeWhole(
  file: string,
  content: Uint8Array | string,
  { mode = 0o644, durable = true }: WriteOptions = {},
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const partial = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.partial`);
  try {
    {
      await using handle = await open(partial, 'wx', mode);
      await handle.writeFile(content);
      if (durable) await handle.sync();
    }
    await rename(partial, file);
    if (durable) await syncToDisk(path.dirname(file));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
