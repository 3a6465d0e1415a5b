import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '../disk/write-whole.ts';
import type { RenderedBody } from '../mdx/render.ts';
import type { Entry } from '../model/entry.ts';
import type { CollectionName } from '../schema/collections.ts';
import { RULES_DIGEST } from './check-entry.ts';
import type { Reference } from './find-references.ts';

/** All of it can be made again. */
const CACHE = { durable: false };

/** What is remembered of a file that passed the check, so that it is not read again until it changes. */
export interface Remembered {
  /** Modification time and size; both change when an editor's tool writes the file. */
  readonly stat: string;
  readonly entry: Entry;
  readonly references: readonly Reference[];
}

/** Verdicts by file name, for one collection. */
export type Verdicts = Record<string, Remembered>;

const verdictsFile = (cacheDir: string, collection: CollectionName): string =>
  path.join(cacheDir, 'content', `${collection}.json`);
const bodyFile = (cacheDir: string, digest: string): string =>
  path.join(cacheDir, 'bodies', digest.slice(0, 2), `${digest}.json`);

/** Verdicts of an earlier run; none if there was none, if it was cut short or if the rules have changed since. */
export async function recallVerdicts(cacheDir: string, collection: CollectionName): Promise<Verdicts> {
  try {
    const saved = JSON.parse(await readFile(verdictsFile(cacheDir, collection), 'utf8')) as {
      rules?: unknown;
      verdicts?: Verdicts;
    } | null;
    return saved?.rules === RULES_DIGEST ? (saved.verdicts ?? {}) : {};
  } catch {
    return {};
  }
}

export async function rememberVerdicts(
  cacheDir: string,
  collection: CollectionName,
  verdicts: Verdicts,
): Promise<void> {
  await writeWhole(
    verdictsFile(cacheDir, collection),
    JSON.stringify({ rules: RULES_DIGEST, verdicts }),
    CACHE,
  );
}

/** The rendered bodies lie in files of their own: held in memory they would dominate at 10,000 stories. */
export async function keepBody(cacheDir: string, digest: string, body: RenderedBody): Promise<void> {
  await writeWhole(bodyFile(cacheDir, digest), JSON.stringify(body), CACHE);
}

/** A body that was kept; `undefined` if it was not, or if the cache was cut short or cleared meanwhile. */
export async function recallBody(cacheDir: string, digest: string): Promise<RenderedBody | undefined> {
  try {
    return JSON.parse(await readFile(bodyFile(cacheDir, digest), 'utf8')) as RenderedBody;
  } catch {
    return undefined;
  }
}
