import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { z } from 'zod';
import { writeWhole } from '../../../src/disk/write-whole.ts';

/** Failures that are forgiven before waiting begins. An office often shares one address, so that has more. */
const FREE = { login: 5, address: 20 } as const;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const FORGET_AFTER_MS = 24 * 3_600_000;
const MOST_KEYS = 10_000;

/** Who tries: what was typed as the account, whether there is one or not, and from where. */
export interface Attempt {
  readonly login: string;
  readonly address: string;
}

/**
 * Slows guessing down: after a few failures each further one doubles the wait, 30 seconds at first, 15 minutes at most.
 * It never locks for good, since anybody could lock anybody out.
 */
export interface Attempts {
  /**
   * Counts an attempt as failed before it is judged, so that a hundred at once are a hundred.
   *
   * @returns How many ms it has to wait, in which case it must not be judged; 0 for none.
   */
  begin(attempt: Attempt): Promise<number>;
  /** Takes it back: the password was right. */
  succeed(attempt: Attempt): Promise<void>;
}

interface Count {
  failures: number;
  until: number;
  last: number;
}

const stored = z.array(
  z.tuple([z.string(), z.strictObject({ failures: z.number(), until: z.number(), last: z.number() })]),
);

/** The counts outlive a restart. The file holds digests, because people type passwords into the wrong field. */
export async function openAttempts(file: string, now: () => Date): Promise<Attempts> {
  const counts = await readCounts(file);
  let writing = Promise.resolve();
  const save = () => {
    writing = writing
      .then(() => writeWhole(file, JSON.stringify([...counts]), { mode: 0o600 }))
      // A full disk must not keep everybody out; the counts in memory hold.
      .catch(() => undefined);
    return writing;
  };

  return {
    async begin(attempt) {
      const time = now().getTime();
      for (const [key, { last }] of counts) if (time - last > FORGET_AFTER_MS) counts.delete(key);
      const kinds = keysOf(attempt);
      const wait = Math.max(...kinds.map(({ key }) => (counts.get(key)?.until ?? 0) - time));
      if (wait > 0) return wait;
      for (const { key, free } of kinds) {
        const failures = (counts.get(key)?.failures ?? 0) + 1;
        const step = Math.min(FIRST_WAIT_MS * 2 ** (failures - free), LONGEST_WAIT_MS);
        // Put in anew, so that the keys are in the order of their last use and the oldest go first.
        counts.delete(key);
        counts.set(key, { failures, until: failures < free ? 0 : time + step, last: time });
      }
      for (const key of counts.keys()) {
        if (counts.size <= MOST_KEYS) break;
        counts.delete(key);
      }
      await save();
      return 0;
    },
    async succeed(attempt) {
      const [login, address] = keysOf(attempt);
      counts.delete(login.key);
      // An own account must not wipe out what was tried on others' from the same place.
      const count = counts.get(address.key);
      if (count !== undefined) {
        count.failures -= 1;
        count.until = 0;
      }
      await save();
    },
  };
}

function keysOf({ login, address }: Attempt) {
  const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
  return [
    { key: digest(`login ${login.trim().toLowerCase()}`), free: FREE.login },
    { key: digest(`address ${networkOf(address)}`), free: FREE.address },
  ] as const;
}

/** An IPv6 customer has a whole /64 to try from. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  if (tail === undefined) return groups.slice(0, 4).join(':');
  const missing = 8 - groups.length - tail.split(':').filter(Boolean).length;
  return [...groups, ...Array.from({ length: missing }, () => '0')].slice(0, 4).join(':');
}

async function readCounts(file: string): Promise<Map<string, Count>> {
  try {
    return new Map(stored.parse(JSON.parse(await readFile(file, 'utf8'))));
  } catch {
    return new Map();
  }
}
