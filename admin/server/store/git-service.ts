import { spawn, type ChildProcess } from 'node:child_process';
import { GitError, gitEnvironment, OWN_GROUP } from './git.ts';

/** A git command that lives as long as the store and answers one request after the other: a request costs no process. */
export interface GitService<T> {
  ask(request: Uint8Array | string): Promise<T>;
  close(): void;
}

/** Takes a command's output piece by piece and gives each whole answer in it to `answer`. */
export type AnswerParser<T> = (answer: (value: T) => void) => (chunk: Buffer) => void;

interface Waiting<T> {
  readonly request: Uint8Array | string;
  resolve(value: T): void;
  reject(error: Error): void;
}

/**
 * Starts the command with the first request. When it dies, as git does over a request that it can't do, that request is
 * refused with what it said, and those behind it, which it had not come to, are asked again of a new one.
 */
export function createGitService<T>(
  gitDir: string,
  args: readonly string[],
  createParser: AnswerParser<T>,
): GitService<T> {
  let child: ChildProcess | null = null;
  let waiting: Waiting<T>[] = [];
  let closed = false;

  function start(): ChildProcess {
    const started: ChildProcess = spawn('git', args, {
      cwd: gitDir,
      env: gitEnvironment(gitDir),
      detached: OWN_GROUP,
    });
    let said = '';
    const end = (error: Error) => {
      if (child !== started) return;
      child = null;
      const [first, ...behind] = waiting;
      waiting = [];
      first?.reject(error);
      for (const one of behind) send(one);
    };
    started.on('error', end);
    started.on('close', (code) => end(new GitError(args, code ?? -1, said)));
    // Where no file descriptor is free, it has no streams.
    started.stdout?.on(
      'data',
      createParser((value) => waiting.shift()?.resolve(value)),
    );
    started.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    started.stdin?.on('error', () => undefined);
    return started;
  }

  function send(one: Waiting<T>): void {
    if (closed) {
      one.reject(new Error('The store is closed.'));
      return;
    }
    child ??= start();
    waiting.push(one);
    child.stdin?.write(one.request);
  }

  return {
    ask: (request) => new Promise((resolve, reject) => send({ request, resolve, reject })),
    close() {
      closed = true;
      child?.stdin?.end();
    },
  };
}

/**
 * For requests that do no harm when they are made once more: to read an object, or to write one. Git may fail for no
 * reason of ours: killed from outside, or because a repack took away the folder, empty by then, that it would write into.
 */
export async function askTwice<T>(service: GitService<T>, request: Uint8Array | string): Promise<T> {
  try {
    return await service.ask(request);
  } catch {
    return service.ask(request);
  }
}

/** For commands that answer with a line. */
export const parseLines: AnswerParser<string> = (answer) => {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(answer);
  };
};
