import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { initStore, MAIN, openStore, type Store } from '../../../admin/server/store/open-store.ts';
import { temporaryFolder } from './temp-folder.ts';
import { wrapGit, writeScript } from './wrap-git.ts';

const author = { name: 'Lan', email: 'lan@example.vn', date: new Date(0) };
const draft = 'refs/heads/cms/stories-2026/ca-truc-dem';

interface Killable {
  readonly store: Store;
  /** Kills the next transaction of refs when git holds all its locks, and has done what `half` does. */
  readonly killNext: (half?: string) => void;
  readonly killed: () => boolean;
}

/** A store whose git runs a hook, as the newsroom's own never does: that kills it at a moment that can be told. */
async function killableStore(): Promise<Killable> {
  const folder = temporaryFolder();
  const hook = join(folder, 'reference-transaction');
  wrapGit(`set -- -c core.hooksPath=${folder} "$@"`);
  const gitDir = join(folder, 'store.git');
  await initStore(gitDir);
  const store = await openStore(gitDir);
  onTestFinished(() => store.close());
  return {
    store,
    killNext: (half = '') =>
      writeScript(hook, '[ "$1" = prepared ] || exit 0', `cd ${gitDir}`, half, `rm ${hook}`, 'kill -9 $PPID'),
    killed: () => !existsSync(hook),
  };
}

async function save(store: Store, ref: string, text: string, parent?: string): Promise<string> {
  const expected = (await store.commitAt(ref))?.id ?? null;
  const changes = [{ path: `content/${ref.split('/').at(-1)}.mdx`, content: Buffer.from(text) }];
  const start = parent === undefined ? {} : { parent };
  const answer = await store.commit({ ref, expected, ...start, changes, message: 'x', author });
  if (answer.kind === 'stale') throw new Error('stale');
  return answer.id;
}

const locks = (store: Store) =>
  readdirSync(store.gitDir, { recursive: true }).filter((name) => String(name).endsWith('.lock'));

describe('When git is killed over a transaction', () => {
  it('that has moved main and not yet deleted the draft, the draft is published all the same', async () => {
    const { store, killNext, killed } = await killableStore();
    const base = await save(store, MAIN, 'một');
    const from = { name: draft, id: await save(store, draft, 'hai', base) };
    let changes = 0;
    store.onChange(() => (changes += 1));
    // What git does first when it has all locks.
    killNext('mv refs/heads/main.lock refs/heads/main');
    const answer = await store.mergeOnto({ onto: MAIN, from, message: 'Đăng', author });
    expect(killed()).toBe(true);
    expect(answer).toMatchObject({ kind: 'merged', changes: [{ path: 'content/ca-truc-dem.mdx' }] });
    expect((await store.listRefs('refs/')).map(({ name }) => name)).toEqual([MAIN]);
    expect((await store.readFile(MAIN, 'content/ca-truc-dem.mdx'))?.toString()).toBe('hai');
    expect(changes).toBe(1);
    expect(locks(store)).toEqual([]);
  });

  it('that has moved nothing, that one save is refused, and none behind it', async () => {
    const { store, killNext, killed } = await killableStore();
    const base = await save(store, MAIN, 'một');
    killNext();
    const saves = [MAIN, draft, `${draft}-2`].map((ref) => save(store, ref, 'hai', base));
    const answers = await Promise.allSettled(saves);
    expect(killed()).toBe(true);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    await save(store, MAIN, 'ba');
    expect(locks(store)).toEqual([]);
  });
});
