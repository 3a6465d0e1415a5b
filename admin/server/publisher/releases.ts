import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, readdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { writeWhole } from '../../../src/disk/write-whole.ts';
import { noAssets, retireAssets, type AssetRecord } from './retired-assets.ts';

/** The built sites of a data folder: one folder each, and `current`, a link to the one that readers get. */
export interface Releases {
  /** The id of the live release; null before the first. */
  currentId(): Promise<string | null>;
  /** The folder of the live release, past the link: whoever holds it reads one release to the end. */
  currentFolder(): Promise<string | null>;
  /** An empty folder for a new release. */
  begin(id: string): Promise<string>;
  /** Makes a begun and fully written release the live one, in one step; removes all but it and the one before. */
  install(id: string): Promise<void>;
}

const execFileAsync = promisify(execFile);
const recordSchema = z.object({ own: z.array(z.string()), retired: z.record(z.string(), z.number()) });

export async function openReleases(dir: string, now: () => Date): Promise<Releases> {
  const folder = join(dir, 'releases');
  const link = join(dir, 'current');
  const recordFile = join(folder, 'assets.json');
  await mkdir(folder, { recursive: true });
  const partial = (id: string) => join(folder, `${id}.partial`);

  async function currentFolder(): Promise<string | null> {
    try {
      return join(dir, await readlink(link));
    } catch {
      return null;
    }
  }
  async function currentId(): Promise<string | null> {
    const live = await currentFolder();
    return live !== null && (await isFolder(live)) ? basename(live) : null;
  }
  async function readRecord(): Promise<AssetRecord> {
    try {
      return recordSchema.parse(JSON.parse(await readFile(recordFile, 'utf8')));
    } catch {
      return noAssets;
    }
  }

  /** Carries the hashed files that pages of earlier releases still ask for over into a new one. */
  async function keepRetiredAssets(to: string): Promise<AssetRecord> {
    const live = await currentFolder();
    const record = retireAssets(await readRecord(), await filesOf(join(to, '_astro')), now().getTime());
    const kept: Record<string, number> = {};
    for (const [name, since] of Object.entries(record.retired)) {
      if (live === null) break;
      const target = join(to, '_astro', name);
      await mkdir(dirname(target), { recursive: true });
      const found = await copyFile(join(live, '_astro', name), target).then(
        () => true,
        () => false,
      );
      if (found) kept[name] = since;
    }
    return { own: record.own, retired: kept };
  }

  return {
    currentId,
    currentFolder,
    async begin(id) {
      await rm(partial(id), { recursive: true, force: true });
      await mkdir(partial(id), { recursive: true });
      return partial(id);
    },
    async install(id) {
      const before = await currentId();
      const record = await keepRetiredAssets(partial(id));
      await flushToDisk(partial(id));
      const target = join(folder, id);
      await rm(target, { recursive: true, force: true });
      await rename(partial(id), target);
      const fresh = join(dir, `current.${process.pid}.tmp`);
      await rm(fresh, { force: true });
      await symlink(join('releases', id), fresh, 'dir');
      await rename(fresh, link);
      await writeWhole(recordFile, JSON.stringify(record));
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        const stays = entry.name === id || entry.name === before || !entry.isDirectory();
        if (!stays) await rm(join(folder, entry.name), { recursive: true, force: true });
      }
    },
  };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Every file below a folder, by its path from there with `/`; none where there is no folder. */
async function filesOf(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      );
  } catch {
    return [];
  }
}

/**
 * One syncfs for the whole release; a sync of each of 10,000 pages takes longer than building them. It waits for
 * whatever else the machine is writing, so not for long: what it guards against is a power cut in the next seconds.
 */
async function flushToDisk(folder: string): Promise<void> {
  try {
    await execFileAsync('sync', ['-f', '--', folder], { timeout: 3000 });
  } catch {
    // Not everywhere is there such a command; then the kernel writes when it likes, as for any other file.
  }
}
