import { open, lstat, mkdtemp, copyFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { syncToDisk } from '../../../src/disk/sync-to-disk.ts';
import { git } from '../store/git.ts';
import { isStore, MAIN } from '../store/open-store.ts';
import { packArchive } from './archive.ts';
import { takeView } from './view.ts';

/** The repository, in git's own format for a repository in a file. */
export const BUNDLE = 'store.bundle';
/** What of a data folder can't be made again, besides the repository. Sessions end with a restore; builds are made anew. */
export const SETTINGS = ['accounts.json'] as const;

export interface BackupFacts {
  readonly refs: number;
  readonly bytes: number;
  readonly settings: readonly string[];
}

/**
 * Writes everything of a data folder that can't be made again into one file. The server may run meanwhile: objects never
 * change, and the branches are taken as they stand at one moment.
 *
 * @param file Must not exist: a backup never takes the place of another.
 * @param tell Takes English lines about the progress.
 */
export async function createBackup(
  dir: string,
  file: string,
  tell: (line: string) => void,
): Promise<BackupFacts> {
  const gitDir = join(dir, 'store.git');
  if (!(await isStore(gitDir))) throw new Error(`${dir} holds no newsroom. Set NEWSROOM_DIR.`);
  const target = resolve(file);
  if (await exists(target)) throw new Error(`${target} exists. Give the backup another name.`);
  // Beside the target, so that it is complete before it has its name.
  const work = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const refs = await bundleAll(gitDir, work, tell);
    const settings: string[] = [];
    for (const name of SETTINGS) {
      if (!(await exists(join(dir, name)))) continue;
      await copyFile(join(dir, name), join(work, name));
      settings.push(name);
    }
    tell('Packing …');
    const packed = join(work, 'backup.tar');
    await packArchive(work, [BUNDLE, ...settings], packed);
    const bytes = await flush(packed);
    await rename(packed, target);
    await syncToDisk(dirname(target));
    return { refs, bytes, settings };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Bundles every ref as it was at one moment. Of a repository that changes, git leaves out the refs that moved meanwhile. */
async function bundleAll(gitDir: string, work: string, tell: (line: string) => void): Promise<number> {
  const view = join(work, 'view.git');
  const refs = await takeView(gitDir, view);
  if (!refs.some(({ name }) => name === MAIN)) throw new Error(`${gitDir} has no main branch to back up.`);
  tell(`Reading ${refs.length} branches and all that they hold …`);
  await git(view, ['bundle', 'create', '--quiet', join(work, BUNDLE), '--all']);
  return refs.length;
}

async function flush(file: string): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    // Passwords' digests may be in it.
    await handle.chmod(0o600);
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
