import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * Names the version of some of the project's code: 12 hex digits that change when any file of it does. The working
 * files are read, not git's: a deployer may have no git folder, and a developer's edits count.
 *
 * @param parts Files and folders below `root`.
 */
export async function digestCode(root: string, parts: readonly string[]): Promise<string> {
  const files = (await Promise.all(parts.map((part) => filesOf(join(root, part))))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
