import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

export const system = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] }).toString();

export interface MountedDisk {
  /** Where it is mounted, in `folder`. */
  readonly disk: string;
  readonly folder: string;
  /** `false` where nobody but root on Linux could: a line says what is skipped. */
  readonly isMounted: boolean;
}

/** A disk of its own for the tests of a file, which goes with them. */
export async function mountDisk(
  name: string,
  skipped: string,
  mount: (folder: string, disk: string) => void,
): Promise<MountedDisk> {
  const folder = await mkdtemp(path.join(tmpdir(), name));
  const disk = path.join(folder, 'disk');
  mkdirSync(disk);
  let isMounted = true;
  try {
    mount(folder, disk);
  } catch {
    isMounted = false;
    console.log(skipped);
  }
  afterAll(() => {
    if (isMounted) system('umount', '--lazy', disk);
    rmSync(folder, { recursive: true, force: true });
  });
  return { disk, folder, isMounted };
}
