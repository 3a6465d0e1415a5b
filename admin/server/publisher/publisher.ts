import { access, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Held } from '../../../src/model/schedule.ts';
import { MAIN, type Store } from '../store/open-store.ts';
import { writeWhole } from '../../../src/disk/write-whole.ts';
import { BuildFailure, type RunBuild } from './build-command.ts';
import { lastDue, nextDue, openHeldRecord } from '../schedule/held-record.ts';
import { openReleases, type Releases } from './releases.ts';
import { createStateChannel, type StateChannel } from './state.ts';

export interface PublisherDeps {
  /** The data folder. */
  readonly dir: string;
  readonly store: Store;
  readonly runBuild: RunBuild;
  /**
   * Names what the site is made of besides its texts: the version of its code, and the day, since pages count down to
   * deadlines. When it changes the site is built anew. Letters, digits and hyphens; '' for none.
   */
  readonly version: () => string;
  readonly now: () => Date;
}

/** Between what a release is made of and when: it was built anew when something had fallen due. */
const AFTER = '-after-';

interface BuildRequest {
  /** For the operator, in English: what is being published. */
  readonly reason: string;
  /** Where it will be on the site. */
  readonly link?: string;
}

/** Turns what is on `main` into the live site: one build at a time, and one more for all that came meanwhile. */
export interface Publisher {
  readonly states: StateChannel;
  readonly releases: Releases;
  /** What the site is built from, and what builds remember. */
  readonly content: {
    readonly dir: string;
    readonly cacheDir: string;
    /** The commit that the folder equals; null before the first build, and while it is brought up to another one. */
    commit(): Promise<string | null>;
  };
  /** Asks for what is on `main` now to go live. Returns at once; `states` tells the rest. */
  requestBuild(request: BuildRequest): void;
  /**
   * Asks for a build where the live site is not what it should be: after a start, a crash, an update of the code, at
   * midnight, when an article falls due. What failed is not tried again until something changes, so this may be called every minute.
   */
  catchUp(): Promise<void>;
  /** The articles that the live site holds back, the next one first. */
  held(): Promise<readonly Held[]>;
  /** When the next of them falls due; null when none waits. */
  nextDue(): Promise<string | null>;
  /** Resolves when nothing is queued or running. */
  settled(): Promise<void>;
  /** Stops a running build; what was published stays to be caught up with. */
  close(): Promise<void>;
}

export async function createPublisher({
  dir,
  store,
  runBuild,
  version,
  now,
}: PublisherDeps): Promise<Publisher> {
  const contentDir = join(dir, 'content');
  const contentStamp = join(dir, 'content.commit');
  const cacheDir = join(dir, 'cache');
  const marker = join(cacheDir, 'building');
  await mkdir(cacheDir, { recursive: true, mode: 0o700 });
  const releases = await openReleases(dir, now);
  const states = createStateChannel();
  const stopping = new AbortController();
  let wanted: (BuildRequest & { readonly since: Date }) | null = null;
  let running: Promise<void> | null = null;

  /** What the last build was to bring, if it failed. */
  let lastTried: string | null = null;

  const heldRecord = openHeldRecord(dir, cacheDir);

  const keyOf = (commit: string) => [commit, version()].filter((part) => part !== '').join('-');
  const isOfKey = (release: string | null, key: string): release is string =>
    release === key || (release?.startsWith(`${key}${AFTER}`) ?? false);

  /**
   * What would have to be built for the live site to be right: null when it is, or else a name that is the same as long
   * as nothing changes, of content, code and what has fallen due.
   */
  async function missing(commit: string): Promise<string | null> {
    const key = keyOf(commit);
    const live = await releases.currentId();
    const held = await heldRecord.of(live);
    const due = lastDue(held ?? [], now());
    // A crash between the record and the swap leaves a release of which nothing is known.
    if (isOfKey(live, key) && held !== null && due === null) return null;
    return `${key}@${due ?? ''}`;
  }

  async function exportedCommit(): Promise<string | null> {
    const stamp = (await readFile(contentStamp, 'utf8').catch(() => '')).trim();
    return /^[0-9a-f]{40}$/.test(stamp) ? stamp : null;
  }

  /** Brings the export up to a commit. Without a stamp the folder may be half-way between two, and is read whole. */
  async function exportContent(commit: string): Promise<void> {
    const previous = await exportedCommit();
    await rm(contentStamp, { force: true });
    await store.exportTree(commit, 'content', contentDir, previous);
    await writeWhole(contentStamp, `${commit}\n`);
  }

  async function build(commit: string, reason: string): Promise<void> {
    const work = await missing(commit);
    if (work === null) return;
    lastTried = work;
    const moment = now();
    const key = keyOf(commit);
    // The live release is never written over: the same texts, built again since something fell due, get a name of their own.
    const again = isOfKey(await releases.currentId(), key);
    const id = again ? `${key}${AFTER}${moment.getTime().toString(36)}` : key;
    await exportContent(commit);
    const outDir = await releases.begin(id);
    // The marker outlives a killed or failed build. Astro writes its manifest last, so that what it restores pages from
    // may be newer than the manifest says; the next build then starts without it.
    const distrustCache = await exists(marker);
    await writeWhole(marker, `${commit}\n`);
    await heldRecord.clear();
    await runBuild({
      contentDir,
      outDir,
      cacheDir,
      distrustCache,
      now: moment,
      onProgress: (progress) => states.tell({ kind: 'building', reason, progress }),
      signal: stopping.signal,
    });
    if (!(await exists(join(outDir, 'index.html')))) throw new BuildFailure('The build wrote no index.html');
    await rm(marker, { force: true });
    await heldRecord.keep(id);
    await releases.install(id);
    lastTried = null;
  }

  async function work(): Promise<void> {
    while (wanted !== null && !stopping.signal.aborted) {
      const { reason, link = '/', since } = wanted;
      wanted = null;
      states.tell({ kind: 'building', reason, progress: null });
      try {
        const commit = (await store.commitAt(MAIN))?.id;
        if (commit === undefined) throw new Error('The repository has no main branch');
        await build(commit, reason);
        const seconds = (now().getTime() - since.getTime()) / 1000;
        states.tell({ kind: 'live', reason, commit, seconds, link });
      } catch (error) {
        if (stopping.signal.aborted) return;
        states.tell({
          kind: 'failed',
          reason,
          message: error instanceof Error ? error.message : String(error),
        });
      }
    }
  }

  function start(): void {
    running = work().finally(() => {
      running = null;
      if (wanted !== null && !stopping.signal.aborted) start();
    });
  }

  const publisher: Publisher = {
    states,
    releases,
    content: { dir: contentDir, cacheDir, commit: exportedCommit },
    requestBuild(request) {
      // Of several things published while a build runs there is one build, and no one page to point to.
      const merged = wanted !== null && wanted.link !== request.link;
      wanted = merged
        ? { reason: request.reason, since: wanted?.since ?? now() }
        : { ...request, since: wanted?.since ?? now() };
      if (running !== null) return;
      states.tell({ kind: 'queued', reason: request.reason });
      start();
    },
    async catchUp() {
      const main = await store.commitAt(MAIN);
      if (main === null) return;
      const work = await missing(main.id);
      if (work === null || running !== null || lastTried === work) return;
      publisher.requestBuild({ reason: 'what is on main' });
    },
    async held() {
      return (await heldRecord.of(await releases.currentId())) ?? [];
    },
    async nextDue() {
      return nextDue(await publisher.held(), now());
    },
    async settled() {
      while (running !== null) await running;
    },
    async close() {
      stopping.abort();
      await publisher.settled();
    },
  };
  return publisher;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
