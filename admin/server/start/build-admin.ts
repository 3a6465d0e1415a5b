import { spawn } from 'node:child_process';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../../src/disk/write-whole.ts';
import { digestCode } from '../../../src/disk/digest-code.ts';

/** What the editors' app is made of. */
const PARTS = ['admin/app', 'src', 'package-lock.json'];

/**
 * Builds the editors' app into `<dir>/admin`, unless the one there is made of the code that is here now. A build that
 * fails leaves the old app in place.
 *
 * @throws Error with the end of what Vite printed.
 */
export async function buildAdmin(root: string, dir: string, signal: AbortSignal): Promise<'built' | 'fresh'> {
  const folder = join(dir, 'admin');
  const stamp = join(dir, 'admin.digest');
  const digest = await digestCode(root, PARTS);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === digest) return 'fresh';
  const next = `${folder}.next`;
  await runVite(root, next, signal);
  await rm(stamp, { force: true });
  await rm(folder, { recursive: true, force: true });
  await rename(next, folder);
  await writeWhole(stamp, digest);
  return 'built';
}

function runVite(root: string, outDir: string, signal: AbortSignal): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '-c', 'admin/app/vite.config.ts'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', ADMIN_OUT: outDir },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The editors' app could not be built:\n${output}`));
    });
  });
}
