import { open, lstat, mkdtemp, copyFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { git } from '../store/git.ts';
import { isStore, MAIN } from '../store/open-store.ts';
import { listRefs, type Ref } from '../store/refs.ts';
import { packArchive } from './archive.ts';

/** The repository, in git's own format for a repository in a file. */
export const BUNDLE = 'store.bundle';
/** What of a data folder can't be made again, besides the repository. Sessions end with a restore; builds are made anew. */
export const SETTINGS = ['accounts.json'] as const;

export interface BackupFacts {
  readonly refs: number;
  readonly bytes: number;
  readonly settings: readonly string[];
}

const ATTEMPTS = 5;

/**
 * Writes everything of a data folder that can't be made again into one file. The server may run meanwhile: objects never
 * change, and what a ref pointed to when the backup began is in it.
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
    const refs = await bundleAll(gitDir, join(work, BUNDLE), tell);
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
    return { refs: refs.length, bytes, settings };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Bundles every ref. Git reads the refs one by one, so a draft that is published in between could be missed on both
 * sides: as a draft, because it is gone, and on `main`, because that was read before. Hence what was there at the
 * beginning is looked for in the bundle, and where some of it is missing another bundle is made.
 */
async function bundleAll(gitDir: string, file: string, tell: (line: string) => void): Promise<Ref[]> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await listRefs(gitDir, 'refs/');
    if (!before.some(({ name }) => name === MAIN))
      throw new Error(`${gitDir} has no main branch to back up.`);
    tell(`Reading ${before.length} branches and all that they hold …`);
    await git(gitDir, ['bundle', 'create', '--quiet', file, '--all']);
    const heads = (await git(gitDir, ['bundle', 'list-heads', file])).split('\n');
    const within = heads.map((line) => `^${line.slice(0, 40)}`);
    const input = `${[...before.map(({ id }) => id), ...within].join('\n')}\n`;
    if ((await git(gitDir, ['rev-list', '--count', '--stdin'], { input })) === '0') return before;
    tell('Something was published meanwhile. Once more …');
  }
  throw new Error('The repository changed all the time. Try again at a quieter hour.');
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
