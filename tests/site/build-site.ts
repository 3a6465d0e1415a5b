import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Build {
  readonly contentDir: string;
  readonly outDir: string;
  readonly cacheDir: string;
  /** The moment that the build takes for now; the present one, where it is left out. */
  readonly now?: string;
}

/** A new folder for one test, below the system's temporary folder. */
export const temporaryFolder = (name: string): Promise<string> =>
  mkdtemp(path.join(tmpdir(), `guong-sang-${name}-`));

/**
 * Builds a site as the newsroom does: the real command, in a process of its own.
 *
 * @param nodeOptions for the Node that runs the build
 * @returns what it printed
 * @throws with what it printed, when the build stops
 */
export async function buildSite(
  { contentDir, outDir, cacheDir, now = '' }: Build,
  nodeOptions: readonly string[] = [],
): Promise<string> {
  // In the project, because what Astro keeps where it is started imports packages; a folder each, as two may build at once.
  await mkdir('.cache/builds', { recursive: true });
  const cwd = await mkdtemp(path.resolve('.cache/builds/test-'));
  const { stdout } = await run(
    process.execPath,
    [...nodeOptions, path.resolve('node_modules/astro/bin/astro.mjs'), 'build', '--root', process.cwd()],
    {
      cwd,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        FORCE_COLOR: '0',
        NO_COLOR: '1',
        ASTRO_TELEMETRY_DISABLED: '1',
        CONTENT_DIR: contentDir,
        OUT_DIR: outDir,
        CACHE_DIR: cacheDir,
        BUILD_DATE: '2020-02-08',
        BUILD_NOW: now,
      },
      maxBuffer: 64 * 1024 * 1024,
    },
  ).finally(() => rm(cwd, { recursive: true, force: true }));
  return stdout;
}
