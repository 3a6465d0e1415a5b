import { askTwice, createGitService, type AnswerParser } from './git-service.ts';

interface GitObject {
  /** 40 hex digits. */
  readonly id: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  readonly content: Buffer;
}

/** Reads objects through one `git cat-file --batch`. */
export interface ObjectReader {
  /** @param name An object id or a full ref name. Gives null where there is no such object. */
  read(name: string): Promise<GitObject | null>;
  close(): void;
}

/** Everything that this server asks for by name; anything else could be an expression of git's revision language. */
const NAME = /^(?:[0-9a-f]{40}|refs\/[A-Za-z0-9][A-Za-z0-9/-]*)$/;

export function createObjectReader(gitDir: string): ObjectReader {
  const service = createGitService(gitDir, ['cat-file', '--batch'], parseBatch);
  return {
    read(name) {
      if (!NAME.test(name)) return Promise.reject(new Error(`Not an object name: ${JSON.stringify(name)}`));
      return askTwice(service, `${name}\n`);
    },
    close: () => service.close(),
  };
}

/**
 * The answers of `cat-file --batch`: `<id> <type> <size>\n<content>\n`, or `<name> missing\n`. Chunks are joined only
 * when an answer is whole, so that a 30 MB photo is copied once.
 */
const parseBatch: AnswerParser<GitObject | null> = (answer) => {
  let chunks: Buffer[] = [];
  let length = 0;
  let header: { id: string; type: GitObject['type']; size: number } | null = null;

  function join(): Buffer {
    const all = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, length);
    chunks = [all];
    return all;
  }

  function take(count: number): Buffer {
    const all = join();
    chunks = [all.subarray(count)];
    length -= count;
    return all.subarray(0, count);
  }

  function takeHeader(): boolean {
    const end = join().indexOf(10);
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
};
