import { showMoment } from '../../../src/model/dates.ts';
import { stageLabels } from '../../../src/schema/workflow.ts';
import { pathOfKey, type EntryKey } from '../checks/entry-key.ts';
import { dueOf } from '../checks/standing.ts';
import { draftChanges, readDraft } from '../protocol/draft.ts';
import { MAIN, type Store } from '../store/open-store.ts';
import type { Commit } from '../store/objects.ts';

/** What is not on the site yet and can be looked at: a draft, or an article that waits for its time. */
export interface PreviewSubject {
  readonly key: EntryKey;
  /** The commit that its text and photos are read from. */
  readonly tip: Commit;
  /** The draft's own files, which lie over those of the site; none for an article that waits. */
  readonly files: readonly { readonly path: string; readonly id: string }[];
  /** Its page on the site, `/guong-dien-hinh/2026/ca-truc-dem/`; that of a list, for what is only a line of one. */
  readonly page: string;
  /** For which moment the page is made: an article of tomorrow is shown as it will be tomorrow. */
  readonly moment: Date;
  /** Where it stands, in an editor's words. */
  readonly standing: string;
}

/**
 * Looks up what there is to be previewed of an entry.
 *
 * @param linkOf see ServerDeps
 * @returns null for what is on the site as it is, and for what is not there at all
 */
export async function findSubject(
  { store, linkOf, now }: { store: Store; linkOf: (path: string) => string; now: () => Date },
  key: EntryKey,
): Promise<PreviewSubject | null> {
  const draft = await readDraft(store, key);
  const tip = draft?.tip ?? (await store.commitAt(MAIN));
  if (tip === null) return null;
  const path = pathOfKey(key);
  const text = await store.readFile(tip.id, path);
  if (text === null) return null;
  const due = dueOf(path, text.toString());
  const waits = due !== null && due > now();
  if (draft === null && !waits) return null;
  const changes = draft === null ? [] : await draftChanges(store, draft);
  const [page = '/'] = linkOf(path).split('#');
  return {
    key,
    tip,
    files: changes.flatMap(({ path, after }) => (after === null ? [] : [{ path, id: after }])),
    page,
    moment: waits ? due : now(),
    standing:
      draft === null
        ? `Đã duyệt, tự đăng lúc ${showMoment(due?.toISOString() ?? '')}`
        : `Mục “${stageLabels[draft.status]}”, ${tip.author.name} cập nhật lúc ${showMoment(tip.author.date.toISOString())}`,
  };
}
