import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { blobId, type Signature } from '../../../admin/server/store/objects.ts';
import { initStore, MAIN, openStore, type Store } from '../../../admin/server/store/open-store.ts';
import { temporaryFolder } from './temp-folder.ts';

const lan: Signature = {
  name: 'Nguyễn Thị Lan',
  email: 'lan@example.vn',
  date: new Date('2026-03-01T08:00:00Z'),
};
const draft = 'refs/heads/cms/stories-2026/ca-truc-dem';

async function storeWith(files: Record<string, string>): Promise<Store> {
  const dir = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(dir, 'content', path, '..'), { recursive: true });
    writeFileSync(join(dir, 'content', path), text);
  }
  const gitDir = join(dir, 'store.git');
  await initStore(gitDir);
  const store = await openStore(gitDir);
  onTestFinished(() => store.close());
  await store.seedFrom(join(dir, 'content'), lan);
  return store;
}

const fsck = (store: Store) =>
  execFileSync('git', ['--git-dir', store.gitDir, 'fsck', '--full', '--strict', '--no-dangling'], {
    stdio: 'pipe',
  }).toString();

async function tip(store: Store, ref: string): Promise<string> {
  const commit = await store.commitAt(ref);
  if (commit === null) throw new Error(`no ${ref}`);
  return commit.id;
}

async function write(
  store: Store,
  ref: string,
  path: string,
  text: string | null,
  parent?: string,
): Promise<string> {
  const expected = (await store.commitAt(ref))?.id ?? null;
  const answer = await store.commit({
    ref,
    expected,
    ...(parent === undefined ? {} : { parent }),
    changes: [{ path, content: text === null ? null : Buffer.from(text) }],
    message: 'Sửa',
    author: lan,
  });
  if (answer.kind !== 'committed') throw new Error('stale');
  return answer.id;
}

describe('the store', () => {
  test('starts from a folder: every file, no hidden ones, no links', async () => {
    const store = await storeWith({
      'site.yml': 'name: A\n',
      'stories/2026/a.mdx': 'một',
      'stories/.DS_Store': 'x',
    });
    const files = await store.listTree(MAIN, 'content');
    expect(files.map((file) => file.path)).toEqual(['content/site.yml', 'content/stories/2026/a.mdx']);
    expect((await store.readFile(MAIN, 'content/stories/2026/a.mdx'))?.toString()).toBe('một');
    expect(files[0]?.id).toBe(blobId(Buffer.from('name: A\n')));
    expect(await store.readFile(MAIN, 'content/stories')).toBeNull();
    expect(await store.readFile(MAIN, 'content/nothing.mdx')).toBeNull();
    expect(await store.readFile('refs/heads/nothing', 'content/site.yml')).toBeNull();
  });

  test('a commit carries the person who made it and only the files that changed', async () => {
    const store = await storeWith({ 'site.yml': 'a', 'stories/2026/a.mdx': 'một' });
    const before = await tip(store, MAIN);
    const id = await write(store, MAIN, 'content/stories/2026/b.mdx', 'hai');
    expect(await store.diff(before, id)).toEqual([
      { path: 'content/stories/2026/b.mdx', before: null, after: blobId(Buffer.from('hai')) },
    ]);
    expect(await store.commitAt(MAIN)).toMatchObject({
      id,
      parents: [before],
      author: lan,
      message: 'Sửa\n',
    });
    expect(fsck(store)).toBe('');
  });

  test('a folder goes with its last file', async () => {
    const store = await storeWith({ 'site.yml': 'a', 'stories/2026/a.mdx': 'một' });
    await write(store, MAIN, 'content/stories/2026/a.mdx', null);
    expect((await store.listTree(MAIN, '')).map((file) => file.path)).toEqual(['content/site.yml']);
  });

  test('of two writers that saw the same tip one lands, and the other is told', async () => {
    const store = await storeWith({ 'site.yml': 'a' });
    const expected = await tip(store, MAIN);
    const answers = await Promise.all(
      ['b', 'c'].map((text) =>
        store.commit({
          ref: MAIN,
          expected,
          changes: [{ path: 'content/site.yml', content: Buffer.from(text) }],
          message: text,
          author: lan,
        }),
      ),
    );
    expect(answers.map((answer) => answer.kind).sort()).toEqual(['committed', 'stale']);
  });

  test('names and messages that would break a commit are cleaned, never refused', async () => {
    const store = await storeWith({ 'site.yml': 'a' });
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        async (name, message) => {
          const expected = await tip(store, MAIN);
          const author = { ...lan, name: `${name}\nevil <x>`, email: name };
          const answer = await store.commit({ ref: MAIN, expected, changes: [], message, author });
          expect(answer.kind).toBe('committed');
          const commit = await store.commitAt(MAIN);
          expect(commit?.parents).toEqual([expected]);
          expect(commit?.author.name).not.toMatch(/[<>\n]/);
          expect(commit?.message.trim()).not.toBe('');
        },
      ),
      { numRuns: 25 },
    );
    expect(fsck(store)).toBe('');
  });

  test('a draft is merged onto what main has become, and its branch is gone', async () => {
    const store = await storeWith({ 'site.yml': 'a', 'stories/2026/a.mdx': 'một' });
    const base = await tip(store, MAIN);
    await write(store, draft, 'content/stories/2026/b.mdx', 'hai', base);
    await write(store, MAIN, 'content/site.yml', 'mới');
    const from = { name: draft, id: await tip(store, draft) };
    const answer = await store.mergeOnto({ onto: MAIN, from, message: 'Đăng', author: lan });
    expect(answer).toMatchObject({ kind: 'merged', changes: [{ path: 'content/stories/2026/b.mdx' }] });
    expect((await store.readFile(MAIN, 'content/site.yml'))?.toString()).toBe('mới');
    expect((await store.readFile(MAIN, 'content/stories/2026/b.mdx'))?.toString()).toBe('hai');
    expect(await store.commitAt(draft)).toBeNull();
    expect(fsck(store)).toBe('');
  });

  test('a draft that was deleted meanwhile is not published', async () => {
    const store = await storeWith({ 'site.yml': 'a' });
    const base = await tip(store, MAIN);
    const from = { name: draft, id: await write(store, draft, 'content/stories/2026/b.mdx', 'hai', base) };
    await store.deleteRef(draft, from.id);
    const answer = await store.mergeOnto({ onto: MAIN, from, message: 'Đăng', author: lan });
    expect(answer).toEqual({ kind: 'stale' });
    expect(await tip(store, MAIN)).toBe(base);
  });

  test('a text that was withdrawn does not come back with a draft, where the commit that withdrew it cannot be read', async () => {
    const store = await storeWith({ 'site.yml': 'a', 'stories/2026/a.mdx': 'một' });
    const base = await tip(store, MAIN);
    const from = { name: draft, id: await write(store, draft, 'content/stories/2026/b.mdx', 'hai', base) };
    const withdrawn = await write(store, MAIN, 'content/stories/2026/a.mdx', null);
    const main = await write(store, MAIN, 'content/site.yml', 'b');
    const object = join(store.gitDir, 'objects', withdrawn.slice(0, 2), withdrawn.slice(2));
    renameSync(object, `${object}-away`);
    await expect(store.mergeOnto({ onto: MAIN, from, message: 'Đăng', author: lan })).rejects.toThrow(
      'Could not read',
    );
    renameSync(`${object}-away`, object);
    expect(await tip(store, MAIN)).toBe(main);
  });

  test('a draft that has nothing in common with main is not merged', async () => {
    const store = await storeWith({ 'site.yml': 'a' });
    const from = { name: draft, id: await write(store, draft, 'content/stories/2026/b.mdx', 'hai') };
    expect(await store.mergeBase(MAIN, from.id)).toBeNull();
    await expect(store.mergeOnto({ onto: MAIN, from, message: 'Đăng', author: lan })).rejects.toThrow(
      'no common history',
    );
  });

  test('of a draft that is deleted, begun again and deleted again, both texts are kept', async () => {
    const store = await storeWith({ 'site.yml': 'a' });
    const base = await tip(store, MAIN);
    const kept = 'refs/newsroom/deleted/stories-2026/ca-truc-dem';
    const ids: string[] = [];
    for (const text of ['ba tuần công', 'thử', 'thử nữa']) {
      ids.push(await write(store, draft, 'content/stories/2026/b.mdx', text, base));
      expect(await store.deleteRef(draft, await tip(store, draft), kept)).toBe(true);
    }
    expect((await store.readFile(kept, 'content/stories/2026/b.mdx'))?.toString()).toBe('thử nữa');
    // Only what a ref leads to is part of a backup.
    for (const id of ids) expect(await store.mergeBase(kept, id)).toBe(id);
    expect(await store.commitAt(kept)).toMatchObject({ author: lan, message: 'Sửa\n' });
    expect(fsck(store)).toBe('');
  });

  test('a conflict is an answer: nothing moves, and the next write works', async () => {
    const store = await storeWith({ 'stories/2026/a.mdx': 'một' });
    const base = await tip(store, MAIN);
    await write(store, draft, 'content/stories/2026/a.mdx', 'bản nháp', base);
    const main = await write(store, MAIN, 'content/stories/2026/a.mdx', 'bản khác');
    const from = { name: draft, id: await tip(store, draft) };
    const answer = await store.mergeOnto({ onto: MAIN, from, message: 'Đăng', author: lan });
    expect(answer).toEqual({ kind: 'conflict', paths: ['content/stories/2026/a.mdx'] });
    expect(await tip(store, MAIN)).toBe(main);
    expect(await tip(store, draft)).toBe(from.id);
    await write(store, MAIN, 'content/stories/2026/c.mdx', 'ba');
  });

  test('the same change on both sides is no conflict; a deletion against an edit is one', async () => {
    const store = await storeWith({ 'stories/2026/a.mdx': 'một', 'stories/2026/b.mdx': 'hai' });
    const base = await tip(store, MAIN);
    await write(store, draft, 'content/stories/2026/a.mdx', 'như nhau', base);
    await write(store, MAIN, 'content/stories/2026/a.mdx', 'như nhau');
    const same = { name: draft, id: await tip(store, draft) };
    expect(await store.mergeOnto({ onto: MAIN, from: same, message: 'x', author: lan })).toMatchObject({
      kind: 'merged',
      changes: [],
    });
    await write(store, draft, 'content/stories/2026/b.mdx', 'sửa', await tip(store, MAIN));
    await write(store, MAIN, 'content/stories/2026/b.mdx', null);
    const gone = { name: draft, id: await tip(store, draft) };
    expect((await store.mergeOnto({ onto: MAIN, from: gone, message: 'x', author: lan })).kind).toBe(
      'conflict',
    );
  });

  test('files and folders whose names begin alike stand in the order that git looks them up in', async () => {
    const paths = ['a.b', 'a/x', 'a0', 'a-b/y', 'a b', 'á', 'a/x.y', 'A', 'a1/x'];
    const store = await storeWith(Object.fromEntries(paths.map((path) => [path, path])));
    expect(fsck(store)).toBe('');
    await write(store, MAIN, 'content/a0', null);
    await write(store, MAIN, 'content/a0/x', 'nay là thư mục');
    await write(store, MAIN, 'content/a.c', 'mới');
    expect(fsck(store)).toBe('');
    for (const path of paths.filter((one) => one !== 'a0'))
      expect((await store.readFile(MAIN, `content/${path}`))?.toString()).toBe(path);
  });

  test('a name that a folder cannot hold is refused, and nothing is written', async () => {
    const store = await storeWith({ 'site.yml': 'a' });
    const before = await tip(store, MAIN);
    const paths = [
      'content/a\0b',
      'content//a',
      'content/',
      'content/.',
      'content/../b',
      'content/.Git/config',
    ];
    for (const path of paths)
      await expect(write(store, MAIN, path, 'x')).rejects.toThrow('Not a name in a folder');
    expect(await tip(store, MAIN)).toBe(before);
  });

  test('a neighbour whose name cannot be read as it is refuses a save, rather than be lost by it', async () => {
    const store = await storeWith({ 'site.yml': 'a' });
    const before = await tip(store, MAIN);
    const git = (args: string[], input?: Buffer) =>
      execFileSync('git', ['--git-dir', store.gitDir, ...args], { input, stdio: 'pipe' })
        .toString()
        .trim();
    // As an old archive has them, pushed by hand: é and ê, before there was UTF-8.
    const blob = await store.fileId(MAIN, 'content/site.yml');
    const names = ['\xe9', '\xea'].map((name) => `100644 blob ${blob}\t${name}\0`).join('');
    const folder = git(['mktree', '-z'], Buffer.from(names, 'latin1'));
    const tree = git(['mktree'], Buffer.from(`040000 tree ${folder}\tcontent\n`));
    const who = ['-c', 'user.name=x', '-c', 'user.email=x'];
    const id = git([...who, 'commit-tree', tree, '-p', before, '-m', 'x']);
    git(['update-ref', MAIN, id]);
    await expect(write(store, MAIN, 'content/b.mdx', 'hai')).rejects.toThrow('not UTF-8');
    expect(await tip(store, MAIN)).toBe(id);
  });

  test('lock files of killed processes do not refuse the next save', async () => {
    const store = await storeWith({ 'site.yml': 'a' });
    writeFileSync(join(store.gitDir, 'refs/heads/main.lock'), '');
    writeFileSync(join(store.gitDir, 'packed-refs.lock'), '');
    const again = await openStore(store.gitDir);
    onTestFinished(() => again.close());
    await write(again, MAIN, 'content/site.yml', 'b');
    await write(again, draft, 'content/stories/2026/b.mdx', 'x', await tip(again, MAIN));
    expect(
      await again.deleteRef(draft, await tip(again, draft), 'refs/newsroom/deleted/stories-2026/ca-truc-dem'),
    ).toBe(true);
    expect((await again.listRefs('refs/newsroom/')).map((ref) => ref.name)).toEqual([
      'refs/newsroom/deleted/stories-2026/ca-truc-dem',
    ]);
  });

  test('a write that git refuses takes no other with it', async () => {
    const store = await storeWith({ 'site.yml': 'a' });
    const parent = await tip(store, MAIN);
    // `a/b` can't be a ref beside `a`: the server never asks for it, but git must be able to say no.
    await write(store, 'refs/heads/cms/a', 'content/a', 'x', parent);
    const clash = write(store, 'refs/heads/cms/a/b', 'content/b', 'x', parent);
    const others = Array.from({ length: 5 }, (_, index) =>
      write(store, `refs/heads/cms/c${index}`, 'content/c', 'x', parent),
    );
    await expect(clash).rejects.toThrow('update-ref');
    expect(await Promise.all(others)).toHaveLength(5);
    expect(await store.listRefs('refs/heads/cms/')).toHaveLength(6);
    expect(fsck(store)).toBe('');
  });

  test('where no file descriptor is free, a request is refused, and the next one works', async () => {
    const store = await storeWith({ 'site.yml': 'a' });
    const [main, other] = [await tip(store, MAIN), await write(store, draft, 'content/a', 'x')];
    const module = new URL('../../../admin/server/store/open-store.ts', import.meta.url);
    const server = `
      import { closeSync, openSync } from 'node:fs';
      import { openStore } from ${JSON.stringify(module)};
      const store = await openStore(${JSON.stringify(store.gitDir)});
      const ask = () => Promise.allSettled([store.commitAt('${main}'), store.mergeBase('${main}', '${other}')]);
      const taken = [];
      try { for (;;) taken.push(openSync('/dev/null')); } catch {}
      const answers = await ask();
      taken.forEach((one) => closeSync(one));
      console.log([...answers, ...await ask()].map(({ status }) => status).join());
      store.close();
    `;
    const limited = [
      '-c',
      'ulimit -n 60 && exec "$@"',
      'sh',
      process.execPath,
      '--input-type=module',
      '-e',
      server,
    ];
    expect(execFileSync('sh', limited, { stdio: 'pipe' }).toString()).toBe(
      'rejected,rejected,fulfilled,fulfilled\n',
    );
  });

  test('names that git would read as options or expressions never reach it', async () => {
    const store = await storeWith({ 'site.yml': 'a' });
    for (const name of [
      '--all',
      '-p',
      'main',
      'refs/heads/main^{tree}',
      'refs/heads/main\nrefs/heads/main',
      'HEAD',
      'refs/../x',
    ]) {
      await expect(store.commitAt(name)).rejects.toThrow('Not an object name');
    }
  });

  test('reads many objects at once, large ones too', async () => {
    const store = await storeWith({ 'site.yml': 'a' });
    const large = Buffer.alloc(3_000_000, 'đ');
    const answer = await store.commit({
      ref: MAIN,
      expected: await tip(store, MAIN),
      changes: [
        { path: 'content/media/2026/a.jpg', content: large },
        { path: 'content/empty', content: Buffer.alloc(0) },
      ],
      message: 'x',
      author: lan,
    });
    expect(answer.kind).toBe('committed');
    const read = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.readFile(
          MAIN,
          ['content/media/2026/a.jpg', 'content/site.yml', 'content/empty'][index % 3] as string,
        ),
      ),
    );
    expect(read.map((one) => one?.length)).toEqual(
      Array.from({ length: 20 }, (_, index) => [3_000_000, 1, 0][index % 3]),
    );
  });
});

describe('the export of a commit', () => {
  const times = (file: string) => statSync(file).mtimeMs;

  test('writes what changed, removes what is gone and leaves the rest untouched', async () => {
    const store = await storeWith({
      'site.yml': 'a',
      'stories/2026/a.mdx': 'một',
      'stories/2025/z.mdx': 'cũ',
    });
    const folder = join(temporaryFolder(), 'content');
    const first = await tip(store, MAIN);
    await store.exportTree(first, 'content', folder, null);
    utimesSync(join(folder, 'site.yml'), 1, 1);
    const second = await write(store, MAIN, 'content/stories/2026/a.mdx', 'hai');
    const third = await write(store, MAIN, 'content/stories/2025/z.mdx', null);
    await store.exportTree(second, 'content', folder, first);
    expect(readFileSync(join(folder, 'stories/2026/a.mdx'), 'utf8')).toBe('hai');
    await store.exportTree(third, 'content', folder, second);
    expect(readdirSync(join(folder, 'stories'))).toEqual(['2026']);
    expect(times(join(folder, 'site.yml'))).toBe(1000);
  });

  test('mends a folder of which nothing is known: strangers go, wrong bytes are replaced, right files keep their time', async () => {
    const store = await storeWith({ 'site.yml': 'a', 'stories/2026/a.mdx': 'một' });
    const folder = join(temporaryFolder(), 'content');
    mkdirSync(join(folder, 'stories/2024'), { recursive: true });
    writeFileSync(join(folder, 'stories/2024/lost.mdx'), 'x');
    writeFileSync(join(folder, 'site.yml'), 'a');
    symlinkSync('/etc/hostname', join(folder, 'stories/2026'));
    utimesSync(join(folder, 'site.yml'), 1, 1);
    await store.exportTree(await tip(store, MAIN), 'content', folder, null);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      'site.yml',
      'stories',
      'stories/2026',
      'stories/2026/a.mdx',
    ]);
    expect(times(join(folder, 'site.yml'))).toBe(1000);
  });
});
