import type { DraftState } from '../../server/protocol/draft-state.ts';
import type { DraftKey } from '../backend/newsroom-backend.ts';

/** What the server knows of an entry's draft. @returns null where there is none, or the server does not say */
export async function fetchDraftState({ collection, slug }: DraftKey): Promise<DraftState | null> {
  const path = `/api/drafts/${encodeURIComponent(collection)}/${encodeURIComponent(slug)}`;
  const answer = await fetch(path).catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as { draft: DraftState | null }).draft : null;
}
