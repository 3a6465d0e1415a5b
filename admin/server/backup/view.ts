import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { initStore } from '../store/open-store.ts';
import { listRefs, type Ref } from '../store/refs.ts';

const ATTEMPTS = 200;

/**
 * Makes a repository that shows another as it is at one moment: the refs are its own, the objects, which never change
 * and are never thrown away, are borrowed. So work on it takes its time and the server goes on meanwhile.
 *
 * @param view A folder that does not exist.
 * @returns The refs that it shows.
 */
export async function takeView(gitDir: string, view: string): Promise<Ref[]> {
  await initStore(view, { durable: false });
  await writeFile(join(view, 'objects', 'info', 'alternates'), `${resolve(gitDir, 'objects')}\n`);
  const refs = await readSteadyRefs(gitDir);
  // In one file, as git packs them: nothing waits for the disk, and what is damaged is for whoever looks to say.
  await writeFile(join(view, 'packed-refs'), refs.map(({ name, id }) => `${id} ${name}\n`).join(''));
  return refs;
}

/** Does work on a view in a folder of its own, which goes when it is done. */
export async function withView<T>(
  gitDir: string,
  work: (view: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'newsroom-view-'));
  try {
    const view = join(folder, 'store.git');
    await takeView(gitDir, view);
    return await work(view, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Git lists refs one by one. A draft that is published meanwhile may be missed on both sides: as a draft, because it is
 * gone, and on `main`, because that was read before. Two lists that are equal had nothing moving between them.
 */
async function readSteadyRefs(gitDir: string): Promise<Ref[]> {
  let before = await listRefs(gitDir, 'refs/');
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const after = await listRefs(gitDir, 'refs/');
    if (JSON.stringify(after) === JSON.stringify(before)) return after;
    before = after;
  }
  throw new Error('The repository changed all the time. Try again at a quieter hour.');
}
