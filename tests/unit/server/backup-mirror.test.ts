import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isMirrorAddress, withoutSecrets } from '../../../admin/server/backup/mirror-address.ts';
import { createMirror, type Mirror } from '../../../admin/server/backup/mirror.ts';
import { startNewsroom } from './newsroom.ts';
import { temporaryFolder } from './temp-folder.ts';
import { wrapGit } from './wrap-git.ts';

const git = (gitDir: string, ...args: string[]) =>
  execFileSync('git', ['--git-dir', gitDir, ...args])
    .toString()
    .trim();
const refsOf = (gitDir: string) => git(gitDir, 'for-each-ref', '--format=%(objectname) %(refname)');

function emptyMirror(folder = temporaryFolder()): string {
  const address = join(folder, 'mirror.git');
  execFileSync('git', ['init', '--bare', '--quiet', '--initial-branch=main', address]);
  return address;
}

interface Followed {
  readonly mirror: Mirror;
  readonly lines: string[];
  /** Waits for a line on the terminal. */
  readonly saw: (pattern: RegExp) => Promise<void>;
  readonly retry: () => void;
}

/** A mirror whose next attempt is for the test to allow. */
function follow(gitDir: string, address: string): Followed {
  const lines: string[] = [];
  let heard = () => undefined as void;
  let go = () => undefined as void;
  const mirror = createMirror({
    gitDir,
    address,
    log: (line) => {
      lines.push(line);
      heard();
    },
    wait: (_ms, signal) =>
      new Promise((resolve) => {
        go = resolve;
        signal.addEventListener('abort', () => resolve());
      }),
  });
  onTestFinished(() => mirror.close());
  return {
    mirror,
    lines,
    retry: () => go(),
    saw: async (pattern) => {
      while (!lines.some((line) => pattern.test(line)))
        await new Promise<void>((resolve) => (heard = resolve));
    },
  };
}

describe('The mirror', () => {
  it('has every draft, published text and deleted draft soon after', async () => {
    const newsroom = await startNewsroom();
    const address = emptyMirror();
    const { mirror, lines } = follow(newsroom.store.gitDir, address);
    newsroom.store.onChange(mirror.follow);
    const editor = await newsroom.visit('admin', 'lan');
    await editor.open();
    await editor.save('---\ntitle: Ca trực đêm\n---\nMột.\n', { status: 'pending_publish' });
    await mirror.settled();
    expect(refsOf(address)).toBe(refsOf(newsroom.store.gitDir));
    expect(refsOf(address)).toContain('refs/heads/cms/');

    await editor.ask('publishUnpublishedEntry', { collection: 'stories-2026', slug: 'ca-truc-dem' });
    await mirror.settled();
    expect(refsOf(address)).toBe(refsOf(newsroom.store.gitDir));
    expect(refsOf(address)).not.toContain('refs/heads/cms/');
    expect(lines).toEqual([]);
  });

  it('never lets go of a text that is published while it is pushed to', async () => {
    const newsroom = await startNewsroom();
    const { store } = newsroom;
    const address = emptyMirror();
    const { mirror } = follow(store.gitDir, address);
    const editor = await newsroom.visit('admin', 'lan');
    await editor.open();
    await editor.save('---\ntitle: Ca trực đêm\n---\nMột.\n');
    mirror.follow();
    await mirror.settled();
    const kept = refsOf(address);
    // What a push that has read `main` before the publish sees of it after.
    wrapGit(
      `[ "$1" != push ] || git --git-dir ${store.gitDir} update-ref -d refs/heads/cms/stories-2026/ca-truc-dem`,
    );
    mirror.follow();
    await mirror.settled();
    expect(await store.listRefs('refs/heads/cms/')).toEqual([]);
    expect(refsOf(address)).toBe(kept);
  });

  it('holds up no save while it can’t be reached, says so, and catches up by itself', async () => {
    const newsroom = await startNewsroom();
    const address = emptyMirror();
    renameSync(address, `${address}.away`);
    const { mirror, saw, retry } = follow(newsroom.store.gitDir, address);
    newsroom.store.onChange(mirror.follow);
    const editor = await newsroom.visit('admin', 'lan');
    await editor.open();
    for (const word of ['một', 'hai', 'ba'])
      expect((await editor.save(`---\ntitle: Ca trực đêm\n---\n${word}\n`)).statusCode).toBe(200);
    await saw(/is behind; trying again in 5 s\. .*does not appear to be a git repository/);
    retry();
    await saw(/in 10 s/);

    renameSync(`${address}.away`, address);
    retry();
    await saw(/has everything again/);
    await mirror.settled();
    expect(refsOf(address)).toBe(refsOf(newsroom.store.gitDir));
  });

  it('does not follow a data folder that was lost and begun anew, and keeps what it has', async () => {
    const address = emptyMirror();
    const first = await startNewsroom();
    const editor = await first.visit('admin', 'lan');
    await editor.open();
    await editor.save('---\ntitle: Ca trực đêm\n---\nMột.\n');
    const good = follow(first.store.gitDir, address);
    good.mirror.follow();
    await good.mirror.settled();
    const kept = refsOf(address);

    const anew = await startNewsroom({ now: () => new Date('2026-01-01') });
    const { mirror, lines } = follow(anew.store.gitDir, address);
    mirror.follow();
    await mirror.settled();
    expect(lines.join()).toMatch(/Its main has what is not here/);
    expect(refsOf(address)).toBe(kept);
  });
});

describe('The address of a mirror', () => {
  it.each([
    '/srv/mirror.git',
    'file:///srv/mirror.git',
    'https://git.example.vn/thi-dua/newsroom.git',
    'https://token:abc@git.example.vn/newsroom.git',
    'ssh://git@git.example.vn:2222/newsroom.git',
    'git@git.example.vn:thi-dua/newsroom.git',
  ])('may be %s', (address) => {
    expect(isMirrorAddress(address)).toBe(true);
  });

  it.each([
    '',
    '--upload-pack=touch /tmp/x',
    '--receive-pack=x',
    '-oProxyCommand=x',
    'ext::sh -c "touch /tmp/x"',
    'ext::touch%20x',
    'fd::3',
    'http://git.example.vn/newsroom.git',
    'git://git.example.vn/newsroom.git',
    'ftp://git.example.vn/newsroom.git',
    'ssh://-oProxyCommand=touch/x',
    'ssh://%2DoProxyCommand=touch/x',
    'ssh://-oProxyCommand=x@host/x',
    'git@-oProxyCommand=x:y',
    '-x@host:path',
    'git@host:-x',
    'https:///x',
    'mirror.git',
    '../mirror.git',
    'https://git.example.vn/a\nb',
  ])('may not be %j', (address) => {
    expect(isMirrorAddress(address)).toBe(false);
    expect(() =>
      createMirror({
        gitDir: '/nowhere',
        address,
        log: () => undefined,
        wait: () => Promise.resolve(),
      }),
    ).toThrow(/MIRROR_URL/);
  });

  it('is told without the token in it', () => {
    expect(withoutSecrets('fatal: https://token:abc@git.example.vn/x')).toBe(
      'fatal: https://git.example.vn/x',
    );
  });
});
