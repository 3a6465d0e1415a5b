import { Refusal } from '../refusal.ts';
import { isSlug, isYear, requireContentPath, SITE_FILE, shorten, type CollectionFolder } from './paths.ts';

/**
 * Decap's name of an entry: its collection as the editors' app calls it (`stories-2026`, a collection a year) and its
 * slug. Both become parts of a ref's name, so both are one segment: with `a` and `a/b` as refs, git could hold only one.
 */
export interface EntryKey {
  readonly collection: string;
  readonly slug: string;
}

const DRAFTS = 'refs/heads/cms/';

export const draftRef = ({ collection, slug }: EntryKey) => `${DRAFTS}${collection}/${slug}`;
export const allDrafts = DRAFTS;

/** The entry of a draft's ref; null for a ref that has another shape. */
export function keyOfRef(ref: string): EntryKey | null {
  const [collection = '', slug = '', ...rest] = ref.startsWith(DRAFTS)
    ? ref.slice(DRAFTS.length).split('/')
    : [];
  return isSlug(collection) && isSlug(slug) && rest.length === 0 ? { collection, slug } : null;
}

export function requireKey(collection: string, slug: string): EntryKey {
  if (!isSlug(slug)) {
    throw new Refusal(
      422,
      `Tên đường dẫn “${shorten(slug)}” không hợp lệ. Chỉ dùng chữ thường không dấu, chữ số và gạch ngang, tối đa 120 ký tự.`,
    );
  }
  if (!isSlug(collection)) throw new Refusal(422, `Không có mục “${shorten(collection)}”.`);
  return { collection, slug };
}

/**
 * Refuses a file that is not the entry's own: a draft of one entry must not carry a change of another past its review.
 *
 * @returns The path, as it is named in content problems and in the repository.
 */
export function requireOwnFile(
  key: EntryKey,
  path: string,
  collections: readonly CollectionFolder[],
): string {
  const parsed = requireContentPath(path, collections);
  if (parsed.kind === 'site' && key.slug === 'site') return SITE_FILE;
  if (parsed.kind === 'entry' && parsed.slug === key.slug) {
    const { name, year } = splitCollection(key.collection);
    if (name === parsed.folder && (year === null || year === parsed.year)) return parsed.path;
  }
  throw new Refusal(422, `Tệp “${shorten(path)}” không phải của bài “${key.collection}/${key.slug}”.`);
}

/** Where the text of an entry lies. */
export function pathOfKey({ collection, slug }: EntryKey): string {
  const { name, year } = splitCollection(collection);
  if (name === 'site') return SITE_FILE;
  return ['content', name, ...(year === null ? [] : [year]), `${slug}.mdx`].join('/');
}

/** The entry that a file is, as `pathOfKey` has it. */
export function keyOfPath(path: string): EntryKey {
  const [, folder = 'site', year, slug = 'site'] =
    /^content\/([a-z]+)\/(?:(\d{4})\/)?([^/]+)\.mdx$/.exec(path) ?? [];
  return { collection: year === undefined ? folder : `${folder}-${year}`, slug };
}

/** The address of an entry's editor. */
export const editorOfKey = ({ collection, slug }: EntryKey): string =>
  `/admin/#/collections/${collection}/entries/${slug}`;

/** `stories-2026` is the folder `stories` and the year 2026; `plans` has no year. */
function splitCollection(collection: string): { name: string; year: string | null } {
  const dash = collection.lastIndexOf('-');
  const year = collection.slice(dash + 1);
  return dash > 0 && isYear(year)
    ? { name: collection.slice(0, dash), year }
    : { name: collection, year: null };
}
