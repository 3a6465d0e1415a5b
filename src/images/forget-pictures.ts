import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Removes pictures from a cache that nobody named: a photo for print weighs megabytes and gets another name with every word
 * that is mended in its caption, and the words of an article that was withdrawn must not lie about.
 *
 * @param before what was made later stays, for a build or a preview that is under way
 */
export async function forgetPictures(
  folder: string,
  named: ReadonlySet<string>,
  before: Date,
): Promise<void> {
  for (const file of await readdir(folder)) {
    if (named.has(file)) continue;
    const { mtime } = await stat(path.join(folder, file));
    if (mtime < before) await rm(path.join(folder, file), { force: true });
  }
}
