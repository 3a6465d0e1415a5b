import { isArticleCollection } from '../../../src/model/urls.ts';
import type { AdminContext } from '../../server/site/context-route.ts';
import type { OpenEntry } from '../desk/open-entry.ts';

/** The page that gives the open entry another address; `undefined` where it has none to give, or the person may not. */
export function renamePage(
  entry: Pick<OpenEntry, 'collection' | 'slug' | 'stage'> | undefined,
  role: AdminContext['user']['role'],
): string | undefined {
  if (entry?.slug === undefined || entry.stage !== undefined) return undefined;
  if (role !== 'publisher' && role !== 'admin') return undefined;
  if (!isArticleCollection(entry.collection.replace(/-\d{4}$/, ''))) return undefined;
  return `/admin/doi-dia-chi/${entry.collection}/${entry.slug}`;
}
