import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { git } from '../store/git.ts';
import { initStore, MAIN } from '../store/open-store.ts';
import { listRefs } from '../store/refs.ts';
import { unpackArchive } from './archive.ts';
import { BUNDLE, SETTINGS } from './backup.ts';

const WORK = 'restoring';

/**
 * Puts a backup into an empty data folder; the caller holds the folder's lock. Every object is checked on its way in.
 * The repository gets its name last: a restore that was killed leaves a folder in which no server finds anything.
 *
 * @throws Error for the operator, with the folder empty again.
 */
export async function restoreBackup(file: string, dir: string, tell: (line: string) => void): Promise<void> {
  await mkdir(dir, { recursive: true });
  if ((await readdir(dir)).length > 0) {
    throw new Error(`${dir} is not empty. Restore into a new folder: --into <folder>`);
  }
  const work = join(dir, WORK);
  await mkdir(work, { mode: 0o700 });
  try {
    tell('Unpacking …');
    const settings = await unpackBackup(file, work, tell);
    for (const name of settings) {
      await chmod(join(work, name), 0o600);
      await rename(join(work, name), join(dir, name));
    }
    await rename(join(work, 'store.git'), join(dir, 'store.git'));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Unpacks a backup into an empty folder: its repository as `store.git`, and the settings, whose names it gives. */
export async function unpackBackup(
  file: string,
  folder: string,
  tell: (line: string) => void,
): Promise<string[]> {
  const names = await unpackArchive(resolve(file), folder, [BUNDLE, ...SETTINGS]);
  const gitDir = join(folder, 'store.git');
  await initStore(gitDir);
  tell('Reading the repository …');
  const check = ['-c', 'transfer.fsckObjects=true', '-c', 'fetch.fsckObjects=true'];
  await git(gitDir, [
    ...check,
    'fetch',
    '--quiet',
    '--no-write-fetch-head',
    '--no-auto-gc',
    join(folder, BUNDLE),
    '+refs/*:refs/*',
  ]);
  if (!(await listRefs(gitDir, 'refs/')).some(({ name }) => name === MAIN)) {
    throw new Error(`${file} holds no main branch.`);
  }
  return names.filter((name) => name !== BUNDLE);
}
