import { createHash } from 'node:crypto';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes sure that only one server uses a data folder. The lock is a local socket named after the folder, since the
 * system itself takes that away when the process dies, however it dies; a file with a process id would outlive it, and
 * in a container the next server has the same id.
 *
 * @returns A function that gives the folder free.
 * @throws Error when another server has it.
 */
export async function lockFolder(dir: string): Promise<() => Promise<void>> {
  await mkdir(dir, { recursive: true });
  const name = `guong-sang-${createHash('sha256')
    .update(await realpath(dir))
    .digest('hex')
    .slice(0, 24)}`;
  const address = addressOf(name);
  const server = (await listen(address)) ?? (await listenOverRemains(address));
  if (server === null) throw new Error(`Another server is using ${dir}. Stop it first, or set NEWSROOM_DIR.`);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function addressOf(name: string): string {
  // Linux's abstract sockets and Windows' pipes have no file that could be left behind.
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

/** Elsewhere a socket's file outlives its process; when nobody answers behind it, it can go. */
async function listenOverRemains(address: string): Promise<Server | null> {
  if (process.platform === 'linux' || process.platform === 'win32' || (await answers(address))) return null;
  await rm(address, { force: true });
  return listen(address);
}

function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(address, () => resolve(server.unref()));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
