import type { FastifyInstance } from 'fastify';
import { onlySignedIn } from '../accounts/guard.ts';
import { allDrafts } from '../checks/entry-key.ts';
import { parseContentPath } from '../checks/paths.ts';
import { Refusal } from '../refusal.ts';
import { MAIN, type Store } from '../store/open-store.ts';

const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
};

/**
 * `GET /media/<year>/<file>` for those who are signed in: the photo itself, as the preview pane of the editors' app
 * names it. It is what is published, or else what a draft holds; readers get the site's own derivatives elsewhere.
 */
export function rawMedia(app: FastifyInstance, { store }: { readonly store: Store }): void {
  app.get('/media/*', { onRequest: onlySignedIn }, async (request, reply) => {
    const [path = ''] = request.url.split('?');
    const parsed = parseContentPath(`content${path}`, []);
    const type = types[path.slice(path.lastIndexOf('.') + 1)];
    const id = parsed?.kind === 'media' && type !== undefined ? await findMedia(store, parsed.path) : null;
    if (id === null || type === undefined) throw new Refusal(404, 'Không có ảnh này.');
    // The name may stand for another photo tomorrow; the bytes of an id never change.
    reply.header('cache-control', 'private, no-cache').header('etag', `"${id}"`).type(type);
    if (request.headers['if-none-match'] === `"${id}"`) return reply.code(304).send();
    return reply.send(await store.readBlob(id));
  });
}

async function findMedia(store: Store, path: string): Promise<string | null> {
  const published = await store.fileId(MAIN, path);
  if (published !== null) return published;
  for (const draft of await store.listRefs(allDrafts)) {
    const id = await store.fileId(draft.id, path);
    if (id !== null) return id;
  }
  return null;
}
