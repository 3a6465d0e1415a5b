import { dirname, join } from 'node:path';
import { syncToDisk } from '../../../src/disk/sync-to-disk.ts';
import { createKeyedLock } from '../keyed-lock.ts';
import { git } from './git.ts';
import { createGitService, parseLines, type AnswerParser } from './git-service.ts';
import type { Objects } from './objects.ts';
import { removeRefLocks } from './remains.ts';

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

/**
 * One `git update-ref --stdin` that lives on; it dies over a transaction that it refuses, and another takes its place. One
 * transaction at a time: what one that was killed has left is cleared before the next begins.
 */
export function createRefMover(gitDir: string, objects: Objects): RefMover {
  const service = createGitService(gitDir, ['update-ref', '--stdin', '-z'], parseTransactions);
  const inTurn = createKeyedLock();

  async function transact(moves: readonly RefMove[]): Promise<boolean> {
    const commands = moves.map(({ ref, from, to }) =>
      to === null ? `delete ${ref}\0${from ?? ''}\0` : `update ${ref}\0${to}\0${from ?? NONE}\0`,
    );
    try {
      await service.ask(['start\0', ...commands, 'prepare\0', 'commit\0'].join(''));
      return true;
    } catch (error) {
      await removeRefLocks(gitDir);
      const found = await Promise.all(
        moves.map(async (move) => ({ ...move, now: (await objects.commit(move.ref))?.id ?? null })),
      );
      // It may have died, killed from outside, after it had done its work, or some of it: git deletes after it has moved.
      const rest = found.filter(({ to, now }) => now !== to);
      const begun = found.some(({ to, now }) => to !== null && now === to);
      if (rest.length === 0) return true;
      if (begun && rest.every(({ from, now }) => now === from)) return transact(rest);
      if (found.some(({ from, now }) => now !== from)) return false;
      throw error;
    }
  }

  return {
    async move(moves) {
      const moved = await inTurn(gitDir, () => transact(moves));
      const folders = new Set(moves.map(({ ref }) => dirname(join(gitDir, ref))));
      if (moved) await Promise.all([...folders].map(syncToDisk));
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
