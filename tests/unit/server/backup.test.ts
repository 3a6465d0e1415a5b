import { execFileSync } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBackup } from '../../../admin/server/backup/backup.ts';
import { restoreBackup } from '../../../admin/server/backup/restore.ts';
import { verifyRepository, type CheckContent } from '../../../admin/server/backup/verify.ts';
import { backupCommand } from '../../../admin/commands/backup.ts';
import { startNewsroom, type TestNewsroom } from './newsroom.ts';
import { temporaryFolder } from './temp-folder.ts';
import { wrapGit } from './wrap-git.ts';

const quiet = () => undefined;
const sound: CheckContent = () => Promise.resolve([]);
const git = (gitDir: string, ...args: string[]) =>
  execFileSync('git', ['--git-dir', gitDir, ...args])
    .toString()
    .trim();
const refsOf = (gitDir: string) => git(gitDir, 'for-each-ref', '--format=%(objectname) %(refname)');

/** A newsroom with a draft, a deleted draft and a text that was kept for somebody. */
async function worked(): Promise<TestNewsroom> {
  const newsroom = await startNewsroom();
  const [lan, minh] = [await newsroom.visit('editor', 'lan'), await newsroom.visit('editor', 'minh')];
  await lan.open();
  await minh.open();
  await lan.save('---\ntitle: Ca trực đêm\n---\nLan viết.\n');
  expect((await minh.save('---\ntitle: Ca trực đêm\n---\nMinh viết.\n')).statusCode).toBe(409);
  const key = { collection: 'stories-2026', slug: 'bai-bo' };
  await lan.save('---\ntitle: Bỏ\n---\n', {
    key,
    path: 'content/stories/2026/bai-bo.mdx',
    newEntry: true,
  });
  await lan.ask('deleteUnpublishedEntry', key);
  writeFileSync(join(newsroom.dir, 'accounts.json'), '{"version":1,"accounts":[]}');
  return newsroom;
}

describe('A backup', () => {
  it('brings every branch back, with drafts, deleted drafts, kept texts and accounts', async () => {
    const { dir } = await worked();
    const file = join(temporaryFolder(), 'newsroom.backup');
    const facts = await createBackup(dir, file, quiet);
    const refs = refsOf(join(dir, 'store.git'));
    expect(refs).toContain('refs/newsroom/kept/minh/stories-2026/ca-truc-dem');
    expect(refs).toContain('refs/newsroom/deleted/stories-2026/bai-bo');
    expect(facts).toMatchObject({ refs: refs.split('\n').length, settings: ['accounts.json'] });
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const again = join(temporaryFolder(), 'newsroom');
    await restoreBackup(file, again, quiet);
    expect(refsOf(join(again, 'store.git'))).toBe(refs);
    expect(readFileSync(join(again, 'accounts.json'), 'utf8')).toBe('{"version":1,"accounts":[]}');
    expect(await verifyRepository(join(again, 'store.git'), sound, quiet)).toEqual([]);

    const restored = await startNewsroom({ dir: again });
    expect(await (await restored.visit('editor', 'lan')).open()).toContain('Lan viết.');
  });

  it('can be opened with tar, sha256sum and git alone', async () => {
    const { dir } = await worked();
    const folder = temporaryFolder();
    await createBackup(dir, join(folder, 'a.tar'), quiet);
    const type = (program: string, ...args: string[]) =>
      execFileSync(program, args, { cwd: folder }).toString();
    type('tar', '-xf', 'a.tar');
    expect(type('sha256sum', '-c', 'SHA256SUMS')).toMatch(/store\.bundle: OK/);
    type('git', 'clone', '--quiet', '--branch', 'main', 'store.bundle', 'opened');
    expect(existsSync(join(folder, 'opened/content/site.yml'))).toBe(true);
  });

  it('never takes the place of another file, and leaves none behind when it fails', async () => {
    const { dir } = await worked();
    const folder = temporaryFolder();
    const file = join(folder, 'newsroom.backup');
    await createBackup(dir, file, quiet);
    const before = readFileSync(file);
    await expect(createBackup(dir, file, quiet)).rejects.toThrow(/exists/);
    expect(readFileSync(file)).toEqual(before);
    await expect(createBackup(temporaryFolder(), join(folder, 'b'), quiet)).rejects.toThrow(/no newsroom/);
    expect(readdirSync(folder)).toEqual(['newsroom.backup']);
  });

  it('holds what was published while it was being made', { timeout: 60_000 }, async () => {
    const newsroom = await worked();
    const editor = await newsroom.visit('admin', 'lan');
    const slugs = Array.from({ length: 6 }, (_, index) => `bai-${index}`);
    const folder = temporaryFolder();
    const backups: Promise<unknown>[] = [];
    const drafts: string[] = [];
    for (const slug of slugs) {
      const key = { collection: 'stories-2026', slug };
      await editor.save(`---\ntitle: ${slug}\n---\n`, {
        key,
        path: `content/stories/2026/${slug}.mdx`,
        newEntry: true,
        status: 'pending_publish',
      });
      drafts.push(git(join(newsroom.dir, 'store.git'), 'rev-parse', `refs/heads/cms/stories-2026/${slug}`));
      backups.push(createBackup(newsroom.dir, join(folder, slug), quiet));
      await editor.ask('publishUnpublishedEntry', key);
    }
    await Promise.all(backups);
    for (const [index, slug] of slugs.entries()) {
      const dir = join(folder, `${slug}-restored`);
      await restoreBackup(join(folder, slug), dir, quiet);
      for (const id of drafts.slice(0, index + 1))
        expect(git(join(dir, 'store.git'), 'cat-file', '-t', id)).toBe('commit');
    }
  });
});

describe('A restore', () => {
  it('touches no folder that holds anything', async () => {
    const { dir } = await worked();
    const file = join(temporaryFolder(), 'newsroom.backup');
    await createBackup(dir, file, quiet);
    const refs = refsOf(join(dir, 'store.git'));
    await expect(restoreBackup(file, dir, quiet)).rejects.toThrow(/not empty/);
    expect(refsOf(join(dir, 'store.git'))).toBe(refs);
  });

  it('refuses a file that is no backup, ends early or was changed, and leaves the folder empty', async () => {
    const { dir } = await worked();
    const folder = temporaryFolder();
    const good = join(folder, 'good');
    await createBackup(dir, good, quiet);
    const bytes = readFileSync(good);
    const damaged: Record<string, (file: string) => void> = {
      'not a backup': (file) => writeFileSync(file, 'x'.repeat(2000)),
      'cut off': (file) => {
        writeFileSync(file, bytes);
        truncateSync(file, bytes.indexOf('PACK') + 200);
      },
      'one byte changed': (file) => {
        const changed = Buffer.from(bytes);
        const at = changed.indexOf('PACK') + 200;
        changed[at] = (changed[at] ?? 0) ^ 1;
        writeFileSync(file, changed);
      },
    };
    for (const [what, damage] of Object.entries(damaged)) {
      const file = join(folder, 'damaged');
      damage(file);
      const target = temporaryFolder();
      await expect(restoreBackup(file, target, quiet), what).rejects.toThrow(/damaged|not a backup/);
      expect(readdirSync(target), what).toEqual([]);
    }
  });
});

describe('Verifying', () => {
  it('tells a damaged object, a branch that is no draft, and texts the site can’t be built from', async () => {
    const { dir, store } = await worked();
    const gitDir = join(dir, 'store.git');
    expect(await verifyRepository(gitDir, sound, quiet)).toEqual([]);

    const problem = { file: 'site.yml', line: 1, field: 'name', found: 'thiếu', remedy: 'Điền' };
    expect(await verifyRepository(gitDir, () => Promise.resolve([problem]), quiet)).toEqual([
      expect.stringContaining('site.yml:1'),
    ]);

    git(gitDir, 'update-ref', 'refs/heads/cms/stories-2026/la', 'refs/heads/main');
    expect(await verifyRepository(gitDir, sound, quiet)).toEqual([
      'refs/heads/cms/stories-2026/la does not say its stage, owner and base.',
    ]);
    git(gitDir, 'update-ref', '-d', 'refs/heads/cms/stories-2026/la');

    writeFileSync(join(gitDir, 'refs/heads/cms/stories-2026/hong'), '');
    expect((await verifyRepository(gitDir, sound, quiet)).join('\n')).toContain('stories-2026/hong');
    rmSync(join(gitDir, 'refs/heads/cms/stories-2026/hong'));

    const id = (await store.fileId('refs/heads/main', 'content/site.yml')) ?? '';
    const file = join(gitDir, 'objects', id.slice(0, 2), id.slice(2));
    execFileSync('chmod', ['u+w', file]);
    writeFileSync(file, 'x');
    expect((await verifyRepository(gitDir, sound, quiet)).join('\n')).toContain(id);
  });

  it('tells of nothing that is missing only while git comes by, as when it is packed', async () => {
    const { dir, store } = await worked();
    const gitDir = join(dir, 'store.git');
    const id = (await store.fileId('refs/heads/main', 'content/site.yml')) ?? '';
    const [object, away] = [join(gitDir, 'objects', id.slice(0, 2), id.slice(2)), join(dir, 'away')];
    wrapGit(
      `if [ "$1" = fsck ] && ! [ -e ${away} ]; then`,
      `mkdir ${away}; mv ${object} ${away}; git "$@"; found=$?; mv ${away}/* ${object}; exit $found`,
      'fi',
    );
    expect(await verifyRepository(gitDir, sound, quiet)).toEqual([]);
    expect(readdirSync(away)).toEqual([]);
  });

  it('changes nothing in a repository that a server works with', async () => {
    const { dir } = await worked();
    const gitDir = join(dir, 'store.git');
    const before = readdirSync(gitDir, { recursive: true }).sort();
    await verifyRepository(gitDir, sound, quiet);
    expect(readdirSync(gitDir, { recursive: true }).sort()).toEqual(before);
  });
});

describe('npm run newsroom -- backup', () => {
  const io = (dir: string) => {
    const out: string[] = [];
    const err: string[] = [];
    return {
      dir,
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      all: () => [...out, ...err].join('\n'),
    };
  };

  it('explains itself when it is asked for something else', async () => {
    for (const args of [
      [],
      ['backup'],
      ['restore'],
      ['steal', 'x'],
      ['backup', 'a', 'b'],
      ['backup', '--x'],
    ]) {
      const told = io(temporaryFolder());
      expect(await backupCommand(args, told)).toBe(2);
      expect(told.all()).toContain('restore <file> [--into <dir>]');
    }
  });

  it('tells what is wrong in English and ends with 1', async () => {
    const told = io(temporaryFolder());
    expect(await backupCommand(['verify'], told)).toBe(1);
    expect(await backupCommand(['restore', '/no/such/file', '--into', temporaryFolder()], told)).toBe(1);
    expect(told.all()).toMatch(/is not a repository[^]*not a backup/);
  });
});
