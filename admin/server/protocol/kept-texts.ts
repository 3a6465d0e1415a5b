import type { FastifyInstance } from 'fastify';
import { signatureOf, type Person } from '../accounts/person.ts';
import { onlySignedIn, requireSession } from '../accounts/guard.ts';
import { requireKey, type EntryKey } from '../checks/entry-key.ts';
import { Refusal } from '../refusal.ts';
import type { Commit } from '../store/objects.ts';
import type { Change, Store } from '../store/open-store.ts';
import type { ProtocolContext } from './context.ts';

/** Where the texts lie that a person could not save, each over the one before it. */
const keptRefs = (person: Person) => `refs/newsroom/kept/${person.id}/`;

/**
 * Keeps what a refused save held, beside the drafts: nobody's words are lost because somebody else was quicker. A save into
 * the draft and one onto `main` may be refused at once, and both are kept.
 */
export async function keepText(
  { store, lock, now }: Pick<ProtocolContext, 'store' | 'lock' | 'now'>,
  person: Person,
  { collection, slug }: EntryKey,
  tip: Commit,
  changes: readonly Change[],
): Promise<void> {
  const ref = `${keptRefs(person)}${collection}/${slug}`;
  await lock(ref, async () => {
    const before = (await store.commitAt(ref))?.id ?? null;
    const answer = await store.commit({
      ref,
      expected: before,
      parent: tip.id,
      alsoParents: before === null ? [] : [before],
      changes,
      message: `Giữ lại bản chưa lưu được của ${collection}/${slug}`,
      author: signatureOf(person, now),
    });
    // Its author is told next that it is kept.
    if (answer.kind === 'stale') throw new Error(`${ref} moved while a text was being kept`);
  });
}

/** `GET /api/kept` lists one's own kept texts, `GET /api/kept/<collection>/<slug>` gives one. */
export function keptTextRoutes(app: FastifyInstance, { store }: { readonly store: Store }): void {
  app.get('/api/kept', { onRequest: onlySignedIn }, async (request, reply) => {
    const prefix = keptRefs(requireSession(request).person);
    reply.header('cache-control', 'no-store');
    const refs = await store.listRefs(prefix);
    return Promise.all(
      refs.map(async ({ name, id }) => ({
        entry: name.slice(prefix.length),
        keptAt: (await store.commitAt(id))?.author.date.toISOString(),
      })),
    );
  });

  app.get<{ Params: { collection: string; slug: string } }>(
    '/api/kept/:collection/:slug',
    { onRequest: onlySignedIn },
    async (request, reply) => {
      const { collection, slug } = requireKey(request.params.collection, request.params.slug);
      const kept = await store.commitAt(`${keptRefs(requireSession(request).person)}${collection}/${slug}`);
      const [tip] = kept?.parents ?? [];
      const changes = kept === null || tip === undefined ? [] : await store.diff(tip, kept.id);
      const text = changes.find(({ path, after }) => after !== null && /\.(?:mdx|yml)$/.test(path));
      if (text?.after == null) throw new Refusal(404, 'Không có bản nào được giữ lại cho bài này.');
      reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8');
      return store.readBlob(text.after);
    },
  );
}
