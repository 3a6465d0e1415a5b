// `npm start`: the newsroom over the data folder of this installation. Everything that can be decided later is decided
// in the rooms; here the environment, the terminal, the clock and the signals are bound to them.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { localDay } from '../../src/model/dates.ts';
import { collections } from '../../src/schema/collections.ts';
import { isLoopback } from './accounts/own-origin.ts';
import type { Person } from './accounts/person.ts';
import { mirrorStore } from './backup/mirror.ts';
import { createServer, type Newsroom } from './create-server.ts';
import { createBuildCommand } from './publisher/build-command.ts';
import type { PublisherState } from './publisher/state.ts';
import { buildAdmin } from './start/build-admin.ts';
import { digestCode } from '../../src/disk/digest-code.ts';
import { lockFolder } from './start/folder-lock.ts';
import { readOptions } from './start/options.ts';
import { checkEntry, checklist, checkReferences, linkOf } from './start/site-checks.ts';
import { describeState } from './start/terminal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
/** What the built site is made of besides its texts. */
const SITE_PARTS = ['src', 'public', 'astro.config.mjs', 'package-lock.json'];
const CATCH_UP_MS = 60_000;

/** Whom the one-time link signs in, until the office makes accounts. */
const owner: Person = {
  id: 'quan-tri',
  name: 'Quản trị viên',
  email: 'quan-tri@newsroom.invalid',
  role: 'admin',
};

const log = (line: string) => console.log(line);

async function start(): Promise<void> {
  const options = readOptions(process.env, root);
  const unlock = await lockFolder(options.dir);
  const code = await digestCode(root, SITE_PARTS);
  let origin = '';
  const announceLink = (token: string) => {
    log(`\nSign in, once, within 15 minutes:\n  ${origin}/admin/sign-in?token=${token}\n`);
  };

  const newsroom = await createServer({
    dir: options.dir,
    seedDir: join(root, 'content'),
    adminDir: join(options.dir, 'admin'),
    owner,
    collections,
    checkEntry,
    checkReferences,
    checklist,
    linkOf,
    runBuild: createBuildCommand(
      [process.execPath, join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--root', root],
      join(root, '.cache/builds'),
    ),
    version: () => `${code}-${localDay(new Date())}`,
    publicHost: options.publicHost,
    linkAllowed: isLoopback(options.host),
    trustProxy: options.trustProxy,
    oidc: options.oidc,
    now: () => new Date(),
    announceLink,
    log,
  });
  const mirror = mirrorStore(newsroom.store, options.mirror, log);
  const stopping = new AbortController();
  stopOnSignals(stopping, async () => {
    await mirror?.close();
    await newsroom.close();
    await unlock();
  });
  origin = await listen(newsroom, options);
  tellStates(newsroom, origin);
  log(`The site:          ${origin}/`);
  log(`The editors' app:  ${origin}/admin/`);
  if (newsroom.accounts.all.length > 0) log('Sign in with your account.');
  else if (options.publicHost === undefined && isLoopback(options.host))
    announceLink(newsroom.issueSignInToken());
  else log('Nobody can sign in yet: npm run newsroom -- user add <id> --name … --email … --role admin');

  await newsroom.publisher.catchUp();
  setInterval(
    () =>
      void newsroom.publisher
        .catchUp()
        .then(() => newsroom.store.tidy())
        .catch((error: unknown) => log(String(error))),
    CATCH_UP_MS,
  ).unref();
  buildAdmin(root, options.dir, stopping.signal).then(
    (how) => how === 'built' && log("The editors' app is built."),
    // The site is served all the same, and an app that was built before too.
    (error: unknown) =>
      stopping.signal.aborted || log(error instanceof Error ? error.message : String(error)),
  );
}

/** Starts listening; gives the address that people use. */
async function listen(
  { app }: Newsroom,
  { host, port, publicHost }: ReturnType<typeof readOptions>,
): Promise<string> {
  try {
    const address = await app.listen({ host, port });
    if (publicHost !== undefined) return `https://${publicHost}`;
    return `http://localhost:${new URL(address).port || '80'}`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new Error(`Port ${port} is in use. Stop the other program, or set PORT.`, { cause: error });
    if (code === 'EACCES')
      throw new Error(`Port ${port} needs more rights than this user has. Set PORT to 1024 or above.`, {
        cause: error,
      });
    throw error;
  }
}

function tellStates({ publisher }: Newsroom, origin: string): void {
  let before: PublisherState = publisher.states.current;
  publisher.states.listen((state) => {
    const line = describeState(state, before, origin);
    before = state;
    if (line !== null) log(line);
  });
}

function stopOnSignals(stopping: AbortController, close: () => Promise<void>): void {
  const stop = () => {
    // A second Ctrl+C means now.
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
    log('Stopping …');
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
