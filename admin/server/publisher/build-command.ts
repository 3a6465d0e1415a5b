import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { tellsProblem } from '../../../src/schema/problem.ts';
import type { Progress } from './state.ts';

export interface BuildJob {
  readonly contentDir: string;
  /** An empty folder that the site is written to. */
  readonly outDir: string;
  /** Kept from build to build. */
  readonly cacheDir: string;
  /** The build before did not end well: its incremental cache may be older than the pages it lists. */
  readonly distrustCache: boolean;
  /** Of the site with a draft laid over it, one page is built; `cacheDir` only lends what it has. */
  readonly preview?: {
    /** The draft's files, in the shape of a content folder. */
    readonly draftDir: string;
    /** The page's address. */
    readonly page: string;
  };
  /** What is due later is not in the site. */
  readonly now: Date;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** Builds the site once. Rejects with a BuildFailure when it can't be built. */
export type RunBuild = (job: BuildJob) => Promise<void>;

/** A build that failed. The message is what the editor reads: the content's problems, or else the end of the output. */
export class BuildFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BuildFailure';
  }
}

const GUARD = fileURLToPath(new URL('build-guard.ts', import.meta.url));
const PROGRESS = '::progress ';
const KEPT_LINES = 60;
const progressSchema = z.object({ stage: z.string(), done: z.number(), total: z.number() });

/**
 * Runs a command that builds the site, told by its environment what to build where. On its standard output, a line
 * `::progress {"stage":"…","done":1,"total":9}` says how far it is; every other line is kept for the case that it fails.
 *
 * @param command Program and arguments, with absolute paths.
 * @param scratchDir Below it every data folder has one for its builds to run in. Astro keeps what it is working on where
 *   it is started, so two builds in one place (a second newsroom, `npm run build`) would take each other's files. It lies
 *   in the project, because what Astro keeps there imports the project's packages.
 */
export function createBuildCommand(command: readonly [string, ...string[]], scratchDir: string): RunBuild {
  return async (job) => {
    const name = createHash('sha256').update(job.cacheDir).digest('hex').slice(0, 16);
    const cwd = join(scratchDir, job.preview === undefined ? name : `${name}-preview`);
    await mkdir(cwd, { recursive: true });
    try {
      await run(command, cwd, job);
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  };
}

function run(
  command: readonly [string, ...string[]],
  cwd: string,
  { contentDir, outDir, cacheDir, distrustCache, preview, now, onProgress, signal }: BuildJob,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const build = [...command, ...(distrustCache ? ['--force'] : [])];
    const child = spawn(process.execPath, [GUARD, ...build], {
      cwd,
      env: {
        ...process.env,
        CONTENT_DIR: contentDir,
        OUT_DIR: outDir,
        CACHE_DIR: cacheDir,
        BUILD_NOW: now.toISOString(),
        DRAFT_DIR: preview?.draftDir ?? '',
        PREVIEW_PAGE: preview?.page ?? '',
        ASTRO_TELEMETRY_DISABLED: '1',
        NO_COLOR: '1',
        FORCE_COLOR: '0',
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      // A group of its own, which the guard ends as a whole.
      detached: process.platform !== 'win32',
    });
    const printed: string[] = [];
    const errors: string[] = [];
    splitLines(child.stdout, (line) => {
      const progress = line.startsWith(PROGRESS) ? parseProgress(line.slice(PROGRESS.length)) : null;
      if (progress === null) keepLine(printed, line);
      else onProgress(progress);
    });
    splitLines(child.stderr, (line) => keepLine(errors, line));
    const stop = () => child.stdin.end();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop);
      if (code === 0) resolve();
      else
        reject(new BuildFailure(describeFailure(printed, errors) || `The build ended with ${String(code)}`));
    });
  });
}

function keepLine(lines: string[], line: string): void {
  if (line.trim() !== '') lines.push(line);
  if (lines.length > KEPT_LINES) lines.shift();
}

function describeFailure(printed: readonly string[], errors: readonly string[]): string {
  const lines = errors.length > 0 ? errors : printed;
  const problems = [...printed, ...errors].filter(tellsProblem).map((line) => line.trim());
  return (problems.length > 0 ? [...new Set(problems)] : lines).join('\n');
}

function parseProgress(json: string): Progress | null {
  try {
    return progressSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

function splitLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}
