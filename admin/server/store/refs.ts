import { GitError, git, runGit } from './git.ts';
import type { Objects } from './objects.ts';

/** Moves of refs that happen together or not at all. `null` means "does not exist", before or after. */
export interface RefMove {
  readonly ref: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Ref {
  readonly name: string;
  /** The commit that it points to. */
  readonly id: string;
}

const NONE = '0'.repeat(40);

/**
 * Moves refs in one transaction, each only if it still stands where the caller saw it.
 *
 * @returns false when one of them had moved meanwhile: nothing was changed then.
 * @throws GitError for anything else (a full disk, a file where a folder must be).
 */
export async function moveRefs(
  gitDir: string,
  objects: Objects,
  moves: readonly RefMove[],
): Promise<boolean> {
  const commands = moves.map(({ ref, from, to }) =>
    to === null ? `delete ${ref}\0${from ?? ''}\0` : `update ${ref}\0${to}\0${from ?? NONE}\0`,
  );
  const input = ['start\0', ...commands, 'prepare\0', 'commit\0'].join('');
  const { code, stderr } = await runGit(gitDir, ['update-ref', '--stdin', '-z'], { input });
  if (code === 0) return true;
  for (const { ref, from } of moves) {
    if (((await objects.commit(ref))?.id ?? null) !== from) return false;
  }
  throw new GitError(['update-ref'], code, stderr);
}

/** The refs under a prefix that ends in `/`, by name. */
export async function listRefs(gitDir: string, prefix: string): Promise<Ref[]> {
  const format = '--format=%(objectname) %(refname)';
  const lines = await git(gitDir, ['for-each-ref', format, '--', prefix]);
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ id: line.slice(0, 40), name: line.slice(41) }));
}
