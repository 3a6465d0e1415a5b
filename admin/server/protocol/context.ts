import type { Person } from '../accounts/person.ts';
import type { Session } from '../accounts/sessions.ts';
import type { Checklist } from '../checks/checklist.ts';
import type { CheckEntry } from '../checks/entry-text.ts';
import type { CheckReferences } from '../checks/references.ts';
import type { CollectionFolder } from '../checks/paths.ts';
import type { KeyedLock } from '../keyed-lock.ts';
import type { Store } from '../store/open-store.ts';
import type { ActionName, ParamsOf } from './actions.ts';
import type { PhotoIntake } from './photo-intake.ts';
import type { Thumbnails } from './thumbnails.ts';

/** What every action works with. */
export interface ProtocolContext {
  readonly store: Store;
  readonly collections: readonly CollectionFolder[];
  readonly checkEntry: CheckEntry;
  readonly checkReferences: CheckReferences;
  readonly checklist: Checklist;
  readonly photos: PhotoIntake;
  readonly thumbnails: Thumbnails;
  /** One writer at a time for each entry; `MAIN` is the key for the branch itself. */
  readonly lock: KeyedLock;
  /** Called after `main` changed; `path` is the one entry that did, where it was one. */
  readonly requestBuild: (change: { readonly reason: string; readonly path?: string }) => void;
  readonly now: () => Date;
}

/** Who asks. */
export interface Caller {
  readonly person: Person;
  readonly texts: Pick<Session, 'seenText' | 'rememberText'>;
}

/** One action of the protocol: what it gives is sent as JSON; a Refusal is sent as `{ error }`. */
export type Action<Name extends ActionName> = (
  context: ProtocolContext,
  caller: Caller,
  params: ParamsOf<Name>,
) => Promise<unknown>;
