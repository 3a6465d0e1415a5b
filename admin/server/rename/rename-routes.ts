import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isArticleCollection } from '../../../src/model/urls.ts';
import { slugify } from '../../../src/vietnamese/text.ts';
import { requireSession } from '../accounts/guard.ts';
import { may } from '../accounts/permissions.ts';
import { pathOfKey, requireKey, type EntryKey } from '../checks/entry-key.ts';
import { checkKnownEntry } from '../checks/known-entry.ts';
import { requireContentPath } from '../checks/paths.ts';
import { isSeen } from '../checks/standing.ts';
import type { ProtocolContext } from '../protocol/context.ts';
import { readDraft } from '../protocol/draft.ts';
import { renameEntry } from '../protocol/rename-entry.ts';
import { Refusal } from '../refusal.ts';
import { acceptForms } from '../site/forms.ts';
import { refusalsAsPages, sendPage } from '../site/plain-page.ts';
import { MAIN } from '../store/open-store.ts';
import { renderRenamed, renderRenameForm, type RenameForm } from './rename-page.ts';

export interface RenameDeps {
  readonly context: ProtocolContext;
  /** See ServerDeps. */
  readonly linkOf: (path: string) => string;
}

const formSchema = z.strictObject({ seen: z.string().max(64), name: z.string().max(400) });
type Params = { collection: string; slug: string };

/** `/admin/doi-dia-chi/<collection>/<slug>`: gives a published article another address, for those who publish. */
export function renameRoutes(app: FastifyInstance, { context, linkOf }: RenameDeps): void {
  const { store, collections, now } = context;
  refusalsAsPages(app);
  acceptForms(app);

  /** The published article of an entry, as the form shows it. */
  async function findArticle(
    key: EntryKey,
  ): Promise<RenameForm & { readonly path: string; readonly text: string }> {
    const path = pathOfKey(key);
    const parsed = requireContentPath(path, collections);
    if (parsed.kind !== 'entry' || !isArticleCollection(parsed.folder))
      throw new Refusal(422, 'Mục này giữ nguyên địa chỉ: những bài khác gọi nó bằng tên ấy.');
    const seen = await store.fileId(MAIN, path);
    if (seen === null)
      throw new Refusal(
        404,
        'Bài này chưa đăng, hoặc đã đổi địa chỉ hay bị xóa. Bài chưa đăng lấy địa chỉ theo tiêu đề khi lưu lần đầu.',
      );
    if ((await readDraft(store, key)) !== null)
      throw new Refusal(409, 'Bài đang có bản nháp. Hãy đăng hoặc xóa bản nháp rồi mới đổi địa chỉ.');
    const text = (await store.readBlob(seen)).toString();
    const title = checkKnownEntry(path.slice('content/'.length), text).checked?.entry.data.title ?? key.slug;
    return { key, title, address: linkOf(path), seen, isSeen: isSeen(path, text, now()), path, text };
  }

  app.get<{ Params: Params }>('/admin/doi-dia-chi/:collection/:slug', async (request, reply) => {
    if (request.session === null) return reply.redirect('/admin/sign-in', 303);
    const key = requireRenamer(request);
    return sendPage(reply, renderRenameForm(await findArticle(key)));
  });

  app.post<{ Params: Params }>('/admin/doi-dia-chi/:collection/:slug', async (request, reply) => {
    const key = requireRenamer(request);
    const session = requireSession(request);
    const form = formSchema.safeParse(request.body);
    if (!form.success) throw new Refusal(422, 'Hãy điền phần cuối của địa chỉ mới.');
    const article = await findArticle(key);
    const refuse = (status: number, note: string) =>
      sendPage(reply.code(status), renderRenameForm(article, { text: form.data.name, note }));
    if (article.seen !== form.data.seen)
      return refuse(409, 'Bài vừa được sửa từ nơi khác. Hãy xem lại rồi bấm lần nữa.');
    const slug = slugify(form.data.name, 120);
    if (slug === '') return refuse(422, 'Địa chỉ cần ít nhất một chữ cái hoặc chữ số. Hãy gõ lại.');
    if (slug === key.slug) return refuse(422, 'Địa chỉ này giống địa chỉ hiện nay. Hãy gõ địa chỉ khác.');
    const newKey = { ...key, slug };
    const newPath = pathOfKey(newKey);
    try {
      await renameEntry(
        context,
        { person: session.person, texts: session },
        {
          ...{ key, path: article.path, newPath, text: article.text },
          message: `Đổi địa chỉ ${key.slug} thành ${slug}`,
        },
      );
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.status, error.message);
      throw error;
    }
    return sendPage(reply, renderRenamed(newKey, linkOf(newPath), article.isSeen ? article.address : null));
  });
}

/** The entry that is asked about, for somebody who may change what is published. */
function requireRenamer(request: FastifyRequest<{ Params: Params }>): EntryKey {
  const { person } = requireSession(request);
  if (!may(person, 'changePublished'))
    throw new Refusal(403, 'Chỉ người có quyền xuất bản mới đổi được địa chỉ của bài. Hãy nhờ người ấy.');
  return requireKey(request.params.collection, request.params.slug);
}
