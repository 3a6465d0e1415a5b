import { link, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes what git processes that were killed have left, and were writing. No other process works on this repository,
 * which the data folder's own lock sees to.
 */
export async function removeRemains(gitDir: string): Promise<void> {
  await settlePacks(gitDir);
  await removeRefLocks(gitDir);
  for (const file of await within(gitDir, 'objects', /^tmp_|\.lock$/)) await rm(file, { force: true });
}

/** Removes the locks of a transaction that was killed, one of which would refuse every later one. None may be running. */
export async function removeRefLocks(gitDir: string): Promise<void> {
  const top = ['HEAD.lock', 'packed-refs.lock', 'packed-refs.new'].map((name) => join(gitDir, name));
  for (const file of [...top, ...(await within(gitDir, 'refs', /\.lock$/))]) await rm(file, { force: true });
}

/** Longer than it takes to write the largest photo on the slowest disk. */
const UNFINISHED_MS = 10 * 60_000;

/** Removes what was begun of objects long ago: on a full disk each refused save leaves some, as large as its photo. */
export async function removeUnfinishedObjects(gitDir: string): Promise<void> {
  for (const file of await within(gitDir, 'objects', /^tmp_obj_/)) {
    const begun = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    if (Date.now() - begun > UNFINISHED_MS) await rm(file, { force: true });
  }
}

async function within(gitDir: string, folder: string, name: RegExp): Promise<string[]> {
  const entries = await readdir(join(gitDir, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Gives the packs that a killed repack had finished their names, and removes those that it had not. Git makes a pack as
 * `.tmp-<process>-pack-<id>` and renames it, but reads it under either name: the next repack takes it for an old pack and
 * removes the loose copies, and then nothing else holds what is in it. No repack may be running.
 */
export async function settlePacks(gitDir: string): Promise<void> {
  const folder = join(gitDir, 'objects', 'pack');
  const names = await readdir(folder).catch(() => []);
  const there = new Set(names);
  // The index comes last, here as with git: where it is, the rest is whole, and a pack without it is not read.
  const unnamed = names.filter((name) => name.startsWith('.tmp-')).sort(indexLast);
  for (const name of unnamed) {
    const [, mark = '', pack = ''] = /^(\.tmp-\d+-)(pack-[0-9a-f]{40})\./.exec(name) ?? [];
    // Git may have named the pack already, and not yet its index.
    const whole = there.has(`${mark}${pack}.pack`) || there.has(`${pack}.pack`);
    if (whole && there.has(`${mark}${pack}.idx`)) await nameAlso(folder, name, name.slice(mark.length));
  }
  const unfinished = names.filter((name) => name.startsWith('tmp_'));
  for (const name of [...unnamed.toReversed(), ...unfinished]) await rm(join(folder, name), { force: true });
}

const indexLast = (a: string, b: string) => Number(a.endsWith('.idx')) - Number(b.endsWith('.idx'));

/** A second name, so that at no moment git finds neither; a file of that name has the same bytes. */
async function nameAlso(folder: string, from: string, to: string): Promise<void> {
  try {
    await link(join(folder, from), join(folder, to));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
