import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createByteCache, type ByteCache } from './byte-cache.ts';
import { createObjectReader, type ObjectReader } from './object-reader.ts';

/** One line of a git tree. `mode` as git writes it: `100644` a file, `40000` a folder, `120000` a symbolic link. */
export interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

export const FOLDER = '40000';

/** Who made a commit and when (whole seconds, UTC). */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: Date;
}

export interface Commit {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly message: string;
}

/** The repository's objects, parsed, with those that are read again and again kept in memory. */
export interface Objects {
  /** The commit that a full ref name or an id stands for; null where there is none. */
  commit(name: string): Promise<Commit | null>;
  tree(id: string): Promise<readonly TreeEntry[]>;
  blob(id: string): Promise<Buffer>;
  close(): void;
}

export function openObjects(gitDir: string): Objects {
  const reader = createObjectReader(gitDir);
  const trees: ByteCache<readonly TreeEntry[]> = createByteCache(32 << 20);
  const blobs: ByteCache<Buffer> = createByteCache(64 << 20);
  return {
    async commit(name) {
      const object = await reader.read(name);
      if (object === null) return null;
      if (object.type !== 'commit') throw new Error(`${name} is a ${object.type}, not a commit`);
      return parseCommit(object.id, object.content.toString());
    },
    async tree(id) {
      const known = trees.get(id);
      if (known !== undefined) return known;
      const content = await must(reader, id, 'tree');
      const entries = parseTree(content);
      trees.set(id, entries, content.length * 4);
      return entries;
    },
    async blob(id) {
      const known = blobs.get(id);
      if (known !== undefined) return known;
      const content = await must(reader, id, 'blob');
      blobs.set(id, content, content.length);
      return content;
    },
    close: () => reader.close(),
  };
}

async function must(reader: ObjectReader, id: string, type: string): Promise<Buffer> {
  const object = await reader.read(id);
  if (object?.type !== type) throw new Error(`The repository has no ${type} ${id}`);
  return object.content;
}

/** The id that git gives these bytes as a file. */
export function blobId(content: Uint8Array): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

/**
 * A tree as git stores it: `<mode> <name>\0<20 bytes of id>` for each entry, in the order of the bytes of their names, a
 * folder's as though it ended in `/`.
 *
 * @param entries In any order.
 * @throws Error where a name could not be read back as it is, or is one that git checks out nowhere.
 */
export function renderTree(entries: readonly TreeEntry[]): Buffer {
  const lines = entries.map(({ mode, name, id }) => {
    if (!/^(?!\.{1,2}$|\.git$)[^\0/]+$/i.test(name))
      throw new Error(`Not a name in a folder: ${JSON.stringify(name)}`);
    const line = Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
    return { line, order: Buffer.from(mode === FOLDER ? `${name}/` : name) };
  });
  return Buffer.concat(lines.sort((a, b) => a.order.compare(b.order)).map(({ line }) => line));
}

function parseTree(content: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(32, at);
    const end = content.indexOf(0, space);
    const name = content.toString('utf8', space + 1, end);
    // It would be written back as another, and two such names as one.
    if (!isUtf8(content.subarray(space + 1, end))) throw new Error(`A file's name is not UTF-8: ${name}`);
    entries.push({
      mode: content.toString('latin1', at, space),
      name,
      id: content.toString('hex', end + 1, end + 21),
    });
    at = end + 21;
  }
  return entries;
}

function parseCommit(id: string, content: string): Commit {
  const split = content.indexOf('\n\n');
  const head = (split < 0 ? content : content.slice(0, split)).split('\n');
  const fields = (name: string) =>
    head.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  const author = /^(.*) <(.*)> (\d+) [+-]\d{4}$/.exec(fields('author')[0] ?? '');
  return {
    id,
    tree: fields('tree')[0] ?? '',
    parents: fields('parent'),
    author: {
      name: author?.[1] ?? '',
      email: author?.[2] ?? '',
      date: new Date(Number(author?.[3] ?? 0) * 1000),
    },
    message: split < 0 ? '' : content.slice(split + 2),
  };
}
