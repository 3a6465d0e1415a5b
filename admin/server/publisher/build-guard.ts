// Runs the build command that it is given, and ends it, with everything it started, as soon as its own standard input
// closes: that is how a stopped server ends a build, and how a killed one does too. Left alone, a build would go on
// writing into the folders that the next server builds in.
import { spawn } from 'node:child_process';

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 1));

function endAll(): void {
  if (process.platform === 'win32') {
    child.kill();
    process.exit(1);
  }
  // The server starts this process as the leader of a group of its own.
  process.kill(-process.pid, 'SIGKILL');
}
process.stdin.on('end', endAll).on('error', endAll).resume();
