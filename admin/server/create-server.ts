import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { accountRooms } from './accounts/account-rooms.ts';
import { openAccounts, type Accounts } from './accounts/accounts.ts';
import { openAttempts } from './accounts/attempts.ts';
import { guardRequests } from './accounts/guard.ts';
import type { PublicHost } from './accounts/own-origin.ts';
import { signatureOf, type Person } from './accounts/person.ts';
import type { OidcOptions } from './accounts/oidc.ts';
import { createPasswords, type Passwords } from './accounts/password.ts';
import { openSessions, type Sessions } from './accounts/sessions.ts';
import { createSignInLink } from './accounts/sign-in-link.ts';
import { answerErrors } from './answer-errors.ts';
import { allDrafts } from './checks/entry-key.ts';
import type { Checklist } from './checks/checklist.ts';
import type { CheckEntry } from './checks/entry-text.ts';
import type { CheckReferences } from './checks/references.ts';
import type { CollectionFolder } from './checks/paths.ts';
import { historyRoutes } from './history/history-routes.ts';
import { guideRoutes } from './guide/guide-routes.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { draftStateRoute } from './protocol/draft-state.ts';
import { keptTextRoutes } from './protocol/kept-texts.ts';
import type { ProtocolContext } from './protocol/context.ts';
import { createPhotoIntake } from './protocol/photo-intake.ts';
import { protocolRoute } from './protocol/route.ts';
import { openThumbnails } from './protocol/thumbnails.ts';
import type { RunBuild } from './publisher/build-command.ts';
import { eventsRoute } from './publisher/events-route.ts';
import { createPreviewer, type Previewer } from './preview/previewer.ts';
import { previewRoutes } from './preview/preview-routes.ts';
import { createPublisher, type Publisher } from './publisher/publisher.ts';
import { renameRoutes } from './rename/rename-routes.ts';
import { createDueTimer } from './schedule/due-timer.ts';
import { findHeldPreview, scheduleRoutes } from './schedule/schedule-routes.ts';
import { adminFiles } from './site/admin-files.ts';
import { contextRoute } from './site/context-route.ts';
import { adminHeaders, siteHeaders } from './site/headers.ts';
import { publicSite } from './site/public-site.ts';
import { rawMedia } from './site/raw-media.ts';
import { initStore, isStore, MAIN, openStore, type Store } from './store/open-store.ts';

export interface ServerDeps {
  /** The data folder: repository, sessions, releases, caches. Only one server may use it at a time. */
  readonly dir: string;
  /** The content that a new data folder begins with. */
  readonly seedDir: string;
  /** The editors' app as Vite built it. */
  readonly adminDir: string;
  /** Whom the one-time link signs in. */
  readonly owner: Person;
  readonly collections: readonly CollectionFolder[];
  readonly checkEntry: CheckEntry;
  readonly checkReferences: CheckReferences;
  readonly checklist: Checklist;
  readonly runBuild: RunBuild;
  /** See PublisherDeps. */
  readonly version: () => string;
  /** The address on the site of an entry, by its path in the repository; `/` where it has none of its own. */
  readonly linkOf: (path: string) => string;
  /** Set when others than this machine reach the server, by HTTPS through a proxy. */
  readonly publicHost: PublicHost;
  /** Whether the one-time link may be used until there are accounts: not where others than this machine get in. */
  readonly linkAllowed?: boolean;
  /** Proxies whose word about the sender's address is taken: `loopback`, addresses, CIDR ranges, with commas. */
  readonly trustProxy?: string | undefined;
  /** The office's OpenID provider, where it has one. */
  readonly oidc?: OidcOptions | undefined;
  /** Argon2id, unless given. */
  readonly passwords?: Passwords;
  readonly now: () => Date;
  /** Tells a fresh sign-in token to the machine's owner. */
  readonly announceLink: (token: string) => void;
  /** Takes English lines for the operator. */
  readonly log: (line: string) => void;
}

export interface Newsroom {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly publisher: Publisher;
  readonly previewer: Previewer;
  /** A fresh one-time token for `/admin/sign-in?token=…`. */
  issueSignInToken(): string;
  /** Stops serving, stops a running build and closes the repository. */
  close(): Promise<void>;
}

/** Sets up the whole newsroom over a data folder, which is made and seeded where it is new. It does not listen yet. */
export async function createServer(deps: ServerDeps): Promise<Newsroom> {
  const { dir, now, publicHost } = deps;
  await mkdir(dir, { recursive: true });
  const store = await openSeededStore(deps);
  const accounts = await openAccounts(join(dir, 'accounts.json'), deps.log);
  const attempts = await openAttempts(join(dir, 'sign-in-attempts.json'), now);
  const sessions = await openSessions(join(dir, 'sessions.json'), now);
  const linkAllowed = publicHost === undefined && deps.linkAllowed !== false;
  const publisher = await createPublisher({ ...deps, store });
  const previewer = await createPreviewer({ ...deps, store, publisher });
  const dueTimer = createDueTimer({
    next: () => publisher.nextDue(),
    // What failed is tried again by the next look at the clock.
    onDue: () => publisher.catchUp().catch((error: unknown) => deps.log(String(error))),
    now,
  });
  publisher.states.listen(({ kind }) => kind === 'live' && void dueTimer.reset());
  await dueTimer.reset();
  const link = createSignInLink(now);
  const thumbnails = await openThumbnails(join(dir, 'cache', 'thumbnails'), store);

  // An idle browser connection must not hold up a restart; a save that has begun may come to its end.
  const app = fastify({
    bodyLimit: 16_384,
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    trustProxy: deps.trustProxy ?? false,
  });
  answerErrors(app, deps.log);
  await app.register(fastifyHelmet, siteHeaders(publicHost));
  await app.register(fastifyStatic, { root: dir, serve: false, cacheControl: false, dotfiles: 'deny' });
  await guardRequests(app, { sessions, accounts, linkAllowed, publicHost });

  await app.register(async (rooms) => {
    rooms.addHook('onRoute', (route) => {
      // As `config`, since helmet's own hook, which would read `route.helmet`, has run for the route already.
      route.config = Object.assign({ helmet: adminHeaders(publicHost) }, route.config);
    });
    await rooms.register((room) =>
      accountRooms(room, {
        ...deps,
        sessions,
        accounts,
        attempts,
        link,
        linkAllowed,
        passwords: deps.passwords ?? createPasswords(),
        announce: deps.announceLink,
      }),
    );
    await rooms.register((room) => adminFiles(room, { folder: deps.adminDir }));
    await rooms.register(guideRoutes);
    await rooms.register((room) => previewRoutes(room, { ...deps, store, previewer }));
    const context: ProtocolContext = {
      ...deps,
      store,
      thumbnails,
      photos: createPhotoIntake(),
      lock: createKeyedLock(),
      requestBuild: ({ reason, path }) =>
        publisher.requestBuild(path === undefined ? { reason } : { reason, link: deps.linkOf(path) }),
    };
    await rooms.register((room) => historyRoutes(room, context));
    await rooms.register(async (room) => {
      await Promise.resolve();
      renameRoutes(room, { context, linkOf: deps.linkOf });
    });
    await rooms.register(async (room) => {
      await Promise.resolve();
      protocolRoute(room, context);
      keptTextRoutes(room, { store });
      draftStateRoute(room, { store });
      contextRoute(room, { store, now });
      rawMedia(room, { store });
      eventsRoute(room, { states: publisher.states, now });
      scheduleRoutes(room, { held: () => publisher.held() });
    });
  });
  publicSite(app, {
    releases: publisher.releases,
    findPreview: async (url) => findHeldPreview(await publisher.held(), url),
  });

  return {
    app,
    store,
    sessions,
    accounts,
    publisher,
    previewer,
    issueSignInToken: () => link.issue(),
    async close() {
      dueTimer.stop();
      await app.close();
      await previewer.close();
      await publisher.close();
      await sessions.flush();
      store.close();
    },
  };
}

async function openSeededStore({ dir, seedDir, owner, now }: ServerDeps): Promise<Store> {
  const gitDir = join(dir, 'store.git');
  if (!(await isStore(gitDir))) await initStore(gitDir);
  const store = await openStore(gitDir);
  await store.seedFrom(seedDir, signatureOf(owner, now));
  await sweepPublishedDrafts(store);
  return store;
}

/** A publish that was killed between its two refs left a draft that is part of `main` already. */
async function sweepPublishedDrafts(store: Store): Promise<void> {
  for (const draft of await store.listRefs(allDrafts)) {
    const main = await store.commitAt(MAIN);
    if (main !== null && draft.id !== main.id && (await store.mergeBase(main.id, draft.id)) === draft.id) {
      await store.deleteRef(draft.name, draft.id);
    }
  }
}
