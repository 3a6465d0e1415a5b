import { readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { git } from './git.ts';
import type { TreeEdit } from './trees.ts';

/**
 * Puts every file of a folder into the repository under the folder's own name, and gives them as edits of an empty
 * tree. Hidden files and anything that is not a plain file stay out.
 */
export async function readSeed(gitDir: string, folder: string): Promise<TreeEdit[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) =>
      relative(folder, file)
        .split(sep)
        .every((name) => !name.startsWith('.')),
    )
    .sort();
  if (files.length === 0) return [];
  const odd = files.find((file) => /[\n\r"]/.test(file));
  if (odd !== undefined) throw new Error(`A content file has a line break or a quote in its name: ${odd}`);
  const ids = (
    await git(gitDir, ['hash-object', '-w', '--no-filters', '--stdin-paths'], {
      input: `${files.join('\n')}\n`,
    })
  ).split('\n');
  return files.map((file, index) => ({
    path: [basename(folder), ...relative(folder, file).split(sep)].join('/').normalize('NFC'),
    id: ids[index] as string,
  }));
}
