import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from './git.ts';
import { removeUnfinishedObjects, settlePacks } from './remains.ts';

/** So many loose objects are a few weeks of work; a backup or a mirror that reads each by itself still takes no time. */
const MANY = 2_000;

/**
 * Packs loose objects where there are more than about so many, so that their number stays bounded; packs are rolled up
 * as they grow (geometric), so that the old photos are not written again each time.
 *
 * Nothing is ever thrown away here, unlike by `git gc`: an object that a save has just written looks like garbage until
 * its ref moves, and deleted drafts and kept texts are somebody's work. `repack --geometric` takes every loose object,
 * reachable or not, and removes files only after the pack that holds their content is on the disk. So it may run while
 * people save, be killed at any moment, and needs no grace period to be right.
 *
 * @returns Whether there was anything to do.
 */
export async function tidyObjects(gitDir: string, many = MANY): Promise<boolean> {
  await removeUnfinishedObjects(gitDir);
  if ((await estimateLoose(gitDir)) <= many) return false;
  await settlePacks(gitDir);
  // One thread: a save that comes meanwhile is more urgent.
  await git(gitDir, [
    '-c',
    'pack.threads=1',
    'repack',
    '-d',
    '-l',
    '-q',
    '--geometric=2',
    '--no-write-bitmap-index',
  ]).catch(async (error: unknown) => {
    // It has left what it wrote, which on a full disk is what saves need.
    await settlePacks(gitDir);
    throw error;
  });
  // Says of each commit which files it may have changed: an entry's history then opens a few trees, not all since it began.
  await git(gitDir, ['commit-graph', 'write', '--reachable', '--changed-paths', '--no-progress']);
  return true;
}

/** As `git gc --auto` does it: ids are evenly spread, so one folder of 256 stands for all. */
async function estimateLoose(gitDir: string): Promise<number> {
  const files = await readdir(join(gitDir, 'objects', '17')).catch(() => []);
  return files.filter((name) => /^[0-9a-f]{38}$/.test(name)).length * 256;
}
