import type { ObjectWriter } from './object-writer.ts';
import { FOLDER, type Objects, type TreeEntry } from './objects.ts';

/** A file in a commit, by its path from the top, with `/`. */
export interface TreeFile {
  readonly path: string;
  readonly id: string;
}

/** What became of one file between two trees: its ids, null where it was not there. */
export interface FileChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A file to write (a blob's id) or to remove (null). */
export interface TreeEdit {
  readonly path: string;
  readonly id: string | null;
}

const FILE = '100644';
const EMPTY_TREE: readonly TreeEntry[] = [];

/** Symbolic links and submodules are not files here: nothing reads, lists or exports them. */
const isFile = (entry: TreeEntry) => entry.mode.startsWith('100');

/** The entry at a path, a file or a folder; null where there is none. */
export async function findEntry(objects: Objects, tree: string, path: string): Promise<TreeEntry | null> {
  let found: TreeEntry = { mode: FOLDER, name: '', id: tree };
  for (const name of path.split('/')) {
    if (found.mode !== FOLDER) return null;
    const entry = (await objects.tree(found.id)).find((one) => one.name === name);
    if (entry === undefined) return null;
    found = entry;
  }
  return found;
}

/** The id of the file at a path; null where there is no file. */
export async function findFile(objects: Objects, tree: string, path: string): Promise<string | null> {
  const entry = await findEntry(objects, tree, path);
  return entry !== null && isFile(entry) ? entry.id : null;
}

/** Every file under a folder, in git's order; `prefix` '' for all. */
export async function listFiles(objects: Objects, tree: string, prefix: string): Promise<TreeFile[]> {
  const files: TreeFile[] = [];
  async function walk(id: string, folder: string): Promise<void> {
    for (const entry of await objects.tree(id)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.mode === FOLDER) await walk(entry.id, path);
      else if (isFile(entry)) files.push({ path, id: entry.id });
    }
  }
  const top = prefix === '' ? { mode: FOLDER, id: tree } : await findEntry(objects, tree, prefix);
  if (top?.mode === FOLDER) await walk(top.id, prefix);
  return files;
}

/** Which files differ; folders whose ids are equal are not opened, so the cost is that of the difference. */
export async function diffTrees(
  objects: Objects,
  before: string | null,
  after: string | null,
): Promise<FileChange[]> {
  const changes: FileChange[] = [];
  async function walk(from: string | null, to: string | null, folder: string): Promise<void> {
    if (from === to) return;
    const old = new Map(
      (from === null ? EMPTY_TREE : await objects.tree(from)).map((one) => [one.name, one]),
    );
    const now = new Map((to === null ? EMPTY_TREE : await objects.tree(to)).map((one) => [one.name, one]));
    for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
      const [a, b] = [old.get(name), now.get(name)];
      const path = folder === '' ? name : `${folder}/${name}`;
      const files = { before: a && isFile(a) ? a.id : null, after: b && isFile(b) ? b.id : null };
      if (files.before !== files.after) changes.push({ path, ...files });
      await walk(a?.mode === FOLDER ? a.id : null, b?.mode === FOLDER ? b.id : null, path);
    }
  }
  await walk(before, after, '');
  return changes;
}

/**
 * Writes the tree that a tree becomes by some edits and gives its id; only the folders on the way are written, and a
 * folder that is left empty goes. Gives null where nothing is left at all.
 *
 * @param tree The tree to start from; null for none.
 */
export async function writeTree(
  writer: ObjectWriter,
  objects: Objects,
  tree: string | null,
  edits: readonly TreeEdit[],
): Promise<string | null> {
  if (edits.length === 0) return tree;
  const entries = new Map(
    (tree === null ? EMPTY_TREE : await objects.tree(tree)).map((one) => [one.name, one]),
  );
  const below = new Map<string, TreeEdit[]>();
  for (const { path, id } of edits) {
    const slash = path.indexOf('/');
    if (slash >= 0) {
      const name = path.slice(0, slash);
      below.set(name, [...(below.get(name) ?? []), { path: path.slice(slash + 1), id }]);
    } else if (id === null) {
      entries.delete(path);
    } else {
      entries.set(path, { mode: FILE, name: path, id });
    }
  }
  for (const [name, inner] of below) {
    const old = entries.get(name);
    const written = await writeTree(writer, objects, old?.mode === FOLDER ? old.id : null, inner);
    if (written === null) entries.delete(name);
    else entries.set(name, { mode: FOLDER, name, id: written });
  }
  if (entries.size === 0) return null;
  return writer.tree([...entries.values()]);
}
