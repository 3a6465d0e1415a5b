import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../../src/disk/write-whole.ts';
import { tellsProblem } from '../../../src/schema/problem.ts';
import { BuildFailure, type RunBuild } from '../publisher/build-command.ts';
import type { Publisher } from '../publisher/publisher.ts';
import type { Store } from '../store/open-store.ts';
import type { PreviewSubject } from './subject.ts';

export type Preview =
  | { readonly kind: 'building' }
  /** `folder` has the shape of a release, with this one page and what it shows. */
  | { readonly kind: 'ready'; readonly folder: string }
  /** In the words of the build: the content's problems, or else the end of its output. */
  | { readonly kind: 'failed'; readonly message: string };

export interface Previewer {
  /** The page of a draft as it is now; where there is none yet, it is begun. */
  look(subject: PreviewSubject): Promise<Preview>;
  /** Resolves when nothing is being made. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

interface PreviewerDeps {
  /** The data folder. */
  readonly dir: string;
  readonly store: Store;
  readonly publisher: Pick<Publisher, 'content' | 'settled'>;
  readonly runBuild: RunBuild;
  /** See PublisherDeps. */
  readonly version: () => string;
}

/** Previews that are kept, the least recently begun ones go; what is gone is made again in a second. */
const KEPT = 16;
/** A page takes seconds, its photos some more. Nothing may keep the queue longer. */
const LIMIT_MS = 120_000;

interface Made {
  readonly id: string;
  readonly folder: string;
  readonly stop: AbortController;
  preview: Preview;
}

/**
 * Makes the real page of what is not published yet: the site's own build, of the published content with one draft laid
 * over it, and of one page. One at a time, and not while the site itself is being built; a draft that was saved again
 * takes the place of what was being made of it before. What is made lies in a folder that no reader's address leads to.
 */
export async function createPreviewer({
  dir,
  store,
  publisher,
  runBuild,
  version,
}: PreviewerDeps): Promise<Previewer> {
  const folder = join(dir, 'previews');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const closing = new AbortController();
  /** By entry: a draft has one preview, of its latest commit. */
  const made = new Map<string, Made>();
  let queue: Promise<void> = Promise.resolve();

  /** At once, so that of several who look nobody begins what another has; its files go when it is its turn. */
  function discard(entry: string): void {
    const old = made.get(entry);
    if (old === undefined) return;
    made.delete(entry);
    old.stop.abort();
    // What can't be removed now goes at the next start.
    queue = queue.then(() => rm(old.folder, { recursive: true, force: true })).catch(() => undefined);
  }

  async function build(one: Made, subject: PreviewSubject): Promise<Preview> {
    const draftDir = join(one.folder, 'draft');
    const outDir = join(one.folder, 'site');
    const signal = AbortSignal.any([one.stop.signal, closing.signal, AbortSignal.timeout(LIMIT_MS)]);
    await mkdir(draftDir, { recursive: true });
    for (const { path, id } of subject.files) {
      const file = join(draftDir, path.slice('content/'.length));
      await writeWhole(file, await store.readBlob(id), { durable: false });
    }
    for (;;) {
      await publisher.settled();
      signal.throwIfAborted();
      const before = await publisher.content.commit();
      await rm(outDir, { recursive: true, force: true });
      await mkdir(outDir);
      try {
        await runBuild({
          contentDir: publisher.content.dir,
          cacheDir: publisher.content.cacheDir,
          outDir,
          distrustCache: false,
          preview: { draftDir, page: subject.page },
          now: subject.moment,
          onProgress: () => undefined,
          signal,
        });
      } catch (error) {
        if (before === (await publisher.content.commit())) throw error;
      }
      // A publication that began meanwhile may have changed the content under the build.
      if (before === (await publisher.content.commit())) return { kind: 'ready', folder: outDir };
    }
  }

  async function make(one: Made, subject: PreviewSubject): Promise<void> {
    if (one.stop.signal.aborted || closing.signal.aborted) return;
    one.preview = await build(one, subject).catch((error: unknown): Preview => {
      const message = error instanceof BuildFailure ? error.message : String(error);
      return { kind: 'failed', message };
    });
  }

  return {
    async look(subject) {
      const entry = `${subject.key.collection}/${subject.key.slug}`;
      const content = (await publisher.content.commit()) ?? '';
      const waits = subject.files.length === 0 ? subject.moment.toISOString() : '';
      const id = createHash('sha256')
        .update([entry, subject.tip.id, content, version(), waits].join('\0'))
        .digest('hex')
        .slice(0, 20);
      const known = made.get(entry);
      if (known?.id === id) {
        // What the content is to blame for stays so until it changes; anything else may go better the next time.
        if (known.preview.kind === 'failed' && !tellsProblem(known.preview.message)) discard(entry);
        return known.preview;
      }
      discard(entry);
      const one: Made = {
        id,
        folder: join(folder, id),
        stop: new AbortController(),
        preview: { kind: 'building' },
      };
      made.set(entry, one);
      for (const oldest of made.keys()) if (made.size > KEPT) discard(oldest);
      queue = queue.then(() => make(one, subject));
      return one.preview;
    },
    settled: () => queue,
    async close() {
      closing.abort();
      await queue;
    },
  };
}
