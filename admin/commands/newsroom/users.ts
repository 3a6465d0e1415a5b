import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  createAccount,
  disable,
  enable,
  resetPassword,
  setPassword,
  setRole,
  type Account,
} from '../../server/accounts/account.ts';
import { AccountError, type Accounts } from '../../server/accounts/accounts.ts';
import { englishFaults, findFault, type Passwords } from '../../server/accounts/password.ts';
import { roles, type Role } from '../../server/accounts/person.ts';

export const usersUsage = [
  'user add <id> --name <name> --email <address> --role <role>',
  '                               Make an account; asks for a password, or prints a link to set one.',
  'user list                      Everybody, with role and last sign-in.',
  'user role <id> <role>          Give another role; it holds from the next click.',
  'user disable <id>              End all sessions and let nobody in.',
  'user enable <id>               Let them in again.',
  'user reset <id>                Take the password away, end all sessions; asks for a new one, or prints a link.',
  `                               Roles: ${roles.join(', ')}.`,
];

/** What the commands on accounts may know of the world. */
export interface UsersWorld {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  /** Asks for a password without showing it; '' for none, null where nobody can be asked. */
  readonly ask: (question: string) => Promise<string | null>;
  /** Where editors reach the newsroom, without a closing slash. */
  readonly origin: string;
  readonly now: () => Date;
}

/**
 * `npm run newsroom -- user …`. It may run while the server does.
 *
 * @returns The exit code: 0 done, 1 not, 2 asked wrongly.
 */
export async function usersCommand(args: readonly string[], world: UsersWorld): Promise<0 | 1 | 2> {
  const asked = parse(args);
  if (asked === null) {
    for (const line of usersUsage) world.err(`  ${line}`);
    return 2;
  }
  try {
    await run(asked, world);
    return 0;
  } catch (error) {
    if (error instanceof z.ZodError) {
      for (const { path, message } of error.issues) world.err(`${path.join('.')}: ${message}`);
      return 1;
    }
    if (error instanceof AccountError) {
      world.err(error.message);
      return 1;
    }
    throw error;
  }
}

type Asked =
  | { readonly kind: 'add'; readonly id: string; name: string; email: string; role: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'role'; readonly id: string; readonly role: Role }
  | { readonly kind: 'disable' | 'enable' | 'reset'; readonly id: string };

function parse(args: readonly string[]): Asked | null {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: text, email: text, role: text },
    });
    const [kind, id = '', word, ...more] = positionals;
    const { name, email, role } = values;
    if (more.length > 0 || (kind !== 'role' && word !== undefined)) return null;
    if (kind === 'add') {
      const whole = id !== '' && name !== undefined && email !== undefined && role !== undefined;
      return whole ? { kind, id, name, email, role } : null;
    }
    if (Object.keys(values).length > 0) return null;
    if (kind === 'list') return id === '' ? { kind } : null;
    if (id === '') return null;
    if (kind === 'role') {
      const found = roles.find((one) => one === word);
      return found === undefined ? null : { kind, id, role: found };
    }
    return kind === 'disable' || kind === 'enable' || kind === 'reset' ? { kind, id } : null;
  } catch {
    return null;
  }
}

async function run(asked: Asked, world: UsersWorld): Promise<void> {
  const { accounts, out, now } = world;
  switch (asked.kind) {
    case 'add': {
      const { account, link } = await withPassword(createAccount(asked, now()), world);
      await accounts.add(account);
      out(`${account.id} is an account now: ${account.name}, ${account.role}.`);
      tellLink(link, world);
      return;
    }
    case 'list':
      for (const line of table(accounts.all)) out(line);
      return;
    case 'role':
      await accounts.change(asked.id, (account) => setRole(account, asked.role));
      out(`${asked.id} is ${asked.role} now.`);
      return;
    case 'disable':
      await accounts.change(asked.id, disable);
      out(`${asked.id} is disabled, and signed out everywhere.`);
      return;
    case 'enable':
      await accounts.change(asked.id, enable);
      out(`${asked.id} may sign in again.`);
      return;
    case 'reset': {
      const account = accounts.byId(asked.id);
      if (account === undefined) throw new AccountError(`There is no account “${asked.id}”.`);
      const { account: changed, link } = await withPassword(account, world);
      const { hash, epoch, passwordLink } = changed;
      // The password was typed before the lock was taken: only what it changes is carried over.
      await accounts.change(asked.id, (current) => ({ ...current, hash, epoch, passwordLink }));
      out(`${asked.id} is signed out everywhere, and the old password is void.`);
      tellLink(link, world);
    }
  }
}

/** The account with a password that was typed twice, or without one and with a link that sets it. */
async function withPassword(
  account: Account,
  { ask, passwords, origin, now }: UsersWorld,
): Promise<{ account: Account; link: string | null }> {
  const password = await ask(`Password for ${account.id} (Enter alone: a link to set one): `);
  if (password !== null && password !== '') {
    const fault = findFault(password, account);
    if (fault !== null) throw new AccountError(`The password ${englishFaults[fault]}.`);
    if ((await ask('Once more: ')) !== password) throw new AccountError('The two were not the same.');
    return { account: setPassword(account, await passwords.hash(password)), link: null };
  }
  const reset = resetPassword(account, now());
  return { account: reset.account, link: `${origin}/admin/set-password?token=${reset.token}` };
}

function tellLink(link: string | null, { out }: UsersWorld): void {
  if (link === null) return;
  out('Give this link to its owner by a way that nobody else reads. It works once, within 24 hours:');
  out(`  ${link}`);
}

function table(accounts: readonly Account[]): string[] {
  if (accounts.length === 0)
    return ['No accounts yet. npm run newsroom -- user add <id> --name … --email … --role admin'];
  const state = ({ disabled, hash, lastSignIn }: Account) => {
    if (disabled) return 'disabled';
    return lastSignIn ?? (hash === null ? 'no password yet' : 'never signed in');
  };
  const rows = accounts.map((account) => [
    account.id,
    account.role,
    account.email,
    account.name,
    state(account),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}
