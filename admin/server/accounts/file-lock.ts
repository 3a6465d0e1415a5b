import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const RETRY_MS = 20;
/** Work under the lock reads and writes one small file; a lock this old was left by a process that was killed. */
const STALE_MS = 10_000;

/**
 * Does work while no other process does any under the same lock file. A file and not a socket, because the command may
 * run in another container than the server, over the same volume.
 */
export async function withFileLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await take(lock);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<void> {
  for (;;) {
    try {
      await (await open(lock, 'wx', 0o600)).close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isStale(lock)) await removeStale(lock);
    else await wait(RETRY_MS);
  }
}

/** One at a time, and looks again: who removed it first may hold a lock of that name by now. */
function removeStale(lock: string): Promise<void> {
  return withFileLock(`${lock}.stale`, async () => {
    if (await isStale(lock)) await rm(lock, { force: true });
  });
}

async function isStale(lock: string): Promise<boolean> {
  return stat(lock).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > STALE_MS,
    () => false,
  );
}
