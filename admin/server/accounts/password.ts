import { hash, verify } from '@node-rs/argon2';
import { createKeyedLock } from '../keyed-lock.ts';

export const LEAST_LENGTH = 12;
const MOST_LENGTH = 200;
/** A password of fewer different letters, such as `aaaaaaaaaaaa` or `121212121212`, is guessed at once. */
const LEAST_LETTERS = 5;

/**
 * Argon2id with 19 MiB, 2 passes and 1 lane: the least that OWASP's Password Storage Cheat Sheet asks for. More would
 * let a handful of sign-ins at once take the memory of a small server.
 */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Turns passwords into what may be stored, and back into yes or no. */
export interface Passwords {
  /** @returns A PHC string, `$argon2id$v=19$…`. */
  hash(password: string): Promise<string>;
  /**
   * Whether this is the password behind a hash. Without a hash the same work is done, so that the time tells nobody
   * which accounts there are, and the answer is no.
   */
  verify(hash: string | null, password: string): Promise<boolean>;
}

/** What no password comes to: 16 bytes of salt and 32 of digest, all zero. */
const NO_HASH = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** One hash at a time: a crowd of strangers may wait, the editors' saves may not wait for it. */
export function createPasswords(): Passwords {
  const lock = createKeyedLock();
  return {
    hash: (password) => lock('argon2', () => hash(normalize(password), argon2id)),
    verify: (stored, password) =>
      lock('argon2', async () => (await verify(stored ?? NO_HASH, normalize(password))) && stored !== null),
  };
}

/** Vietnamese keyboards send `ệ` as one, two or three code points: the same letters must be the same password. */
const normalize = (password: string) => password.normalize('NFKC');

export type PasswordFault = 'short' | 'long' | 'simple' | 'personal';

/** Why a password will not do for a person; null for one that will. */
export function findFault(
  password: string,
  person: { readonly id: string; readonly name: string; readonly email: string },
): PasswordFault | null {
  const letters = [...normalize(password)];
  if (letters.length < LEAST_LENGTH) return 'short';
  if (letters.length > MOST_LENGTH) return 'long';
  if (new Set(letters).size < LEAST_LETTERS) return 'simple';
  const plain = fold(password);
  const own = [person.id, person.name, person.email.split('@')[0] ?? ''].map(fold);
  return own.some((word) => word.length > 2 && plain.includes(word)) ? 'personal' : null;
}

/** Letters and digits alone, without marks: `Trần Thị Lan` and `tran-thi-lan` are one name. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]/g, '');
}

/** The faults in the words of the operator's terminal. */
export const englishFaults: Readonly<Record<PasswordFault, string>> = {
  short: `has fewer than ${LEAST_LENGTH} characters`,
  long: `has more than ${MOST_LENGTH} characters`,
  simple: `has fewer than ${LEAST_LETTERS} different characters`,
  personal: "contains the account's id, name or e-mail",
};

/** The faults as editors read them, with what to do. */
export const vietnameseFaults: Readonly<Record<PasswordFault, string>> = {
  short: `Mật khẩu mới ngắn quá. Hãy dùng ít nhất ${LEAST_LENGTH} ký tự, ví dụ một câu bạn dễ nhớ.`,
  long: `Mật khẩu mới dài quá ${MOST_LENGTH} ký tự. Hãy rút ngắn lại.`,
  simple: `Mật khẩu mới lặp lại quá ít ký tự. Hãy dùng ít nhất ${LEAST_LETTERS} ký tự khác nhau.`,
  personal: 'Mật khẩu mới có chứa tên, mã hoặc thư điện tử của bạn. Hãy chọn mật khẩu không có các chữ ấy.',
};
