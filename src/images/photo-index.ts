import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { identify } from './identify.ts';
import type { PhotoFile } from './identify.ts';
import { writeWhole } from '../disk/write-whole.ts';

/** Goes up when `identify` accepts or measures differently, so that old answers are forgotten. */
const INDEX_VERSION = 2;

const remembered = z.strictObject({
  /** Size, time of last change in nanoseconds and inode: what changes when a file's bytes do. */
  stamp: z.string(),
  photo: z.strictObject({
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    width: z.int().positive(),
    height: z.int().positive(),
    format: z.enum(['jpeg', 'png', 'webp', 'avif']),
    taken: z.string().exactOptional(),
  }),
});
const indexFile = z.strictObject({
  version: z.literal(INDEX_VERSION),
  files: z.record(z.string(), remembered),
});
type Remembered = z.output<typeof remembered>;

export interface PhotoIndex {
  /** As `identify`, but a file that has not changed since it was last asked for is not read again. */
  identify(file: string): Promise<PhotoFile>;
  /** Keeps what was learnt for the next build, and forgets files that are gone. Writes nothing if nothing is new. */
  save(): Promise<void>;
}

/**
 * A memory of photos' identities in `<cacheDir>/photos.json`: 10,000 photos are 50 GB to hash and decode, or 10,000 calls
 * of `stat`. A memory that can't be read is only lost time, so it is started afresh without a word.
 */
export async function createPhotoIndex({ cacheDir }: { cacheDir: string }): Promise<PhotoIndex> {
  const memory = path.join(cacheDir, 'photos.json');
  const known = await recall(memory);
  const asked = new Set<string>();
  const underway = new Map<string, Promise<PhotoFile>>();
  let learnt = false;

  async function look(file: string): Promise<PhotoFile> {
    // Taken before the file is read: if it changes meanwhile, the next look sees another stamp and reads it again.
    const stamp = await stampOf(file);
    const before = known.get(file);
    if (before && before.stamp === stamp) return before.photo;
    const photo = await identify(file);
    if (stamp !== undefined) known.set(file, { stamp, photo });
    learnt = true;
    return photo;
  }

  return {
    identify(name) {
      const file = path.resolve(name);
      asked.add(file);
      // Stories share photos and are read at the same time.
      const answer = underway.get(file) ?? look(file).finally(() => underway.delete(file));
      underway.set(file, answer);
      return answer;
    },
    async save() {
      for (const file of [...known.keys()]) {
        if (asked.has(file) || (await stampOf(file)) !== undefined) continue;
        known.delete(file);
        learnt = true;
      }
      if (!learnt) return;
      const files = Object.fromEntries([...known].sort(([a], [b]) => (a < b ? -1 : 1)));
      await writeWhole(memory, JSON.stringify({ version: INDEX_VERSION, files }));
      learnt = false;
    },
  };
}

async function recall(memory: string): Promise<Map<string, Remembered>> {
  try {
    return new Map(Object.entries(indexFile.parse(JSON.parse(await readFile(memory, 'utf8'))).files));
  } catch {
    return new Map();
  }
}

/** Not the ctime: hard-linking an original into a release would change it. */
async function stampOf(file: string): Promise<string | undefined> {
  try {
    const { size, mtimeNs, ino } = await stat(file, { bigint: true });
    return `${size}-${mtimeNs}-${ino}`;
  } catch {
    return undefined;
  }
}
