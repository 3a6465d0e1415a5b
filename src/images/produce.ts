import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { decodeArtwork, decodePhoto, encodePixels } from './encode.ts';
import { damaged, digestOf, readPhotoBytes } from './identify.ts';
import type { PhotoFile } from './identify.ts';
import { allSettled, createLimit } from './limit.ts';
import type { Limit } from './limit.ts';
import { PhotoError } from './photo-error.ts';
import type { PictureWords } from './picture-words.ts';
import type { Rendition } from './renditions.ts';
import { writeWhole } from '../disk/write-whole.ts';

/** Derivatives of one picture that a page has named and the cache may or may not hold. */
export type ImageJob = PhotoJob | ArtworkJob;

export interface PhotoJob {
  readonly kind: 'photo';
  /** Path of the original. */
  readonly source: string;
  /** What the original was when the renditions were planned. */
  readonly photo: Pick<PhotoFile, 'digest'>;
  readonly words: PictureWords;
  readonly renditions: readonly Rendition[];
}

export interface ArtworkJob {
  readonly kind: 'artwork';
  /** Shapes only, no text. */
  readonly svg: string;
  readonly words: PictureWords;
  /** From `planDrawing`. */
  readonly renditions: readonly Rendition[];
}

export interface Produced {
  /** File names that were not there and now are. */
  readonly made: readonly string[];
}

export interface ProduceOptions {
  /** The cache. Files in it are never written in place, so they may be hard-linked into releases. */
  readonly outDir: string;
  /** How many pictures are decoded or encoded at a time; each keeps one core busy. */
  readonly concurrency?: number;
}

export interface ProduceProgress {
  readonly done: number;
  readonly total: number;
  readonly made: number;
}

/** sharp works in libuv's thread pool, which has four threads unless it is told otherwise. */
const usualConcurrency = (): number => Math.min(availableParallelism(), 4);

/**
 * Makes what is missing of one picture. Where nothing is, the original is not even opened.
 *
 * @throws {PhotoError} when the original is missing, damaged, or no longer the one that was planned.
 */
export async function produce(job: ImageJob, options: ProduceOptions): Promise<Produced> {
  const { outDir, concurrency = usualConcurrency() } = options;
  return makeMissing(job, outDir, await listFiles(outDir), createLimit(concurrency));
}

/**
 * As {@link produce} for many pictures, with one limit over all of them, so that a single photo uses every core too.
 * Pictures that can't be made don't stop the others.
 *
 * @throws {PhotoError} for the one picture that failed, or an AggregateError of all that did.
 */
export async function produceAll(
  jobs: readonly ImageJob[],
  options: ProduceOptions,
  onProgress: (progress: ProduceProgress) => void = () => {},
): Promise<Produced> {
  const { outDir, concurrency = usualConcurrency() } = options;
  const present = await listFiles(outDir);
  const encoding = createLimit(concurrency);
  // A second limit over whole pictures: only so many originals are in memory.
  const underway = createLimit(concurrency);
  const made: string[] = [];
  let done = 0;
  await allSettled(
    jobs.map((job) =>
      underway(async () => {
        const produced = await makeMissing(job, outDir, present, encoding);
        made.push(...produced.made);
        done += 1;
        onProgress({ done, total: jobs.length, made: made.length });
      }),
    ),
  );
  return { made };
}

/** `present` learns what is made, or is being made: pages may share a picture. */
async function makeMissing(
  job: ImageJob,
  outDir: string,
  present: Set<string>,
  limit: Limit,
): Promise<Produced> {
  const missing = job.renditions.filter(({ file }) => !present.has(file));
  if (missing.length === 0) return { made: [] };
  for (const { file } of missing) present.add(file);
  if (job.kind === 'artwork') {
    await allSettled(missing.map((rendition) => limit(() => makeDrawing(job, rendition, outDir))));
  } else {
    const bytes = await readPlanned(job);
    await allSettled(groupByCrop(missing).map((group) => makeGroup(job, bytes, group, outDir, limit)));
  }
  return { made: missing.map(({ file }) => file) };
}

/** A drawing is drawn anew for each size: it has no pixels before. */
async function makeDrawing({ svg, words }: ArtworkJob, rendition: Rendition, outDir: string): Promise<void> {
  const image = await encodePixels(await decodeArtwork(svg, rendition), rendition, words);
  await writeWhole(path.join(outDir, rendition.file), image);
}

async function readPlanned({ source, photo }: PhotoJob): Promise<Buffer> {
  const bytes = await readPhotoBytes(source);
  if (digestOf(bytes) !== photo.digest) {
    throw new PhotoError(
      source,
      'changed-since-planned',
      'the photo was replaced during the build; build again',
    );
  }
  return bytes;
}

/** The original is decoded once for all sizes of the same part: at the largest of them, from which the others are made. */
async function makeGroup(
  { source, words }: PhotoJob,
  bytes: Buffer,
  group: readonly Rendition[],
  outDir: string,
  limit: Limit,
): Promise<void> {
  // Largest first: the long encodings must not be what everything waits for in the end.
  const bySize = group.toSorted((a, b) => b.width - a.width);
  const [largest] = bySize;
  if (!largest) return;
  const pixels = await limit(() => decodePhoto(bytes, largest, largest.crop)).catch((cause: unknown) => {
    throw damaged(source, cause);
  });
  await allSettled(
    bySize.map((rendition) =>
      limit(async () => {
        await writeWhole(path.join(outDir, rendition.file), await encodePixels(pixels, rendition, words));
      }),
    ),
  );
}

function groupByCrop(renditions: readonly Rendition[]): Rendition[][] {
  return [...Map.groupBy(renditions, ({ crop }) => JSON.stringify(crop ?? null)).values()];
}

async function listFiles(folder: string): Promise<Set<string>> {
  try {
    return new Set(await readdir(folder));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Set();
    throw error;
  }
}
