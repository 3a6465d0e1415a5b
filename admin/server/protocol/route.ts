import type { FastifyInstance } from 'fastify';
import { onlySignedIn, requireSession } from '../accounts/guard.ts';
import type { Session } from '../accounts/sessions.ts';
import { may } from '../accounts/permissions.ts';
import { isTooDeep } from '../checks/json-body.ts';
import { MAX_PHOTO_BYTES } from '../checks/photo.ts';
import { Refusal } from '../refusal.ts';
import { permissionFor, requestSchema, type ActionName, type ParamsOf } from './actions.ts';
import type { Action, Caller, ProtocolContext } from './context.ts';
import { deleteFile, deleteFiles } from './delete-files.ts';
import { getMedia, getMediaFile, persistMedia } from './media.ts';
import {
  unpublishedEntries,
  unpublishedEntry,
  unpublishedEntryDataFile,
  unpublishedEntryMediaFile,
} from './read-drafts.ts';
import { getDeployPreview } from './deploy-preview.ts';
import { entriesByFiles, entriesByFolder, getEntry, info } from './read-entries.ts';
import { persistEntry } from './save-entry.ts';
import { deleteUnpublishedEntry, publishUnpublishedEntry, updateUnpublishedEntryStatus } from './workflow.ts';

const actions: { readonly [Name in ActionName]: Action<Name> } = {
  info,
  entriesByFolder,
  entriesByFiles,
  getEntry,
  unpublishedEntries,
  unpublishedEntry,
  unpublishedEntryDataFile,
  unpublishedEntryMediaFile,
  deleteUnpublishedEntry,
  persistEntry,
  updateUnpublishedEntryStatus,
  publishUnpublishedEntry,
  getMedia,
  getMediaFile,
  persistMedia,
  deleteFile,
  deleteFiles,
  getDeployPreview,
  // Decap's notes can be edited and deleted, and nobody sees them who does not open their pane. Ours go with a move.
  getNotes: () => Promise.resolve({ notes: [] }),
};

interface SentAction {
  readonly action: ActionName;
  readonly params: ParamsOf<ActionName>;
  readonly tab?: string;
}

/** What one tab of a session has read: a text that another tab has saved since is news to it. */
function textsOfTab(session: Session, tab: string | undefined): Caller['texts'] {
  if (tab === undefined) return session;
  return {
    seenText: (path) => session.seenText(`${tab}:${path}`),
    rememberText: (path, id) => session.rememberText(`${tab}:${path}`, id),
  };
}

/** An entry with a few large photos; base64 makes each a third larger. One photo is limited by itself. */
const MAX_BODY_BYTES = 3 * MAX_PHOTO_BYTES;

/** `POST /api/v1`: Decap's `proxy` backend. Nothing but JSON is taken; the session is known before a byte is read. */
export function protocolRoute(app: FastifyInstance, context: ProtocolContext): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body.toString();
    if (isTooDeep(text)) done(new Refusal(400, 'Yêu cầu lồng quá sâu nên bị từ chối.'));
    else void parse(request, text, done);
  });

  app.post('/api/v1', { onRequest: onlySignedIn, bodyLimit: MAX_BODY_BYTES }, async (request, reply) => {
    const session = requireSession(request);
    const parsed = requestSchema.safeParse(request.body);
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.join('.') ?? '';
      throw new Refusal(422, `Yêu cầu không đúng dạng (${where.slice(0, 80)}). Hãy tải lại trang quản trị.`);
    }
    const { action, params, tab } = parsed.data as SentAction;
    if (!may(session.person, permissionFor[action])) {
      throw new Refusal(
        403,
        'Tài khoản của bạn không có quyền làm việc này. Hãy nhờ người có quyền xuất bản.',
      );
    }
    reply.header('cache-control', 'no-store');
    const caller: Caller = { person: session.person, texts: textsOfTab(session, tab) };
    // The schema has paired name and parameters; TypeScript can't follow that through the table.
    const answer = await (actions[action] as Action<ActionName>)(context, caller, params);
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
  });
}
