import { spawn, type ChildProcess } from 'node:child_process';

/** What a finished git command left behind. `stderr` is git's own English. */
export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface GitOptions {
  readonly input?: Uint8Array | string;
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the command when it is aborted. */
  readonly signal?: AbortSignal;
}

export class GitError extends Error {
  readonly stderr: string;

  constructor(args: readonly string[], code: number, stderr: string) {
    super(`git ${args[0] ?? ''} ended with ${code}: ${stderr.trim()}`);
    this.name = 'GitError';
    this.stderr = stderr;
  }
}

/**
 * Settings that every command gets by its environment, which stands above any file: no hook runs, nothing is rewritten
 * on its way in, what is written has reached the disk (`core.fsync`; of folders see `refs.ts`), and two writers wait for
 * each other.
 */
const settings: readonly (readonly [string, string])[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.quotePath', 'false'],
  ['core.autocrlf', 'false'],
  ['core.fsync', 'committed,reference'],
  ['core.filesRefLockTimeout', '5000'],
  ['core.packedRefsTimeout', '5000'],
  ['core.logAllRefUpdates', 'false'],
  ['commit.gpgSign', 'false'],
  ['gc.auto', '0'],
];

/**
 * The whole environment of a git process: nothing of the operator's own git set-up leaks in. `GIT_DIR` is given, so git
 * never looks for a repository and never asks whose it is.
 */
export function gitEnvironment(gitDir: string): Record<string, string> {
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: gitDir,
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_DIR: gitDir,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_CONFIG_COUNT: String(settings.length),
  };
  for (const [index, [key, value]] of settings.entries()) {
    env[`GIT_CONFIG_KEY_${index}`] = key;
    env[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  const systemRoot = process.env['SystemRoot'];
  if (systemRoot !== undefined) env['SystemRoot'] = systemRoot;
  return env;
}

/** Out of the terminal's reach: Ctrl+C is for the server, which lets a save that has begun come to its end. */
export const OWN_GROUP = process.platform !== 'win32';

/** Runs one plumbing command without a shell. Rejects only when git can't be started; read `code` for the rest. */
export function runGit(
  gitDir: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn('git', args, {
      cwd: gitDir,
      env: { ...gitEnvironment(gitDir), ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: OWN_GROUP,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    // Where no file descriptor is free, it has no streams.
    child.on('error', reject);
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('close', (code) => {
      resolve({ code: code ?? -1, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() });
    });
    // A command that ends before it read everything closes the pipe; its exit code tells the story.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input);
  });
}

/** As `runGit`, for commands that must succeed; gives their standard output without the final newline. */
export async function git(
  gitDir: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await runGit(gitDir, args, options);
  if (code !== 0) throw new GitError(args, code, stderr);
  return stdout.toString().replace(/\n$/, '');
}

/** The oldest git that has all that is used here; Debian 12 brings 2.39. */
const OLDEST: readonly [number, number] = [2, 32];

/** @throws Error for the operator where git is missing or too old. */
export async function requireGit(gitDir: string): Promise<void> {
  const found = await git(gitDir, ['--version']).catch(() => null);
  if (found === null) throw new Error('git was not found. Install it, for example with: apt-get install git');
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(found) ?? []).map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new Error(`git ${OLDEST.join('.')} or newer is needed; this is ${found}`);
  }
}
