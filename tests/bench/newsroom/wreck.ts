import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { findFile } from '../../../admin/server/site/find-file.ts';
import { linkOf } from '../../../admin/server/start/site-checks.ts';

const run = promisify(execFile);
const gitIn = async (dir: string, ...args: string[]): Promise<string> =>
  (await run('git', ['--git-dir', join(dir, 'store.git'), ...args], { maxBuffer: 64 << 20 })).stdout;

/** What git itself finds wrong with a repository that nobody works on any more. */
export async function checkRepository(dir: string): Promise<string[]> {
  try {
    const said = (await gitIn(dir, 'fsck', '--strict', '--full', '--no-dangling')).trim();
    return said === '' ? [] : [`git fsck: ${said}`];
  } catch (error) {
    return [`git fsck: ${String(error)}`];
  }
}

/**
 * What is missing from the live release: every entry of the commit that it was built from has its page, the page is
 * whole and shows the entry's own title, and all that the home page asks for is there.
 */
export async function checkSite(dir: string): Promise<string[]> {
  const folder = join(dir, await readlink(join(dir, 'current')));
  const commit = basename(folder).slice(0, 40);
  const faults: string[] = [];
  const page = async (url: string): Promise<string | null> => {
    const found = await findFile(folder, url);
    return found.kind === 'file' ? readFile(join(folder, found.path), 'utf8') : null;
  };
  const paths = (await gitIn(dir, 'ls-tree', '-r', '--name-only', '-z', commit, 'content')).split('\0');
  for (const path of paths) {
    const [link = '/'] = linkOf(path).split('#');
    if (!path.endsWith('.mdx') || link === '/') continue;
    const html = await page(link);
    const title = path.includes('thu-mat-dien')
      ? /title: (.*)/.exec(await gitIn(dir, 'cat-file', 'blob', `${commit}:${path}`))?.[1]
      : '';
    if (html === null) faults.push(`the site has no page ${link}`);
    else if (!html.trimEnd().endsWith('</html>')) faults.push(`the page ${link} ends early`);
    else if (title !== undefined && !html.includes(title)) faults.push(`the page ${link} is not "${title}"`);
  }
  const home = (await page('/')) ?? '';
  for (const [, url = ''] of home.matchAll(/(?:href|src)="(\/[^"#]*)"/g)) {
    const found = await findFile(folder, url);
    if (found.kind === 'none' && !url.startsWith('/admin')) faults.push(`the home page asks for ${url}`);
  }
  return home === '' ? [...faults, 'the site has no home page'] : faults;
}

/**
 * Kills the git commands that work on a data folder's repository, each by its id: they are told by the folder that they
 * run in. False where there are none, or no `/proc` to look in.
 */
export async function killGit(dir: string): Promise<boolean> {
  const gitDir = join(await realpath(dir), 'store.git');
  const ids = await readdir('/proc').catch(() => []);
  let any = false;
  for (const id of ids.filter((name) => /^\d+$/.test(name))) {
    if ((await readlink(`/proc/${id}/cwd`).catch(() => '')) !== gitDir) continue;
    try {
      process.kill(Number(id), 'SIGKILL');
      any = true;
    } catch {
      // It ended by itself meanwhile.
    }
  }
  return any;
}
