import { dirname, join } from 'node:path';
import { syncFolder } from '../../../src/disk/sync-folder.ts';
import { git } from './git.ts';
import { createGitService, parseLines, type AnswerParser } from './git-service.ts';
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

export interface RefMover {
  /**
   * Moves refs in one transaction, each only if it still stands where the caller saw it. Also a power cut then leaves
   * them moved: git flushes what it writes into a ref, but not the folder in which it gives it its name.
   *
   * @returns false when one of them had moved meanwhile: nothing was changed then.
   * @throws GitError for anything else (a full disk, a file where a folder must be).
   */
  move(moves: readonly RefMove[]): Promise<boolean>;
  close(): void;
}

const NONE = '0'.repeat(40);

/** One `git update-ref --stdin` that lives on; it dies over a transaction that it refuses, and another takes its place. */
export function createRefMover(gitDir: string, objects: Objects): RefMover {
  const service = createGitService(gitDir, ['update-ref', '--stdin', '-z'], parseTransactions);
  const standsAt = async (ref: string) => (await objects.commit(ref))?.id ?? null;
  async function tryMove(moves: readonly RefMove[]): Promise<boolean> {
    const commands = moves.map(({ ref, from, to }) =>
      to === null ? `delete ${ref}\0${from ?? ''}\0` : `update ${ref}\0${to}\0${from ?? NONE}\0`,
    );
    try {
      await service.ask(['start\0', ...commands, 'prepare\0', 'commit\0'].join(''));
      return true;
    } catch (error) {
      const now = await Promise.all(moves.map(({ ref }) => standsAt(ref)));
      // It may have died, killed from outside, after it had done its work.
      if (moves.every(({ to }, index) => now[index] === to)) return true;
      if (moves.some(({ from }, index) => now[index] !== from)) return false;
      throw error;
    }
  }
  return {
    async move(moves) {
      const moved = await tryMove(moves);
      const folders = new Set(moves.map(({ ref }) => dirname(join(gitDir, ref))));
      if (moved) await Promise.all([...folders].map(syncFolder));
      return moved;
    },
    close: () => service.close(),
  };
}

/** It answers each step of a transaction with a line, `start: ok`; the transaction is done with `commit: ok`. */
const parseTransactions: AnswerParser<void> = (answer) =>
  parseLines((line) => {
    if (line === 'commit: ok') answer();
  });

/** The refs under a prefix that ends in `/`, by name. */
export async function listRefs(gitDir: string, prefix: string): Promise<Ref[]> {
  const format = '--format=%(objectname) %(refname)';
  const lines = await git(gitDir, ['for-each-ref', format, '--', prefix]);
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ id: line.slice(0, 40), name: line.slice(41) }));
}
