// `npm run newsroom -- …`: what an operator does to the newsroom's data folder from a terminal.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAccounts } from '../server/accounts/accounts.ts';
import { createPasswords } from '../server/accounts/password.ts';
import { readOptions } from '../server/start/options.ts';
import { backupCommand, backupUsage } from './backup.ts';
import { askPassword } from './newsroom/ask-password.ts';
import { usersCommand, usersUsage } from './newsroom/users.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
const out = (line: string) => console.log(line);
const err = (line: string) => console.error(line);

async function run([subject = '', ...args]: readonly string[]): Promise<number> {
  const { dir, port, publicHost } = readOptions(process.env, root);
  switch (subject) {
    case 'user': {
      await mkdir(dir, { recursive: true });
      return usersCommand(args, {
        out,
        err,
        accounts: await openAccounts(join(dir, 'accounts.json'), err),
        passwords: createPasswords(),
        ask: (question) => askPassword(question, process.stdin, process.stdout),
        origin: publicHost === undefined ? `http://localhost:${port}` : `https://${publicHost}`,
        now: () => new Date(),
      });
    }
    case 'backup':
    case 'restore':
    case 'verify':
      return backupCommand([subject, ...args], { out, err, dir });
    default:
      err('Usage: npm run newsroom -- <command>\n');
      for (const line of [...usersUsage, ...backupUsage]) err(`  ${line}`);
      err('\nNEWSROOM_DIR says where the data folder is. Run this as the user that the server runs as.');
      return 2;
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  err(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
