import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface MadeFile {
  /** With `/` where it lies in a folder of its own: `trich/index.html`. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

export interface MadeFiles {
  /**
   * Puts the files that a key stands for into a folder of the site, making them first where they have never been made.
   *
   * @param key hexadecimal; another one whenever the files would be others
   * @returns whether they had to be made
   */
  readonly publish: (
    key: string,
    siteFolder: string,
    make: () => Promise<readonly MadeFile[]>,
  ) => Promise<boolean>;
  /** Forgets every file that was not published since. */
  readonly prune: () => Promise<void>;
}

/**
 * Files that are made once for every state of what they are made of, kept in a cache, and taken into each site as hard
 * links. Linking is synchronous: 50,000 links cost half a second so, and several with a promise each.
 *
 * @param folder ours alone; removing it costs time and nothing else
 */
export function createMadeFiles(folder: string): MadeFiles {
  const used = new Set<string>();
  const folderOf = (key: string): string => path.join(folder, key.slice(0, 2), key);

  /** Beside their place and then moved there, so that what is found under a key is whole. */
  async function keep(key: string, files: readonly MadeFile[]): Promise<string[]> {
    const partial = path.join(folder, key.slice(0, 2), `.${randomUUID()}.partial`);
    await mkdir(partial, { recursive: true });
    for (const { name, content } of files)
      await writeFile(path.join(partial, encodeURIComponent(name)), content);
    await rename(partial, folderOf(key));
    return files.map(({ name }) => encodeURIComponent(name));
  }

  return {
    async publish(key, siteFolder, make) {
      used.add(key);
      const kept = namesIn(folderOf(key));
      const names = kept ?? (await keep(key, await make()));
      mkdirSync(siteFolder, { recursive: true });
      for (const name of names) {
        const file = path.join(siteFolder, decodeURIComponent(name));
        if (path.dirname(file) !== path.normalize(siteFolder))
          mkdirSync(path.dirname(file), { recursive: true });
        linkSync(path.join(folderOf(key), name), file);
      }
      return kept === undefined;
    },
    async prune() {
      await mkdir(folder, { recursive: true });
      for (const shard of await readdir(folder)) {
        for (const key of await readdir(path.join(folder, shard))) {
          if (!used.has(key)) await rm(path.join(folder, shard, key), { recursive: true, force: true });
        }
      }
    },
  };
}

/** A key's folder holds no folders: one list of it is all that a build has to ask for. */
function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
