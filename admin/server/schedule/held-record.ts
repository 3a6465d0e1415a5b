import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { HELD_FILE, type Held } from '../../../src/model/schedule.ts';
import { articleCollections } from '../../../src/model/urls.ts';
import { writeWhole } from '../../../src/disk/write-whole.ts';

/** What the build of the live release held back. It belongs to that release: what another build saw says nothing of it. */
export interface HeldRecord {
  /** Forgets what an earlier build said, before one begins. */
  clear(): Promise<void>;
  /** Takes what the build that has just ended said, for the release that is about to go live. */
  keep(release: string): Promise<void>;
  /** By time, the next one first; null where nothing is known of that release. */
  of(release: string | null): Promise<readonly Held[] | null>;
}

const heldSchema = z.array(
  z.object({
    collection: z.enum(articleCollections),
    id: z.string(),
    title: z.string(),
    dueAt: z.iso.datetime({ offset: true }),
  }),
);
const recordSchema = z.object({ release: z.string(), held: heldSchema });

/**
 * @param dir The data folder.
 * @param cacheDir Where a build writes HELD_FILE; one that holds nothing back need not.
 */
export function openHeldRecord(dir: string, cacheDir: string): HeldRecord {
  // Beside the releases and not in one: its titles are what readers must not see yet.
  const file = join(dir, 'held.json');
  const told = join(cacheDir, HELD_FILE);
  return {
    clear: () => rm(told, { force: true }),
    async keep(release) {
      const text = await readFile(told, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '[]';
        throw error;
      });
      const held = heldSchema.parse(JSON.parse(text));
      await writeWhole(file, JSON.stringify({ release, held }), { mode: 0o600 });
    },
    async of(release) {
      try {
        const record = recordSchema.parse(JSON.parse(await readFile(file, 'utf8')));
        return record.release === release ? record.held : null;
      } catch {
        return null;
      }
    },
  };
}

/** The moment of the latest article that has fallen due; null while all still wait. */
export function lastDue(held: readonly Held[], now: Date): string | null {
  return held.findLast(({ dueAt }) => Date.parse(dueAt) <= now.getTime())?.dueAt ?? null;
}

/** The moment at which the next article falls due; null when none waits. */
export function nextDue(held: readonly Held[], now: Date): string | null {
  return held.find(({ dueAt }) => Date.parse(dueAt) > now.getTime())?.dueAt ?? null;
}
