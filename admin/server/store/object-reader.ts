import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { gitEnvironment, OWN_GROUP } from './git.ts';

interface GitObject {
  /** 40 hex digits. */
  readonly id: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  readonly content: Buffer;
}

/** Reads objects through one `git cat-file --batch` that lives as long as the store: a read costs no process. */
export interface ObjectReader {
  /** @param name An object id or a full ref name. Gives null where there is no such object. */
  read(name: string): Promise<GitObject | null>;
  close(): void;
}

interface Waiting {
  resolve(object: GitObject | null): void;
  reject(error: Error): void;
}

/** Everything that this server asks for by name; anything else could be an expression of git's revision language. */
const NAME = /^(?:[0-9a-f]{40}|refs\/[A-Za-z0-9][A-Za-z0-9/-]*)$/;

export function createObjectReader(gitDir: string): ObjectReader {
  let child: ChildProcessWithoutNullStreams | null = null;
  let waiting: Waiting[] = [];
  let closed = false;

  function start(): ChildProcessWithoutNullStreams {
    const started = spawn('git', ['cat-file', '--batch'], {
      cwd: gitDir,
      env: gitEnvironment(gitDir),
      detached: OWN_GROUP,
    });
    const parse = createBatchParser((object) => waiting.shift()?.resolve(object));
    started.stdout.on('data', parse);
    started.stderr.resume();
    started.stdin.on('error', () => undefined);
    const fail = (error: Error) => {
      if (child !== started) return;
      child = null;
      const left = waiting;
      waiting = [];
      for (const one of left) one.reject(error);
    };
    started.on('error', fail);
    started.on('close', (code) => fail(new Error(`git cat-file ended with ${String(code)}`)));
    return started;
  }

  return {
    read(name) {
      if (closed) return Promise.reject(new Error('The store is closed.'));
      if (!NAME.test(name)) return Promise.reject(new Error(`Not an object name: ${JSON.stringify(name)}`));
      return new Promise((resolve, reject) => {
        child ??= start();
        waiting.push({ resolve, reject });
        child.stdin.write(`${name}\n`);
      });
    },
    close() {
      closed = true;
      child?.stdin.end();
    },
  };
}

/**
 * The answers of `cat-file --batch`: `<id> <type> <size>\n<content>\n`, or `<name> missing\n`. Chunks are joined only
 * when an answer is whole, so that a 30 MB photo is copied once.
 */
function createBatchParser(answer: (object: GitObject | null) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let length = 0;
  let header: { id: string; type: GitObject['type']; size: number } | null = null;

  function take(count: number): Buffer {
    const all = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, length);
    const rest = all.subarray(count);
    chunks = rest.length > 0 ? [rest] : [];
    length = rest.length;
    return all.subarray(0, count);
  }

  function takeHeader(): boolean {
    const all = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, length);
    chunks = all.length > 0 ? [all] : [];
    const end = all.indexOf(10);
    if (end < 0) return false;
    const [id = '', type = '', size] = take(end + 1)
      .toString('latin1')
      .trimEnd()
      .split(' ');
    if (size === undefined) answer(null);
    else header = { id, type: type as GitObject['type'], size: Number(size) };
    return true;
  }

  return (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    for (;;) {
      if (header === null) {
        if (length === 0 || !takeHeader()) return;
      } else {
        if (length < header.size + 1) return;
        const content = Buffer.from(take(header.size + 1).subarray(0, header.size));
        const { id, type } = header;
        header = null;
        answer({ id, type, content });
      }
    }
  };
}
