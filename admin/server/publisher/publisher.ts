import { access, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MAIN, type Store } from '../store/open-store.ts';
import { writeAtomically } from '../write-atomically.ts';
import { BuildFailure, type RunBuild } from './build-command.ts';
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
  /** Asks for what is on `main` now to go live. Returns at once; `states` tells the rest. */
  requestBuild(request: BuildRequest): void;
  /**
   * Asks for a build where the live site is not what it should be: after a start, a crash, an update of the code, at
   * midnight. What failed is not tried again until something changes, so this may be called every minute.
   */
  catchUp(): Promise<void>;
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

  let lastTried: string | null = null;

  const releaseId = (commit: string) => [commit, version()].filter((part) => part !== '').join('-');

  /** Brings the export up to a commit. Without a stamp the folder may be half-way between two, and is read whole. */
  async function exportContent(commit: string): Promise<void> {
    const stamp = (await readFile(contentStamp, 'utf8').catch(() => '')).trim();
    const previous = /^[0-9a-f]{40}$/.test(stamp) ? stamp : null;
    await rm(contentStamp, { force: true });
    await store.exportTree(commit, 'content', contentDir, previous);
    await writeAtomically(contentStamp, `${commit}\n`);
  }

  async function build(commit: string, reason: string): Promise<void> {
    const id = releaseId(commit);
    lastTried = id;
    if ((await releases.currentId()) === id) return;
    await exportContent(commit);
    const outDir = await releases.begin(id);
    // The marker outlives a killed or failed build. Astro writes its manifest last, so that what it restores pages from
    // may be newer than the manifest says; the next build then starts without it.
    const distrustCache = await exists(marker);
    await writeAtomically(marker, `${commit}\n`);
    await runBuild({
      contentDir,
      outDir,
      cacheDir,
      distrustCache,
      onProgress: (progress) => states.tell({ kind: 'building', reason, progress }),
      signal: stopping.signal,
    });
    if (!(await exists(join(outDir, 'index.html')))) throw new BuildFailure('The build wrote no index.html');
    await rm(marker, { force: true });
    await releases.install(id);
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
      const id = releaseId(main.id);
      if (running !== null || lastTried === id || (await releases.currentId()) === id) return;
      publisher.requestBuild({ reason: 'what is on main' });
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
