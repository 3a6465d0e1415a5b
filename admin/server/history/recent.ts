import type { Commit } from '../store/objects.ts';
import { MAIN, type Store } from '../store/open-store.ts';

/** One change of what is published. */
export interface Deed {
  readonly commit: Commit;
  /** The texts that it changed, by their paths, `MAX_NAMED` at most. */
  readonly paths: readonly string[];
  /** How many more. */
  readonly more: number;
}

const PAGE = 30;
const MAX_NAMED = 5;

/**
 * What was done on the site, whoever did it and whatever it was, the latest first, `PAGE` at a time: nothing is deleted without
 * standing here.
 *
 * @param from The commit of `main` to look from; null for the present.
 */
export async function readRecent(
  store: Store,
  from: string | null,
): Promise<{ readonly deeds: readonly Deed[]; readonly older: string | null }> {
  const deeds: Deed[] = [];
  for (const id of await store.log(from ?? MAIN, 'content', PAGE)) {
    const commit = await store.commitAt(id);
    if (commit === null) continue;
    const parent = commit.parents[0];
    // The first commit brought everything; to name five of thousands says nothing.
    const changes = parent === undefined ? [] : await store.diff(parent, id);
    const paths = changes.map(({ path }) => path).filter((path) => /^content\/.*\.(?:mdx|yml)$/.test(path));
    deeds.push({ commit, paths: paths.slice(0, MAX_NAMED), more: Math.max(0, paths.length - MAX_NAMED) });
  }
  const older = deeds.length < PAGE ? undefined : deeds.at(-1)?.commit.parents[0];
  return { deeds, older: older ?? null };
}
