import type { Commit } from '../store/objects.ts';
import type { Store } from '../store/open-store.ts';
import type { DraftStatus } from './actions.ts';
import { parseDraftMessage, type Draft } from './draft.ts';

/** One commit of a draft: a save, or a move to another stage. */
export interface DraftStep {
  readonly commit: Commit;
  /** One line that says what was done. */
  readonly subject: string;
  /** What was said with a move. */
  readonly note: string | null;
  /** The stage after it; null where the commit was made outside the newsroom. */
  readonly status: DraftStatus | null;
}

/** More saves than an entry sees; what is older is in the repository. */
const MAX_STEPS = 200;

/** A draft's commits from the latest to the first, `MAX_STEPS` at most. */
export async function readSteps(
  store: Store,
  { tip, base }: Pick<Draft, 'tip' | 'base'>,
): Promise<DraftStep[]> {
  const steps: DraftStep[] = [];
  let commit: Commit | null = tip;
  while (commit !== null && commit.id !== base && steps.length < MAX_STEPS) {
    const { subject, note, status } = parseDraftMessage(commit.message);
    steps.push({ commit, subject, note, status });
    const parent: string | undefined = commit.parents[0];
    commit = parent === undefined ? null : await store.commitAt(parent);
  }
  return steps;
}
