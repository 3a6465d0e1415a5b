// Runs before `npm start`, `npm test` and `npm run build`, on the Node that the machine has: installs what the lock
// file says when node_modules does not hold it yet. A stamp is compared, because asking npm takes seconds.
import { execSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.installed-lock.json';
const lock = readFileSync('package-lock.json', 'utf8');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing the packages of package-lock.json …');
  try {
    execSync('npm ci --no-audit --no-fund --loglevel=error', { stdio: 'inherit' });
  } catch {
    // npm has said why, just above; a stack trace of ours would only hide it.
    console.error('The packages could not be installed.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}
