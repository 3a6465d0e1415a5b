import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeWhole } from '../../../src/disk/write-whole.ts';
import { personSchema, type Person } from './person.ts';

/** A session ends when its browser has asked for nothing this long, and in any case after a working day. */
const IDLE_HOURS = 2;
export const SESSION_HOURS = 12;
/** What an ended session had read is kept this long, for the same person's next one in the same browser. */
const MEMORY_HOURS = 24;
const HOUR_MS = 3_600_000;
/** Texts remembered per session; the oldest is forgotten first. */
const SEEN_LIMIT = 400;
const SAVE_AFTER_MS = 500;
/** How exactly the disk knows when a session was last used. */
const USED_STEP_MS = 60_000;

/** One signed-in browser. */
export interface Session {
  /** SHA-256 of the cookie's value: who reads the file can't sign in with it. */
  readonly key: string;
  readonly person: Person;
  /** The epoch of the person's account that it was begun in; null for the one-time link, which has no account. */
  readonly epoch: string | null;
  readonly expires: Date;
  /**
   * The text that this browser last opened or saved, by path: its blob id, or null for "there is none". It is what a
   * save is compared with, since Decap's protocol does not say which text the editor began from.
   */
  seenText(path: string): string | null | undefined;
  rememberText(path: string, id: string | null): void;
}

export interface Sessions {
  /**
   * Signs a person in and gives the cookie's new value.
   *
   * @param replaces The browser's cookie before: its session ends. Where it was the same person's, even an ended one,
   *   the new one remembers what it had read, so that an entry that is still open can be saved.
   */
  open(person: Person, epoch?: string | null, replaces?: string): Promise<string>;
  /** @param use What the app does by itself in the background keeps no session alive. */
  find(cookie: string, use?: 'activity' | 'background'): Session | null;
  close(cookie: string): Promise<void>;
  /** Writes what is not on the disk yet. */
  flush(): Promise<void>;
}

const stored = z.array(
  z.strictObject({
    key: z.string().regex(/^[0-9a-f]{64}$/),
    person: personSchema,
    epoch: z.string().nullable(),
    used: z.iso.datetime(),
    expires: z.iso.datetime(),
    seen: z.array(z.tuple([z.string(), z.string().nullable()])),
  }),
);

interface Entry {
  readonly person: Person;
  readonly epoch: string | null;
  readonly expires: Date;
  used: Date;
  readonly seen: Map<string, string | null>;
}

const keyOf = (cookie: string) => createHash('sha256').update(cookie).digest('hex');

/**
 * Sessions that a restart does not end. They live in memory; the file is written whole after each change, at once for
 * a sign-in or sign-out and after a moment for what was read.
 */
export async function openSessions(file: string, now: () => Date): Promise<Sessions> {
  const entries = await readEntries(file);
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function save(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing
      .catch(() => undefined)
      .then(() => {
        const forgotten = now().getTime() - MEMORY_HOURS * HOUR_MS;
        for (const [key, { used }] of entries) if (used.getTime() <= forgotten) entries.delete(key);
        const list = [...entries].map(([key, entry]) => ({ key, ...entry, seen: [...entry.seen] }));
        return writeWhole(file, JSON.stringify(list), { mode: 0o600 });
      });
    return writing;
  }

  const saveSoon = () => {
    timer ??= setTimeout(() => void save().catch(() => undefined), SAVE_AFTER_MS).unref();
  };

  return {
    async open(person, epoch = null, replaces) {
      const old = replaces === undefined ? undefined : entries.get(keyOf(replaces));
      if (replaces !== undefined) entries.delete(keyOf(replaces));
      const seen = old?.person.id === person.id ? new Map(old.seen) : new Map<string, string | null>();
      const cookie = randomBytes(32).toString('base64url');
      const used = now();
      const expires = new Date(used.getTime() + SESSION_HOURS * HOUR_MS);
      entries.set(keyOf(cookie), { person, epoch, expires, used, seen });
      await save();
      return cookie;
    },
    find(cookie, use = 'activity') {
      const key = keyOf(cookie);
      const entry = entries.get(key);
      if (entry === undefined || now() >= entry.expires) return null;
      const idleFor = now().getTime() - entry.used.getTime();
      if (idleFor >= IDLE_HOURS * HOUR_MS) return null;
      if (use === 'activity' && idleFor >= USED_STEP_MS) {
        entry.used = now();
        saveSoon();
      }
      const { person, epoch, expires, seen } = entry;
      return {
        key,
        person,
        epoch,
        expires,
        seenText: (path) => seen.get(path),
        rememberText(path, id) {
          if (seen.has(path) && seen.get(path) === id) return;
          seen.delete(path);
          seen.set(path, id);
          const oldest = seen.keys().next();
          if (seen.size > SEEN_LIMIT && !oldest.done) seen.delete(oldest.value);
          saveSoon();
        },
      };
    },
    async close(cookie) {
      if (entries.delete(keyOf(cookie))) await save();
    },
    flush: () => (timer === undefined ? writing : save()),
  };
}

/** A file that is missing or broken signs everybody out, which is safe; it is never a reason not to start. */
async function readEntries(file: string): Promise<Map<string, Entry>> {
  try {
    const list = stored.parse(JSON.parse(await readFile(file, 'utf8')));
    return new Map(
      list.map(({ key, person, epoch, used, expires, seen }) => [
        key,
        { person, epoch, used: new Date(used), expires: new Date(expires), seen: new Map(seen) },
      ]),
    );
  } catch {
    return new Map();
  }
}
