import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeAtomically } from '../write-atomically.ts';
import { personSchema, type Person } from './person.ts';

export const SESSION_HOURS = 12;
/** Texts remembered per session; the oldest is forgotten first. */
const SEEN_LIMIT = 400;
const SAVE_AFTER_MS = 500;

/** One signed-in browser. */
export interface Session {
  /** SHA-256 of the cookie's value: who reads the file can't sign in with it. */
  readonly key: string;
  readonly person: Person;
  readonly expires: Date;
  /**
   * The text that this browser last opened or saved, by path: its blob id, or null for "there is none". It is what a
   * save is compared with, since Decap's protocol does not say which text the editor began from.
   */
  seenText(path: string): string | null | undefined;
  rememberText(path: string, id: string | null): void;
}

export interface Sessions {
  /** Signs a person in and gives the cookie's new value. */
  open(person: Person): Promise<string>;
  find(cookie: string): Session | null;
  close(cookie: string): Promise<void>;
  /** Writes what is not on the disk yet. */
  flush(): Promise<void>;
}

const stored = z.array(
  z.strictObject({
    key: z.string().regex(/^[0-9a-f]{64}$/),
    person: personSchema,
    expires: z.iso.datetime(),
    seen: z.array(z.tuple([z.string(), z.string().nullable()])),
  }),
);

interface Entry {
  readonly person: Person;
  readonly expires: Date;
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
        for (const [key, entry] of entries) if (entry.expires <= now()) entries.delete(key);
        const list = [...entries].map(([key, { person, expires, seen }]) => ({
          key,
          person,
          expires,
          seen: [...seen],
        }));
        return writeAtomically(file, JSON.stringify(list), 0o600);
      });
    return writing;
  }

  return {
    async open(person) {
      const cookie = randomBytes(32).toString('base64url');
      const expires = new Date(now().getTime() + SESSION_HOURS * 3_600_000);
      entries.set(keyOf(cookie), { person, expires, seen: new Map() });
      await save();
      return cookie;
    },
    find(cookie) {
      const key = keyOf(cookie);
      const entry = entries.get(key);
      if (entry === undefined || entry.expires <= now()) return null;
      const { person, expires, seen } = entry;
      return {
        key,
        person,
        expires,
        seenText: (path) => seen.get(path),
        rememberText(path, id) {
          if (seen.has(path) && seen.get(path) === id) return;
          seen.delete(path);
          seen.set(path, id);
          const oldest = seen.keys().next();
          if (seen.size > SEEN_LIMIT && !oldest.done) seen.delete(oldest.value);
          timer ??= setTimeout(() => void save().catch(() => undefined), SAVE_AFTER_MS).unref();
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
      list.map(({ key, person, expires, seen }) => [
        key,
        { person, expires: new Date(expires), seen: new Map(seen) },
      ]),
    );
  } catch {
    return new Map();
  }
}
