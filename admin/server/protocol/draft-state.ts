import type { FastifyInstance } from 'fastify';
import type { Stage } from '../../../src/schema/workflow.ts';
import { onlySignedIn, requireSession } from '../accounts/guard.ts';
import { requireKey } from '../checks/entry-key.ts';
import type { Store } from '../store/open-store.ts';
import { readDraft } from './draft.ts';
import { readSteps, type DraftStep } from './draft-steps.ts';

/** What somebody said when they moved a draft. */
export interface DraftNote {
  readonly by: string;
  /** ISO text, UTC. */
  readonly at: string;
  readonly text: string;
  /** The stage that the draft was moved to. */
  readonly to: Stage;
}

/** Of an entry's draft, what Decap's protocol has no words for. */
export interface DraftState {
  readonly stage: Stage;
  /** Whether the one who asks began the draft. */
  readonly own: boolean;
  /** The latest first. */
  readonly notes: readonly DraftNote[];
}

const noteOf = ({ commit: { author }, note, status }: DraftStep): DraftNote[] =>
  note === null || status === null
    ? []
    : [{ by: author.name, at: author.date.toISOString(), text: note, to: status }];

/** `GET /api/drafts/<collection>/<slug>`: `{ draft }`, null where the entry has none. */
export function draftStateRoute(app: FastifyInstance, { store }: { readonly store: Store }): void {
  app.get<{ Params: { collection: string; slug: string } }>(
    '/api/drafts/:collection/:slug',
    { onRequest: onlySignedIn },
    async (request, reply): Promise<{ draft: DraftState | null }> => {
      const { person } = requireSession(request);
      const draft = await readDraft(store, requireKey(request.params.collection, request.params.slug));
      reply.header('cache-control', 'no-store');
      if (draft === null) return { draft };
      const notes = (await readSteps(store, draft)).flatMap(noteOf);
      return { draft: { stage: draft.status, own: draft.owner === person.id, notes } };
    },
  );
}
