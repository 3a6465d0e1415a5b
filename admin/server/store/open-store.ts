import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncToDisk } from '../../../src/disk/sync-to-disk.ts';
import { exportFolder } from './export.ts';
import { git, GitError, requireGit, runGit } from './git.ts';
import { mergeFiles } from './merge.ts';
import { openObjectWriter } from './object-writer.ts';
import { openObjects, type Commit, type Signature } from './objects.ts';
import { createRefMover, listRefs, type Ref, type RefMover } from './refs.ts';
import { removeRemains } from './remains.ts';
import { readSeed } from './seed.ts';
import { tidyObjects } from './tidy.ts';
import { diffTrees, findFile, listFiles, writeTree, type FileChange, type TreeFile } from './trees.ts';

/** The branch that the site is built from. */
export const MAIN = 'refs/heads/main';

export interface Change {
  readonly path: string;
  /** The file's new bytes; null removes it. */
  readonly content: Buffer | null;
}

interface CommitRequest {
  readonly ref: string;
  /** Where the caller saw `ref`; null when it must not exist yet. */
  readonly expected: string | null;
  /** The commit to build on; `expected` unless a new branch starts somewhere. */
  readonly parent?: string | null;
  /** More parents, for the record of where a text came from. */
  readonly alsoParents?: readonly string[];
  readonly changes: readonly Change[];
  readonly message: string;
  readonly author: Signature;
}

interface MergeRequest {
  /** The branch that receives. */
  readonly onto: string;
  /** The branch that is merged; it is deleted in the same transaction. */
  readonly from: Ref;
  readonly message: string;
  readonly author: Signature;
}

/** `stale`: the ref no longer stood at `expected`, and nothing was changed. */
type CommitAnswer = { readonly kind: 'committed'; readonly id: string } | { readonly kind: 'stale' };

export type MergeAnswer =
  | { readonly kind: 'merged'; readonly id: string; readonly changes: readonly FileChange[] }
  | { readonly kind: 'conflict'; readonly paths: readonly string[] }
  | { readonly kind: 'stale' };

/**
 * A bare git repository, worked by plumbing alone: there is no working tree, no index and no checked-out branch that
 * could be left half-way. Every write makes objects first and then moves refs by compare-and-swap, so a write that was
 * killed left nothing but unused objects. `at` is a commit's id or a full ref name.
 */
export interface Store {
  readonly gitDir: string;
  commitAt(at: string): Promise<Commit | null>;
  /** The bytes of a file; null where there is none. */
  readFile(at: string, path: string): Promise<Buffer | null>;
  /** The id of a file's bytes; null where there is none. */
  fileId(at: string, path: string): Promise<string | null>;
  readBlob(id: string): Promise<Buffer>;
  listTree(at: string, prefix: string): Promise<TreeFile[]>;
  /** What differs between two commits. */
  diff(before: string, after: string): Promise<FileChange[]>;
  mergeBase(one: string, other: string): Promise<string | null>;
  /**
   * The commits that changed a file, the latest first, as `main` sees it: what a merge brought counts as the merge's.
   *
   * @param max How many at most.
   */
  log(at: string, path: string, max: number): Promise<string[]>;
  /** The first commit on `main`: every file of `folder`, under the folder's name. Does nothing where `main` exists. */
  seedFrom(folder: string, author: Signature): Promise<void>;
  commit(request: CommitRequest): Promise<CommitAnswer>;
  mergeOnto(request: MergeRequest): Promise<MergeAnswer>;
  listRefs(prefix: string): Promise<Ref[]>;
  /**
   * Deletes a ref that stands at `expected`; with `keepAs`, its commit stays reachable by that name, and so does what was
   * kept there before.
   */
  deleteRef(ref: string, expected: string, keepAs?: string): Promise<boolean>;
  /** Calls back after every change of refs, when it is done. */
  onChange(listener: () => void): void;
  /** Packs loose objects where there are many; see `tidyObjects`. Work goes on meanwhile; false where there is nothing to do. */
  tidy(): Promise<boolean>;
  /** Makes `folder` equal to `prefix` of a commit; `previous` is the commit that it is known to equal. */
  exportTree(commit: string, prefix: string, folder: string, previous: string | null): Promise<void>;
  close(): void;
}

/**
 * Makes an empty repository. Drafts are nobody's to read but the server's.
 *
 * @param options.durable `true`, unless said otherwise: also after a power cut it is there.
 */
export async function initStore(gitDir: string, { durable = true } = {}): Promise<void> {
  await mkdir(gitDir, { recursive: true, mode: 0o700 });
  await requireGit(gitDir);
  await git(gitDir, [
    'init',
    '--bare',
    '--quiet',
    '--object-format=sha1',
    '--template=',
    '--initial-branch=main',
  ]);
  if (!durable) return;
  // Git leaves that to the system: for half a minute a power cut would leave a HEAD without a word, and no repository.
  for (const made of ['HEAD', 'config', 'objects', 'refs', '', '..']) await syncToDisk(join(gitDir, made));
}

export async function isStore(gitDir: string): Promise<boolean> {
  try {
    return (await stat(join(gitDir, 'objects'))).isDirectory() && (await stat(join(gitDir, 'HEAD'))).isFile();
  } catch {
    return false;
  }
}

/** Opens a repository that only this process writes to; `initStore` made it. */
export async function openStore(gitDir: string): Promise<Store> {
  await requireGit(gitDir);
  await removeRemains(gitDir);
  const objects = openObjects(gitDir);
  const writer = await openObjectWriter(gitDir);
  const mover = createRefMover(gitDir, objects);
  const listeners = new Set<() => void>();
  let tidying = false;
  const refs: RefMover = {
    async move(moves) {
      const moved = await mover.move(moves);
      if (moved) for (const listener of listeners) listener();
      return moved;
    },
    close: () => mover.close(),
  };

  async function tipOf(at: string): Promise<Commit> {
    const commit = await objects.commit(at);
    if (commit === null) throw new Error(`The repository has no commit ${at}`);
    return commit;
  }
  const treeOf = async (at: string) => (await objects.commit(at))?.tree ?? null;

  const store: Store = {
    gitDir,
    commitAt: (at) => objects.commit(at),
    async fileId(at, path) {
      const tree = await treeOf(at);
      return tree === null ? null : findFile(objects, tree, path);
    },
    async readFile(at, path) {
      const id = await store.fileId(at, path);
      return id === null ? null : objects.blob(id);
    },
    readBlob: (id) => objects.blob(id),
    async listTree(at, prefix) {
      const tree = await treeOf(at);
      return tree === null ? [] : listFiles(objects, tree, prefix);
    },
    diff: async (before, after) => diffTrees(objects, (await tipOf(before)).tree, (await tipOf(after)).tree),
    async mergeBase(one, other) {
      if (one === other) return one;
      const { code, stdout, stderr } = await runGit(gitDir, ['merge-base', '--', one, other]);
      if (code === 0) return stdout.toString().trim();
      // 1 is git's answer "none", and also (2.39) that it could not read a commit, which it then says: that must not pass
      // for histories that never met.
      if (code === 1 && stderr === '') return null;
      throw new GitError(['merge-base'], code, stderr);
    },
    async log(at, path, max) {
      const args = ['rev-list', '--first-parent', `--max-count=${max}`, '--end-of-options', at, '--', path];
      return (await git(gitDir, args)).split('\n').filter((id) => id !== '');
    },
    async seedFrom(folder, author) {
      if ((await objects.commit(MAIN)) !== null) return;
      const tree = await writeTree(writer, objects, null, await readSeed(gitDir, folder));
      if (tree === null) throw new Error(`There is no content to start from in ${folder}`);
      const id = await writer.commit({ tree, parents: [], author, message: 'Nội dung ban đầu' });
      await refs.move([{ ref: MAIN, from: null, to: id }]);
    },
    async commit({ ref, expected, parent = expected, alsoParents = [], changes, message, author }) {
      const base = parent === null ? null : await tipOf(parent);
      const edits = await Promise.all(
        changes.map(async ({ path, content }) => ({ path, id: content && (await writer.blob(content)) })),
      );
      const tree = await writeTree(writer, objects, base?.tree ?? null, edits);
      if (tree === null) throw new Error('A commit would leave the repository without any file');
      const parents = [...(base === null ? [] : [base.id]), ...alsoParents];
      const id = await writer.commit({ tree, parents, author, message });
      const moved = await refs.move([{ ref, from: expected, to: id }]);
      return moved ? { kind: 'committed', id } : { kind: 'stale' };
    },
    async mergeOnto({ onto, from, message, author }) {
      const ours = await tipOf(onto);
      const theirs = await tipOf(from.id);
      const base = await store.mergeBase(ours.id, theirs.id);
      // Without a base, every file that was removed from `onto` would come back.
      if (base === null) throw new Error(`${from.name} has no common history with ${onto}`);
      const { tree: baseTree } = await tipOf(base);
      const merged = await mergeFiles(objects, { base: baseTree, ours: ours.tree, theirs: theirs.tree });
      if (merged.kind === 'conflict') return merged;
      const tree = (await writeTree(writer, objects, ours.tree, merged.edits)) ?? ours.tree;
      const parents = [ours.id, theirs.id];
      const id = await writer.commit({ tree, parents, author, message });
      const moved = await refs.move([
        { ref: onto, from: ours.id, to: id },
        { ref: from.name, from: from.id, to: null },
      ]);
      return moved ? { kind: 'merged', id, changes: await store.diff(ours.id, id) } : { kind: 'stale' };
    },
    listRefs: (prefix) => listRefs(gitDir, prefix),
    async deleteRef(ref, expected, keepAs) {
      const deletion = { ref, from: expected, to: null };
      if (keepAs === undefined) return refs.move([deletion]);
      const kept = (await objects.commit(keepAs))?.id ?? null;
      const to =
        kept === null
          ? expected
          : await writer.commit({ ...(await tipOf(expected)), parents: [expected, kept] });
      return refs.move([deletion, { ref: keepAs, from: kept, to }]);
    },
    onChange: (listener) => void listeners.add(listener),
    async tidy() {
      if (tidying) return false;
      tidying = true;
      return tidyObjects(gitDir).finally(() => (tidying = false));
    },
    async exportTree(commit, prefix, folder, previous) {
      const { tree } = await tipOf(commit);
      const known = previous === null ? null : await treeOf(previous);
      await exportFolder(objects, { tree, previous: known, prefix }, folder);
    },
    close() {
      objects.close();
      writer.close();
      refs.close();
    },
  };
  return store;
}
