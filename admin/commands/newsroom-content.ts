import path from 'node:path';
import { locate } from '../../src/load/check-entry.ts';
import { lockFolder } from '../server/start/folder-lock.ts';
import { isStore, MAIN, openStore } from '../server/store/open-store.ts';
import type { ContentPlace } from './content-folder.ts';

const PREFIX = 'content/';

/**
 * Works on the published texts of a newsroom, the `main` of its repository. Removing is one commit; the server publishes
 * it when it starts.
 *
 * @param dir the data folder
 * @param now for the commit
 * @throws Error if there is no newsroom, or if its server is running: two writers would not see each other's work
 */
export async function withNewsroom<Result>(
  dir: string,
  now: () => Date,
  work: (place: ContentPlace) => Promise<Result>,
): Promise<Result> {
  const gitDir = path.join(dir, 'store.git');
  if (!(await isStore(gitDir)))
    throw new Error(`There is no newsroom in ${dir}. Set NEWSROOM_DIR, or leave out --newsroom.`);
  const unlock = await lockFolder(dir);
  const store = await openStore(gitDir);
  try {
    const tip = await store.commitAt(MAIN);
    if (tip === null) throw new Error(`The repository ${gitDir} has no main branch.`);
    return await work({
      nameOf: (file) => `${PREFIX}${file}`,
      async list() {
        const all = await store.listTree(tip.id, PREFIX.slice(0, -1));
        const files = all.map((item) => ({ id: item.id, file: item.path.slice(PREFIX.length) }));
        const texts = await Promise.all(
          files
            .filter(({ file }) => locate(file) !== undefined)
            .map(async ({ file, id }) => ({ file, source: (await store.readBlob(id)).toString('utf8') })),
        );
        return { texts, media: files.map(({ file }) => file).filter((file) => file.startsWith('media/')) };
      },
      async remove(files) {
        const answer = await store.commit({
          ref: MAIN,
          expected: tip.id,
          changes: files.map((file) => ({ path: `${PREFIX}${file}`, content: null })),
          message: 'Clear the samples',
          author: { name: 'Newsroom', email: 'newsroom@localhost', date: now() },
        });
        if (answer.kind === 'stale')
          throw new Error('The repository was changed meanwhile. Run the command again.');
      },
    });
  } finally {
    store.close();
    await unlock();
  }
}
