import { PassThrough, Writable } from 'node:stream';
import { readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askPassword } from '../../../admin/commands/newsroom/ask-password.ts';
import { usersCommand } from '../../../admin/commands/newsroom/users.ts';
import { openAccounts } from '../../../admin/server/accounts/accounts.ts';
import { createPasswords, findFault } from '../../../admin/server/accounts/password.ts';
import { temporaryFolder } from './temp-folder.ts';

const GOOD = 'con mèo trèo cây cau';
const LAN = ['add', 'lan', '--name', 'Trần Thị Lan', '--email', 'Lan@Example.vn', '--role', 'author'];

/** A terminal at which these passwords are typed, one after the other; none: there is nobody at it. */
async function atTerminal(dir = temporaryFolder()) {
  const file = join(dir, 'accounts.json');
  const accounts = await openAccounts(file, () => undefined);
  const printed: string[] = [];
  const run = (args: readonly string[], ...typed: string[]) =>
    usersCommand(args, {
      out: (line) => printed.push(line),
      err: (line) => printed.push(`! ${line}`),
      accounts,
      passwords: createPasswords(),
      ask: () => Promise.resolve(typed.shift() ?? null),
      origin: 'https://thidua.example.vn',
      now: () => new Date('2026-03-01T08:00:00Z'),
    });
  return { run, printed, file, accounts };
}

test('an account is a line of a file that only the server’s user reads, with no password in it', async () => {
  const { run, printed, file, accounts } = await atTerminal();
  expect(await run(LAN, GOOD, GOOD)).toBe(0);
  expect(printed).toEqual(['lan is an account now: Trần Thị Lan, author.']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).not.toContain('mèo');
  const [lan] = accounts.all;
  expect(lan?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(lan).toMatchObject({ email: 'lan@example.vn', disabled: false, lastSignIn: null });
  expect(await createPasswords().verify(lan?.hash ?? null, GOOD.normalize('NFD'))).toBe(true);
});

test('without a password a link is printed that sets one, and the file does not hold its token', async () => {
  const { run, printed, file } = await atTerminal();
  await run(LAN);
  const token = /set-password\?token=([\w-]{43})$/.exec(printed.at(-1) ?? '')?.[1] ?? '';
  expect(token).not.toBe('');
  expect(readFileSync(file, 'utf8')).not.toContain(token);
});

test.each([
  [[...LAN.slice(0, -1), 'boss'], 1, 'role'],
  [['add', 'Lan!', ...LAN.slice(2)], 1, 'id'],
  [['add', 'lan', '--name', 'Lan <x>', ...LAN.slice(4)], 1, 'name'],
  [['add', 'lan', '--name', 'Lan'], 2, 'user add'],
  [['disable', 'minh'], 1, 'no account “minh”'],
  [['reset', 'minh'], 1, 'no account “minh”'],
  [['role', 'lan', 'boss'], 2, 'Roles: author'],
  [['remove', 'lan'], 2, 'user list'],
  [['list', 'lan'], 2, 'user list'],
  [['list', '--all'], 2, 'user list'],
])('what can’t be done is said and nothing is written: %j', async (args, code, words) => {
  const { run, printed, file } = await atTerminal();
  expect(await run(args)).toBe(code);
  expect(printed.join('\n')).toContain(words);
  expect(() => statSync(file)).toThrow();
});

test('an id and an address are of one account', async () => {
  const { run, printed, accounts } = await atTerminal();
  await run(LAN);
  expect(await run(LAN)).toBe(1);
  expect(await run(['add', 'lan-2', ...LAN.slice(2)])).toBe(1);
  expect(printed.slice(-2)).toEqual([
    '! There is an account “lan” already.',
    '! “lan” has the e-mail lan@example.vn already.',
  ]);
  expect(accounts.all).toHaveLength(1);
});

test.each([
  ['ngắn quá', 'short'],
  ['aaaaaaaaaaaaaaaa', 'simple'],
  ['a'.repeat(201), 'long'],
  ['Trần thị LAN 1990', 'personal'],
  ['xx lan@2026 xxyz', 'personal'],
  [GOOD, null],
])('a password that will not do is told: %s', async (password, fault) => {
  const person = { id: 'lan', name: 'Trần Thị Lan', email: 'lan.tran@example.vn' };
  expect(findFault(password, person)).toBe(fault);
  const { run, accounts } = await atTerminal();
  expect(await run(LAN, password, password)).toBe(fault === null ? 0 : 1);
  expect(accounts.all).toHaveLength(fault === null ? 1 : 0);
});

test('a password that was typed in two ways is not taken', async () => {
  const { run, printed } = await atTerminal();
  expect(await run(LAN, GOOD, `${GOOD}!`)).toBe(1);
  expect(printed).toEqual(['! The two were not the same.']);
});

test('role, disable, enable and reset change what they name and end the sessions they should', async () => {
  const { run, accounts, printed } = await atTerminal();
  await run(LAN, GOOD, GOOD);
  const epochs = new Set([accounts.byId('lan')?.epoch]);
  await run(['role', 'lan', 'publisher']);
  expect(accounts.byId('lan')?.role).toBe('publisher');
  expect(epochs).toContain(accounts.byId('lan')?.epoch);
  await run(['disable', 'lan']);
  expect(accounts.byId('lan')).toMatchObject({ disabled: true });
  epochs.add(accounts.byId('lan')?.epoch);
  await run(['enable', 'lan']);
  await run(['reset', 'lan']);
  expect(accounts.byId('lan')).toMatchObject({ disabled: false, hash: null });
  epochs.add(accounts.byId('lan')?.epoch);
  expect(epochs.size).toBe(3);
  await run(['list']);
  expect(printed.at(-1)).toMatch(/^lan {2}publisher {2}lan@example\.vn {2}Trần Thị Lan {2}no password yet$/);
});

test('changes that are made at once by server and command are all kept', async () => {
  const dir = temporaryFolder();
  const [first, second] = [await atTerminal(dir), await atTerminal(dir)];
  const ids = Array.from({ length: 12 }, (_, index) => `nguoi-${index}`);
  const added = ids.map((id, index) => {
    const { run } = index % 2 === 0 ? first : second;
    return run(['add', id, '--name', id, '--email', `${id}@example.vn`, '--role', 'editor']);
  });
  expect(await Promise.all(added)).toEqual(ids.map(() => 0));
  await first.accounts.refresh();
  expect(first.accounts.all.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(readdirSync(dir)).toEqual(['accounts.json']);
});

test('a lock that a killed process left behind is taken over', async () => {
  const { run, file, accounts } = await atTerminal();
  writeFileSync(`${file}.lock`, '');
  utimesSync(`${file}.lock`, new Date(0), new Date(0));
  expect(await run(LAN)).toBe(0);
  expect(accounts.all).toHaveLength(1);
});

test('a damaged file is never taken for an empty one', async () => {
  const { run, file, accounts } = await atTerminal();
  await run(LAN, GOOD, GOOD);
  writeFileSync(file, '{"version": 1, "accounts": [{"id": "lan"}]}');
  await accounts.refresh();
  expect(accounts.all).toHaveLength(1);
  await expect(openAccounts(file, () => undefined)).rejects.toThrow(/accounts\.json can't be read/);
  expect(await run(['enable', 'lan'])).toBe(1);
});

test('a password is not shown while it is typed, and can be corrected', async () => {
  const shown: string[] = [];
  const keys = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (hidden: boolean) => shown.push(hidden ? '[' : ']'),
  });
  const screen = new Writable({
    write(chunk: Buffer, _encoding, done) {
      shown.push(chunk.toString());
      done();
    },
  });
  const terminal = keys as unknown as Parameters<typeof askPassword>[1];
  const typed = askPassword('Password: ', terminal, screen);
  keys.write('con mèoo');
  keys.write('\u007f!\r');
  expect(await typed).toBe('con mèo!');
  expect(shown.join('')).toBe('[Password: ]\n');
  const stopped = askPassword('Password: ', terminal, screen);
  keys.write('abc\u0003');
  await expect(stopped).rejects.toThrow('Stopped');
  keys.isTTY = false;
  expect(await askPassword('Password: ', terminal, screen)).toBeNull();
});
