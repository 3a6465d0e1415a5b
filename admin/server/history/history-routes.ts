import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseYaml, splitFile } from '../../../src/mdx/frontmatter.ts';
import { requireSession } from '../accounts/guard.ts';
import { may } from '../accounts/permissions.ts';
import { editorOfKey, pathOfKey, requireKey, type EntryKey } from '../checks/entry-key.ts';
import { requireContentPath } from '../checks/paths.ts';
import type { ProtocolContext } from '../protocol/context.ts';
import { readDraft } from '../protocol/draft.ts';
import { restoreText } from '../protocol/restore-text.ts';
import { Refusal } from '../refusal.ts';
import { acceptForms } from '../site/forms.ts';
import { refusalsAsPages, sendPage } from '../site/plain-page.ts';
import { styleRoute } from '../site/style-route.ts';
import { MAIN } from '../store/open-store.ts';
import { compareTexts } from './compare-texts.ts';
import { renderHistory, renderRecent, renderVersion } from './history-pages.ts';
import { readRecent } from './recent.ts';
import { readHistory, readVersion, type History, type Version } from './versions.ts';

const commitId = z.string().regex(/^[0-9a-f]{40}$/);
const query = z.strictObject({ ban: commitId.optional(), tu: commitId.optional() });
const form = z.strictObject({ ban: commitId, seen: commitId.or(z.literal('')) });
type Params = { collection: string; slug: string };

/**
 * `GET /admin/lich-su`: what was done on the site. `GET /admin/lich-su/<collection>/<slug>`: who did what to an entry, and when; `?ban=<commit>` one version of it, with what
 * changed. A post makes that version's text the draft's. For those who are signed in, who all may read everything.
 */
export async function historyRoutes(app: FastifyInstance, context: ProtocolContext): Promise<void> {
  const { store, collections } = context;
  refusalsAsPages(app);
  acceptForms(app);
  await styleRoute(app, '/admin/history.css', new URL('history.css', import.meta.url));

  app.get('/admin/lich-su', async (request, reply) => {
    if (request.session === null)
      return reply.header('cache-control', 'no-store').redirect('/admin/sign-in', 303);
    const asked = query.safeParse(request.query);
    if (!asked.success) throw noVersion();
    return sendPage(reply, renderRecent(await readRecent(store, await requireCommit(asked.data.tu))));
  });

  app.get<{ Params: Params }>('/admin/lich-su/:collection/:slug', async (request, reply) => {
    if (request.session === null)
      return reply.header('cache-control', 'no-store').redirect('/admin/sign-in', 303);
    const key = requireEntry(request.params);
    const asked = query.safeParse(request.query);
    if (!asked.success) throw noVersion();
    const { ban, tu } = asked.data;
    if (ban !== undefined) return sendPage(reply, await showVersion(key, ban));
    const history = await readHistory(store, key, pathOfKey(key), await requireCommit(tu));
    if (history.draft === null && history.published.length === 0)
      throw new Refusal(
        404,
        'Bài này chưa có lịch sử. Có thể bài chưa được lưu lần nào, hoặc đã đổi đường dẫn.',
      );
    return sendPage(reply, renderHistory(key, await titleNow(key, history), history));
  });

  app.post<{ Params: Params }>('/admin/lich-su/:collection/:slug', async (request, reply) => {
    const { person } = requireSession(request);
    const key = requireEntry(request.params);
    const sent = form.safeParse(request.body);
    if (!sent.success || !may(person, 'writeOwnDraft')) throw noVersion();
    const { commit } = await requireVersion(key, sent.data.ban);
    await restoreText(context, person, key, commit, sent.data.seen === '' ? null : sent.data.seen);
    return reply.header('cache-control', 'no-store').redirect(editorOfKey(key), 303);
  });

  /** Where to go on looking from, if that was said. */
  async function requireCommit(id: string | undefined): Promise<string | null> {
    if (id === undefined) return null;
    if ((await store.commitAt(id).catch(() => null)) === null) throw noVersion();
    return id;
  }

  /** The key of a file that editors may write; what else lies in the repository has no history here. */
  function requireEntry({ collection, slug }: Params): EntryKey {
    const key = requireKey(collection, slug);
    requireContentPath(pathOfKey(key), collections);
    return key;
  }

  async function requireVersion(key: EntryKey, id: string): Promise<Version> {
    const version = await readVersion(store, id, pathOfKey(key));
    if (version === null) throw noVersion();
    return version;
  }

  /** The title that an entry has, or had last. */
  async function titleNow(key: EntryKey, { draft, published }: History): Promise<string> {
    const last = draft?.[0] ?? published[0];
    const place =
      last?.kind === 'removed' || last?.kind === 'left'
        ? last.before
        : last && { commit: last.commit.id, path: last.path };
    const text = place && (await store.readFile(place.commit, place.path));
    return (text && titleOf(text.toString())) ?? key.slug;
  }

  /** Whether an entry was taken off the site, and did not move on to another address. */
  async function isDeleted(path: string): Promise<boolean> {
    const [latest] = await store.log(MAIN, path, 1);
    return latest !== undefined && (await readVersion(store, latest, path))?.kind === 'removed';
  }

  async function showVersion(key: EntryKey, id: string): Promise<string> {
    const version = await requireVersion(key, id);
    const textAt = async ({ commit, path }: { commit: string; path: string }) =>
      (await store.readFile(commit, path))?.toString() ?? null;
    const path = pathOfKey(key);
    const text = await textAt({ commit: id, path });
    const before = version.before && (await textAt(version.before));
    const tip = (await readDraft(store, key))?.tip.id ?? MAIN;
    const seen = await store.fileId(tip, path);
    const isPresent = text === null || seen === (await store.fileId(id, path));
    return renderVersion({
      key,
      title: titleOf(text ?? before ?? '') ?? key.slug,
      version,
      text,
      compared: before === null ? undefined : compareTexts(before, text ?? ''),
      restore: isPresent || (seen === null && !(await isDeleted(path))) ? null : { seen: seen ?? '' },
    });
  }
}

/** The title that a text has, whether or not it passes the checks of today; for the site's own file, the site's name. */
function titleOf(text: string): string | undefined {
  const split = splitFile(text);
  const fields = parseYaml(split.ok ? split.file.head : text, 1).data as
    { title?: unknown; name?: unknown } | undefined;
  const title = fields?.title ?? fields?.name;
  return typeof title === 'string' ? title : undefined;
}

const noVersion = () => new Refusal(404, 'Không có bản này của bài. Hãy mở lại lịch sử bài.');
