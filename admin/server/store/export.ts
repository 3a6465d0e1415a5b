import { lstat, mkdir, readFile, readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeWhole } from '../../../src/disk/write-whole.ts';
import type { Objects } from './objects.ts';
import { diffTrees, findEntry, listFiles } from './trees.ts';

/**
 * Makes a folder of the disk equal to a folder of a commit. Files that are right already are not touched, so that
 * whoever watches their times (the loader's digest cache) sees only what changed.
 *
 * @param previous The tree that the folder is known to equal, which spares reading it; null when nothing is known.
 */
export async function exportFolder(
  objects: Objects,
  trees: { readonly tree: string; readonly previous: string | null; readonly prefix: string },
  folder: string,
): Promise<void> {
  const { tree, previous, prefix } = trees;
  await mkdir(folder, { recursive: true });
  const inFolder = (path: string) => join(folder, ...path.slice(prefix.length).split('/'));
  if (previous !== null) {
    const [before, after] = await Promise.all(
      [previous, tree].map(async (one) =>
        prefix === '' ? one : ((await findEntry(objects, one, prefix))?.id ?? null),
      ),
    );
    const changes = await diffTrees(objects, before ?? null, after ?? null);
    // What goes, goes first: a file may have become a folder of that name.
    for (const change of changes) if (change.after === null) await remove(folder, join(folder, change.path));
    for (const change of changes) {
      if (change.after !== null) await write(join(folder, change.path), await objects.blob(change.after));
    }
    return;
  }
  const wanted = new Map(
    (await listFiles(objects, tree, prefix)).map(({ path, id }) => [inFolder(path), id]),
  );
  for (const file of await filesUnder(folder)) if (!wanted.has(file)) await remove(folder, file);
  for (const [file, id] of wanted) {
    const content = await objects.blob(id);
    if (!(await holds(file, content))) await write(file, content);
  }
}

async function write(file: string, content: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeWhole(file, content);
}

/** Removes a file, and the folders that it leaves empty. */
async function remove(top: string, file: string): Promise<void> {
  await rm(file, { force: true, recursive: true });
  for (let folder = dirname(file); folder !== top && folder.startsWith(top); folder = dirname(folder)) {
    try {
      await rmdir(folder);
    } catch {
      return;
    }
  }
}

async function holds(file: string, content: Buffer): Promise<boolean> {
  try {
    const stat = await lstat(file);
    return stat.isFile() && stat.size === content.length && content.equals(await readFile(file));
  } catch {
    return false;
  }
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}
