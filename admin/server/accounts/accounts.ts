import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { writeWhole } from '../../../src/disk/write-whole.ts';
import { accountsSchema, type Account } from './account.ts';
import { withFileLock } from './file-lock.ts';

/** The office's people: `accounts.json` in the data folder, which the server and `npm run newsroom` both write. */
export interface Accounts {
  /** As they were read last. */
  readonly all: readonly Account[];
  /** Reads the file again where it changed. A file that can't be read any more leaves the people as they were. */
  refresh(): Promise<void>;
  byId(id: string): Account | undefined;
  /** @param login An id or an e-mail address, in any case. */
  byLogin(login: string): Account | undefined;
  byEmail(email: string): Account | undefined;
  /** @throws AccountError when the id or the address is taken. */
  add(account: Account): Promise<void>;
  /**
   * Changes one account as it stands on the disk; null leaves it as it is.
   *
   * @returns Whether it was changed.
   * @throws AccountError when there is none.
   */
  change(id: string, change: (account: Account) => Account | null): Promise<boolean>;
}

/** What the operator asked for can't be done. English. */
export class AccountError extends Error {}

/**
 * @param log Takes an English line when the file can't be read while the server runs.
 * @throws AccountError when the file can't be read now: taken for "no accounts", it would let the one-time link in.
 */
export async function openAccounts(file: string, log: (line: string) => void): Promise<Accounts> {
  let version = await versionOf(file);
  let all = await readAccounts(file);

  function write(change: (list: readonly Account[]) => readonly Account[] | null): Promise<boolean> {
    return withFileLock(`${file}.lock`, async () => {
      const next = change(await readAccounts(file));
      if (next === null) return false;
      const text = JSON.stringify({ version: 1, accounts: next }, null, 2);
      await writeWhole(file, `${text}\n`, { mode: 0o600 });
      all = next;
      version = await versionOf(file);
      return true;
    });
  }

  return {
    get all() {
      return all;
    },
    async refresh() {
      const found = await versionOf(file);
      if (found === version) return;
      version = found;
      try {
        all = await readAccounts(file);
      } catch (error) {
        log(`${error instanceof Error ? error.message : String(error)} The accounts stay as they were.`);
      }
    },
    byId: (id) => all.find((account) => account.id === id),
    byLogin: (login) => all.find(({ id, email }) => [id, email].includes(login.trim().toLowerCase())),
    byEmail: (email) => all.find((account) => account.email === email.toLowerCase()),
    async add(account) {
      await write((list) => {
        const same = list.find(({ id, email }) => id === account.id || email === account.email);
        if (same?.id === account.id) throw new AccountError(`There is an account “${account.id}” already.`);
        if (same) throw new AccountError(`“${same.id}” has the e-mail ${same.email} already.`);
        return [...list, account];
      });
    },
    change: (id, change) =>
      write((list) => {
        const account = list.find((one) => one.id === id);
        if (account === undefined) throw new AccountError(`There is no account “${id}”.`);
        const changed = change(account);
        return changed && list.map((one) => (one === account ? changed : one));
      }),
  };
}

/** Tells one state of the file from another: each write makes a new file, so the inode changes too. */
async function versionOf(file: string): Promise<string> {
  try {
    const { ino, size, mtimeNs } = await stat(file, { bigint: true });
    return `${ino}:${size}:${mtimeNs}`;
  } catch (error) {
    if (isMissing(error)) return 'none';
    throw error;
  }
}

async function readAccounts(file: string): Promise<readonly Account[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (text === null) return [];
  try {
    return accountsSchema.parse(JSON.parse(text)).accounts;
  } catch (error) {
    const what =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
        : 'not JSON';
    throw new AccountError(`${file} can't be read (${what}). Put it right, or restore it from a backup.`);
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';
