import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { stages, type Stage } from '../../../src/schema/workflow.ts';
import type { Keyed } from '../widgets/decap.ts';

/** The entry that is open in Decap's editor, as it stands on the screen. */
export interface OpenEntry {
  /** Decap's name of the collection, `stories-2026`. */
  readonly collection: string;
  /** `undefined` until a new entry is saved. */
  readonly slug: string | undefined;
  /** `undefined` where there is no draft. */
  readonly stage: Stage | undefined;
  /** Its values; another object whenever one of them changes. */
  readonly data: Keyed;
}

/** What of Decap's state is read here (decap-cms-core, `reducers/entryDraft.js` and `editorialWorkflow.js`). */
interface DecapState {
  readonly entryDraft: Keyed;
  readonly editorialWorkflow: Keyed;
}

function readOpenEntry({ entryDraft, editorialWorkflow }: DecapState): OpenEntry | undefined {
  const collection = entryDraft.getIn(['entry', 'collection']);
  const data = entryDraft.getIn(['entry', 'data']);
  if (typeof collection !== 'string' || data === undefined) return undefined;
  const slug = entryDraft.getIn(['entry', 'newRecord'])
    ? undefined
    : String(entryDraft.getIn(['entry', 'slug']));
  const status = editorialWorkflow.getIn(['entities', `${collection}.${slug}`, 'status']);
  return { collection, slug, stage: stages.find((stage) => stage === status), data: data as Keyed };
}

let last: OpenEntry | undefined;

/** @returns the same object as long as nothing of it has changed; `undefined` where no entry is open */
export function openEntry(): OpenEntry | undefined {
  const next = readOpenEntry(store.getState() as DecapState);
  const isSame =
    next !== undefined &&
    last !== undefined &&
    (Object.keys(next) as (keyof OpenEntry)[]).every((key) => next[key] === last?.[key]);
  if (!isSame) last = next;
  return last;
}

export const onOpenEntryChange = (listener: () => void): (() => void) => store.subscribe(listener);
