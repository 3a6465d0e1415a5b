import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { personSchema, type Person, type Role } from './person.ts';

/** How long a link to set a password lives: a working day and the night before it. */
const LINK_HOURS = 24;

const accountSchema = personSchema.extend({
  name: z
    .string()
    .min(1)
    .max(120)
    // The name is written into commits, where git parts name and address by these.
    .regex(/^[^\p{Cc}<>]+$/u, 'must not contain < > or control characters'),
  email: z.email().max(200),
  /** A PHC string; null until somebody sets a password, and for those who only sign in by OpenID. */
  hash: z.string().startsWith('$argon2id$').nullable(),
  disabled: z.boolean(),
  createdAt: z.iso.datetime(),
  lastSignIn: z.iso.datetime().nullable(),
  /** Sessions are of one epoch: a new one ends all that were begun before. */
  epoch: z.string().regex(/^[0-9a-f]{16}$/),
  /** The one link that can set a password now: SHA-256 of its token. */
  passwordLink: z
    .strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/), until: z.iso.datetime() })
    .nullable(),
});
export type Account = z.output<typeof accountSchema>;

export const accountsSchema = z.strictObject({ version: z.literal(1), accounts: z.array(accountSchema) });

/** A new account without a password. @throws z.ZodError naming what is wrong. */
export function createAccount(
  { id, name, email, role }: { id: string; name: string; email: string; role: string },
  now: Date,
): Account {
  return accountSchema.parse({
    id,
    name: name.normalize('NFC').trim(),
    email: email.trim().toLowerCase(),
    role,
    hash: null,
    disabled: false,
    createdAt: now.toISOString(),
    lastSignIn: null,
    epoch: newEpoch(),
    passwordLink: null,
  });
}

const newEpoch = () => randomBytes(8).toString('hex');

export const personOf = ({ id, name, email, role }: Account): Person => ({ id, name, email, role });

export const endSessions = (account: Account): Account => ({ ...account, epoch: newEpoch() });

/** A disabled account can't sign in, has no session, and no link to set a password. */
export const disable = (account: Account): Account => ({
  ...endSessions(account),
  disabled: true,
  passwordLink: null,
});

export const enable = (account: Account): Account => ({ ...account, disabled: false });

export const setRole = (account: Account, role: Role): Account => ({ ...account, role });

/** A changed password ends every session: whoever knew the old one may be signed in. */
export const setPassword = (account: Account, hash: string): Account => ({
  ...endSessions(account),
  hash,
  passwordLink: null,
});

/** Takes the password away and gives the token of a link that sets a new one. */
export function resetPassword(account: Account, now: Date): { account: Account; token: string } {
  const token = randomBytes(32).toString('base64url');
  const until = new Date(now.getTime() + LINK_HOURS * 3_600_000).toISOString();
  return {
    token,
    account: { ...endSessions(account), hash: null, passwordLink: { digest: digestOf(token), until } },
  };
}

/** Whether a token is that of the account's live link. A digest of 256 random bits needs no slow comparison. */
export function opensLink({ passwordLink, disabled }: Account, token: string, now: Date): boolean {
  return (
    !disabled &&
    passwordLink !== null &&
    passwordLink.digest === digestOf(token) &&
    now < new Date(passwordLink.until)
  );
}

const digestOf = (token: string) => createHash('sha256').update(token).digest('hex');
