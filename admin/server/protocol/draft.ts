import { may } from '../accounts/permissions.ts';
import type { Person } from '../accounts/person.ts';
import { draftRef, requireOwnFile, type EntryKey } from '../checks/entry-key.ts';
import { parseContentPath, type CollectionFolder } from '../checks/paths.ts';
import { Refusal } from '../refusal.ts';
import { subjectLine } from '../store/commits.ts';
import type { Commit, Signature } from '../store/objects.ts';
import { MAIN, type Store } from '../store/open-store.ts';
import type { FileChange } from '../store/trees.ts';
import { draftStatus, type DraftStatus } from './actions.ts';

/** An entry that is being worked on: a branch that begins at a commit of `main`. */
export interface Draft {
  readonly key: EntryKey;
  readonly ref: string;
  /** Its latest commit. */
  readonly tip: Commit;
  readonly status: DraftStatus;
  /** Who began it: the id of a person, '' where the branch was made outside the newsroom. */
  readonly owner: string;
  /** The commit of `main` that it began at. */
  readonly base: string;
}

/**
 * The stage, the owner and the base are trailers of the branch's latest commit. So text and stage move by one compare-and-swap of
 * one ref and can't come apart in a crash, the history tells who moved the entry when, and a mirror or a bundle of the
 * repository carries it all. (decap-server keeps the stage in `.git/config`.)
 */
const STATUS = 'Newsroom-Status';
const OWNER = 'Newsroom-Owner';
const BASE = 'Newsroom-Base';

/**
 * A draft's commit message: whatever was sent as its subject becomes one line, and the trailers come last whatever a note
 * says, so that nobody can write them.
 */
export function draftMessage(
  subject: string,
  { status, owner, base }: Pick<Draft, 'status' | 'owner' | 'base'>,
  note: string | null = null,
): string {
  const trailers = `${STATUS}: ${status}\n${OWNER}: ${owner}\n${BASE}: ${base}`;
  return [subjectLine(subject), ...(note === null ? [] : [note]), trailers].join('\n\n');
}

/** What `draftMessage` wrote. A commit that was made outside the newsroom has no stage. */
export function parseDraftMessage(message: string): {
  readonly subject: string;
  readonly note: string | null;
  readonly status: DraftStatus | null;
  readonly owner: string;
  readonly base: string;
} {
  const [subject = '', ...rest] = message.trimEnd().split('\n\n');
  const trailers = rest.pop() ?? '';
  const trailer = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(trailers)?.[1] ?? '';
  const status = draftStatus.safeParse(trailer(STATUS));
  const note = rest.join('\n\n');
  return {
    subject,
    note: status.success && note !== '' ? note : null,
    status: status.success ? status.data : null,
    owner: trailer(OWNER),
    base: trailer(BASE),
  };
}

export async function readDraft(store: Store, key: EntryKey): Promise<Draft | null> {
  const ref = draftRef(key);
  const tip = await store.commitAt(ref);
  if (tip === null) return null;
  const said = parseDraftMessage(tip.message);
  // A branch that was made outside the newsroom has no trailers; git finds out where it began.
  const base = /^[0-9a-f]{40}$/.exec(said.base)?.[0] ?? (await store.mergeBase(MAIN, tip.id));
  if (base === null) throw new Error(`${ref} has no common history with main`);
  return { key, ref, tip, status: said.status ?? 'draft', owner: said.owner, base };
}

export async function requireDraft(store: Store, key: EntryKey): Promise<Draft> {
  const draft = await readDraft(store, key);
  if (draft === null)
    throw new Refusal(404, 'Bài này không có bản nháp. Có thể đã được đăng hoặc đã bị xóa.');
  return draft;
}

/** What a draft does to the files of `main` as they were when it began. */
export function draftChanges(store: Store, draft: Draft): Promise<FileChange[]> {
  return store.diff(draft.base, draft.tip.id);
}

/** Authors work on what they began; everybody above them on everything. */
export function requireMayEdit(person: Person, draft: Draft): void {
  if (draft.owner === person.id || may(person, 'writeAnyDraft')) return;
  throw new Refusal(403, 'Bản nháp này do người khác viết. Chỉ biên tập viên mới sửa được.');
}

/** Refuses a draft that holds anything but its own entry and photos, as one made outside the newsroom might. */
export function requireOwnFiles(
  draft: Draft,
  changes: readonly FileChange[],
  collections: readonly CollectionFolder[],
): void {
  for (const { path } of changes) {
    if (parseContentPath(path, collections)?.kind !== 'media') requireOwnFile(draft.key, path, collections);
  }
}

const LOOK_BACK = 50;

/** Who wrote a file as it stands at a commit, past those who only moved the draft to another stage. */
export async function textAuthor(store: Store, tip: Commit, path: string): Promise<Signature> {
  const id = await store.fileId(tip.id, path);
  let writer = tip;
  for (let step = 0; step < LOOK_BACK; step += 1) {
    const [parent] = writer.parents;
    const before = parent === undefined ? null : await store.commitAt(parent);
    if (before === null || (await store.fileId(before.id, path)) !== id) break;
    writer = before;
  }
  return writer.author;
}
