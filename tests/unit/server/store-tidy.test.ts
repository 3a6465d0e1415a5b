import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { blobId } from '../../../admin/server/store/objects.ts';
import { initStore, openStore, type Store } from '../../../admin/server/store/open-store.ts';
import { tidyObjects } from '../../../admin/server/store/tidy.ts';
import { killGit } from '../../bench/newsroom/wreck.ts';
import { temporaryFolder } from './temp-folder.ts';
import { wrapGit } from './wrap-git.ts';

const author = { name: 'Lan', email: 'lan@example.vn', date: new Date(0) };
const git = (store: Store, ...args: string[]) =>
  execFileSync('git', ['--git-dir', store.gitDir, ...args], { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
const loose = (store: Store) => Number(/^count: (\d+)/m.exec(git(store, 'count-objects', '-v'))?.[1]);
const packs = (store: Store) => Number(/^packs: (\d+)/m.exec(git(store, 'count-objects', '-v'))?.[1]);

async function newStore(): Promise<Store> {
  const gitDir = join(temporaryFolder(), 'store.git');
  await initStore(gitDir);
  const store = await openStore(gitDir);
  onTestFinished(() => store.close());
  return store;
}

async function save(store: Store, ref: string, text: string): Promise<string> {
  const expected = (await store.commitAt(ref))?.id ?? null;
  const changes = [{ path: 'content/a.mdx', content: Buffer.from(text) }];
  const answer = await store.commit({ ref, expected, changes, message: 'x', author });
  if (answer.kind === 'stale') throw new Error('stale');
  return answer.id;
}

it('packs what has become much, and keeps every object, also those that no branch holds', async () => {
  const store = await newStore();
  const ids: string[] = [];
  for (let index = 0; index < 30; index += 1) ids.push(await save(store, 'refs/heads/main', `bản ${index}`));
  const lost = await save(store, 'refs/heads/cms/a/b', 'nháp đã xóa');
  await store.deleteRef('refs/heads/cms/a/b', lost);

  expect(await tidyObjects(store.gitDir, 1_000_000)).toBe(false);
  expect(loose(store)).toBeGreaterThan(90);
  expect(await tidyObjects(store.gitDir, -1)).toBe(true);
  expect(loose(store)).toBe(0);
  expect(existsSync(join(store.gitDir, 'objects/info/commit-graph'))).toBe(true);
  expect(await store.log('refs/heads/main', 'content/a.mdx', 100)).toEqual(ids.toReversed());

  for (const id of [...ids, lost]) expect((await store.commitAt(id))?.id).toBe(id);
  expect((await store.readBlob(blobId(Buffer.from('nháp đã xóa')))).toString()).toBe('nháp đã xóa');
  expect(git(store, 'fsck', '--strict', '--no-dangling')).toBe('');
});

it('lets people save and read while it packs, over and over', { timeout: 60_000 }, async () => {
  const store = await newStore();
  let tidied = 0;
  let saving = true;
  const tidy = (async () => {
    while (saving) {
      await tidyObjects(store.gitDir, -1);
      tidied += 1;
    }
  })();
  const ids: string[] = [];
  for (let index = 0; index < 60; index += 1) {
    // Every third text has been there before: git must not take an object for written that a repack takes away.
    const text = `bản ${index % 3 === 0 ? 0 : index}`;
    ids.push(await save(store, `refs/heads/cms/a/b${index % 4}`, text));
    expect((await store.readFile(ids.at(-1) as string, 'content/a.mdx'))?.toString()).toBe(text);
  }
  saving = false;
  await tidy;
  await tidyObjects(store.gitDir, -1);
  expect(tidied).toBeGreaterThan(1);
  for (const id of ids) expect((await store.commitAt(id))?.id).toBe(id);
  expect(git(store, 'fsck', '--full', '--strict', '--no-dangling')).toBe('');
  expect(packs(store)).toBeLessThan(10);
});

it('loses nothing when the packing is killed half-way, again and again', { timeout: 60_000 }, async () => {
  const store = await newStore();
  const gitDir = store.gitDir;
  const ids: string[] = [];
  let killed = 0;
  for (let round = 0; round < 4; round += 1) {
    for (let index = 0; index < 8; index += 1)
      ids.push(await save(store, 'refs/heads/main', `bản ${round} ${index} ${'chữ '.repeat(2000)}`));
    let packing = true;
    const tidied = tidyObjects(gitDir, -1)
      .then(
        () => 'done',
        () => 'killed',
      )
      .finally(() => (packing = false));
    // Some rounds while the pack is being written, some when it is there and the loose objects are going.
    const sign = round % 2 === 0 ? /^tmp_|^\.tmp-/ : /^pack-.*\.(?:idx|pack)$/;
    const there = new Set(readdirSync(join(gitDir, 'objects', 'pack')));
    while (
      packing &&
      !readdirSync(join(gitDir, 'objects', 'pack')).some((file) => sign.test(file) && !there.has(file))
    )
      await new Promise((resolve) => setImmediate(resolve));
    await killGit(join(gitDir, '..'));
    if ((await tidied) === 'killed') killed += 1;
    expect(git(store, 'fsck', '--full', '--strict', '--no-dangling')).toBe('');
    for (const id of ids) expect((await store.commitAt(id))?.id).toBe(id);
    expect(await tidyObjects(gitDir, -1)).toBe(true);
    const again = await openStore(gitDir);
    for (const id of ids) expect((await again.commitAt(id))?.id).toBe(id);
    again.close();
  }
  if (process.platform === 'linux') expect(killed).toBeGreaterThan(0);
  expect(await tidyObjects(gitDir, -1)).toBe(true);
  expect(git(store, 'fsck', '--full', '--strict', '--no-dangling')).toBe('');
});

describe.each<[string, (gitDir: string) => Promise<unknown>]>([
  ['Packing again', (gitDir) => tidyObjects(gitDir, -1)],
  ['Opening it again', async (gitDir) => (await openStore(gitDir)).close()],
])('%s', (_what, next) => {
  it.each<[string, (made: string, named: string) => void]>([
    ['had not named', () => undefined],
    ['had named, but for its index', (made, named) => made.endsWith('.pack') && renameSync(made, named)],
    ['had made once more', copyFileSync],
  ])('keeps a whole pack that a killed repack %s', async (_how, goOn) => {
    const store = await newStore();
    const ids: string[] = [];
    for (let index = 0; index < 10; index += 1)
      ids.push(await save(store, 'refs/heads/main', `bản ${index}`));
    // What `git repack` does before it gives its pack a name.
    const folder = join(store.gitDir, 'objects', 'pack');
    git(store, 'pack-objects', '--all', '-q', join(folder, '.tmp-4711-pack'));
    for (const file of readdirSync(folder))
      goOn(join(folder, file), join(folder, file.replace('.tmp-4711-', '')));
    // Git reads it without a name too, and the next repack drops what it holds.
    git(store, 'prune-packed');

    await next(store.gitDir);
    expect(readdirSync(folder).filter((file) => file.includes('tmp'))).toEqual([]);
    expect(packs(store)).toBe(1);
    for (const id of ids) expect((await store.commitAt(id))?.id).toBe(id);
    expect(git(store, 'fsck', '--full', '--strict', '--no-dangling')).toBe('');
  });
});

it('leaves nothing behind of a pack for which there was no room', async () => {
  const store = await newStore();
  const id = await save(store, 'refs/heads/main', randomBytes(200_000).toString('hex'));
  // No file may become larger, and git is told so as by a full disk.
  wrapGit("trap '' XFSZ", 'ulimit -f 100');
  await expect(tidyObjects(store.gitDir, -1)).rejects.toThrow('File too large');
  expect(readdirSync(join(store.gitDir, 'objects', 'pack'))).toEqual([]);
  expect((await store.commitAt(id))?.id).toBe(id);
});

it('removes what refused saves had begun to write long ago, and nothing that is being written', async () => {
  const store = await newStore();
  await save(store, 'refs/heads/main', 'một');
  const folder = join(store.gitDir, 'objects', '17');
  mkdirSync(folder, { recursive: true });
  const [long, now] = [join(folder, 'tmp_obj_long'), join(folder, 'tmp_obj_now')];
  for (const file of [long, now]) writeFileSync(file, 'x');
  utimesSync(long, 1, 1);
  expect(await tidyObjects(store.gitDir)).toBe(false);
  expect([long, now].map((file) => existsSync(file))).toEqual([false, true]);
});

it('refuses a save, rather than name a folder that git could not write', async () => {
  const elsewhere = await newStore();
  const saved = await elsewhere.commitAt(await save(elsewhere, 'refs/heads/main', 'một'));
  const content = git(elsewhere, 'rev-parse', `${saved?.id}:content`).trim();
  for (const tree of [content, saved?.tree as string]) {
    const store = await newStore();
    // Nothing can be written into what is no folder; a full disk and a folder that a repack takes away do the same.
    const blocked = join(store.gitDir, 'objects', tree.slice(0, 2));
    writeFileSync(blocked, '');
    await expect(save(store, 'refs/heads/main', 'một')).rejects.toThrow('Not a directory');
    expect(await store.listRefs('refs/heads/')).toEqual([]);
    rmSync(blocked);
    await save(store, 'refs/heads/main', 'một');
    expect(git(store, 'fsck', '--full', '--strict', '--no-dangling')).toBe('');
  }
});

it('takes away what a killed git command was writing, when it is opened again', async () => {
  const store = await newStore();
  await save(store, 'refs/heads/main', 'một');
  const remains = [
    'objects/tmp_obj_x',
    'objects/pack/tmp_pack_x',
    'refs/heads/main.lock',
    'packed-refs.lock',
  ];
  for (const name of remains) writeFileSync(join(store.gitDir, name), 'x');
  const again = await openStore(store.gitDir);
  onTestFinished(() => again.close());
  await save(again, 'refs/heads/main', 'hai');
  const left = readdirSync(store.gitDir, { recursive: true }).map(String);
  expect(left.filter((name) => /tmp_|\.lock$/.test(name))).toEqual([]);
});

it('tells of every change of a branch, and of none that was refused', async () => {
  const store = await newStore();
  let changes = 0;
  store.onChange(() => (changes += 1));
  const id = await save(store, 'refs/heads/main', 'một');
  expect(changes).toBe(1);
  const refused = { ref: 'refs/heads/main', expected: null, parent: id, changes: [], message: 'x', author };
  expect((await store.commit(refused)).kind).toBe('stale');
  expect(changes).toBe(1);
});
