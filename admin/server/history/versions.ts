import type { Stage } from '../../../src/schema/workflow.ts';
import type { EntryKey } from '../checks/entry-key.ts';
import type { Commit } from '../store/objects.ts';
import { MAIN, type Store } from '../store/open-store.ts';
import { parseDraftMessage, readDraft } from '../protocol/draft.ts';
import { readSteps, type DraftStep } from '../protocol/draft-steps.ts';

/** A text at one time, by its commit and the path that it had then. */
interface Place {
  readonly commit: string;
  readonly path: string;
}

/** One thing that was done to an entry. */
export interface Version {
  readonly commit: Commit;
  /** The file's path in it. */
  readonly path: string;
  readonly kind: 'published' | 'arrived' | 'left' | 'removed' | 'saved' | 'moved';
  /** What was done, in one line, as the commit says it. */
  readonly subject: string;
  /** What was said with it. */
  readonly note: string | null;
  /** The stage that a draft has since; null for what was done on `main`. */
  readonly stage: Stage | null;
  /** Where the text before it is; null where it was the first. */
  readonly before: Place | null;
  /** The path that a rename took it from or to. */
  readonly other?: string;
}

/** What became of `main`, with what was done before, on the draft. */
export interface PublishedVersion extends Version {
  readonly steps: readonly Version[];
}

export interface History {
  /** The open draft's steps, the latest first; null without one. */
  readonly draft: readonly Version[] | null;
  readonly published: readonly PublishedVersion[];
  /** Where to go on looking for what is older. */
  readonly older: Place | null;
}

const PAGE = 20;

/**
 * What was done to an entry, the latest first, `PAGE` published versions at a time. A rename is followed to the address that
 * the article had before.
 *
 * @param from The commit of `main` to look from; without one, from the present, with the draft.
 */
export async function readHistory(
  store: Store,
  key: EntryKey,
  path: string,
  from: string | null,
): Promise<History> {
  const draft = from === null ? await readDraft(store, key) : null;
  const published: PublishedVersion[] = [];
  let place: Place | null = { commit: from ?? MAIN, path };
  while (place !== null && published.length < PAGE) {
    const ids = await store.log(place.commit, place.path, PAGE - published.length);
    for (const id of ids) published.push(await readPublished(store, id, place.path));
    place = olderThan(published.at(-1));
    if (ids.length === 0) break;
  }
  return {
    draft: draft === null ? null : await readDraftVersions(store, draft, path),
    published,
    older: published.length < PAGE ? null : place,
  };
}

/** The text before the last version found; null where that was the first. */
const olderThan = (last: Version | undefined): Place | null => last?.before ?? null;

/** One version by its commit, whatever branch it lies on; null where the commit does not change the file. */
export async function readVersion(store: Store, id: string, path: string): Promise<Version | null> {
  const commit = await store.commitAt(id).catch(() => null);
  if (commit === null) return null;
  const said = parseDraftMessage(commit.message);
  if (said.status === null) {
    const version = await readMainCommit(store, commit, path);
    const [after, before] = await Promise.all([
      store.fileId(commit.id, path),
      version.before && store.fileId(version.before.commit, version.before.path),
    ]);
    return after === (before ?? null) ? null : version;
  }
  const { subject, note, status } = said;
  return readStep(store, { commit, subject, note, status }, path);
}

async function readPublished(store: Store, id: string, path: string): Promise<PublishedVersion> {
  const commit = await store.commitAt(id);
  if (commit === null) throw new Error(`The repository has no commit ${id}`);
  const version = await readMainCommit(store, commit, path);
  const merged = commit.parents[1];
  const tip = merged === undefined ? null : await store.commitAt(merged);
  return {
    ...version,
    steps: tip === null ? [] : await readDraftVersions(store, { tip, base: baseOf(tip, commit) }, path),
  };
}

/** Where a merged draft began; what was made outside the newsroom does not say, and counts as one step. */
function baseOf(tip: Commit, merge: Commit): string {
  return parseDraftMessage(tip.message).base || tip.parents[0] || merge.id;
}

async function readMainCommit(store: Store, commit: Commit, path: string): Promise<Version> {
  const subject = commit.message.split('\n', 1)[0] ?? '';
  const parent = commit.parents[0];
  const version = { commit, path, subject, note: null, stage: null } as const;
  if (parent === undefined) return { ...version, kind: 'published', before: null };
  const [was, is] = [await store.fileId(parent, path), await store.fileId(commit.id, path)];
  const place = { commit: parent, path };
  if (was !== null && is !== null) return { ...version, kind: 'published', before: place };
  const other = await otherPath(store, parent, commit.id, path);
  if (was !== null) {
    return other === undefined
      ? { ...version, kind: 'removed', before: place }
      : { ...version, kind: 'left', before: place, other };
  }
  return other === undefined
    ? { ...version, kind: 'published', before: null }
    : { ...version, kind: 'arrived', before: { commit: parent, path: other }, other };
}

/** Where a file that came or went with a commit went or came from: a rename moves one file of a folder, and no other. */
async function otherPath(
  store: Store,
  before: string,
  after: string,
  path: string,
): Promise<string | undefined> {
  const folder = path.split('/').slice(0, 2).join('/');
  const moved = (await store.diff(before, after)).filter((change) => change.path.startsWith(`${folder}/`));
  const [came, went] = [
    moved.filter((change) => change.before === null),
    moved.filter((change) => change.after === null),
  ];
  if (moved.length !== 2 || came.length !== 1 || went.length !== 1) return undefined;
  return [came[0]?.path, went[0]?.path].find((one) => one !== path);
}

const readDraftVersions = async (
  store: Store,
  draft: Parameters<typeof readSteps>[1],
  path: string,
): Promise<Version[]> => {
  const versions: Version[] = [];
  for (const step of await readSteps(store, draft)) versions.push(await readStep(store, step, path));
  return versions;
};

async function readStep(
  store: Store,
  { commit, subject, note, status }: DraftStep,
  path: string,
): Promise<Version> {
  const [parent] = commit.parents;
  const [after, before] = [
    await store.fileId(commit.id, path),
    parent === undefined ? null : await store.fileId(parent, path),
  ];
  return {
    commit,
    path,
    kind: after === before ? 'moved' : 'saved',
    subject,
    note,
    stage: status,
    before: parent === undefined || before === null ? null : { commit: parent, path },
  };
}
