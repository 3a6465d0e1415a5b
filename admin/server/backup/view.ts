import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { git } from '../store/git.ts';
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
  await initStore(view);
  await writeFile(join(view, 'objects', 'info', 'alternates'), `${resolve(gitDir, 'objects')}\n`);
  const refs = await readSteadyRefs(gitDir);
  const input = refs.map(({ name, id }) => `create ${name}\0${id}\0`).join('');
  await git(view, ['update-ref', '--stdin', '-z'], { input });
  return refs;
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
