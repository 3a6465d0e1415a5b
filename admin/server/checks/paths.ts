import { PHOTO_ENDING, PHOTO_TYPES } from '../../../src/schema/fields.ts';
import { Refusal } from '../refusal.ts';

/** Of a collection the server needs to know only where its entries lie. `src/schema/collections.ts` has this shape. */
export interface CollectionFolder {
  /** The folder's name under `content/`. */
  readonly name: string;
  /** Whether its entries lie in a folder a year. */
  readonly byYear: boolean;
}

/** What an editor may write, taken apart. Any other path is refused. */
export type ContentPath =
  | {
      readonly kind: 'entry';
      readonly path: string;
      readonly folder: string;
      readonly year: string | null;
      readonly slug: string;
    }
  | { readonly kind: 'site'; readonly path: string }
  | { readonly kind: 'media'; readonly path: string; readonly year: string; readonly name: string };

/** The one file that is not an entry of a collection. */
export const SITE_FILE = 'content/site.yml';

const MAX_SLUG = 120;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const YEAR = /^(?:19|20|21)\d{2}$/;
/** The grammar of `src/schema/fields.ts`, MEDIA_PATH: what passes here can be named by an entry. */
const MEDIA_NAME = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*\.(?:jpe?g|png|webp|avif)$/;

export const isSlug = (text: string) => text.length <= MAX_SLUG && SLUG.test(text);
export const isYear = (text: string) => YEAR.test(text);

/**
 * Takes apart a path that somebody sent. It is an allow-list of lower-case ASCII shapes, so nothing has to be known of
 * the ways to write `..` or `.git` in Unicode, in upper case or with a backslash: none of them has such a shape.
 *
 * @returns null for every path that is not an entry's, a photo's or the site file's.
 */
export function parseContentPath(path: string, collections: readonly CollectionFolder[]): ContentPath | null {
  if (path === SITE_FILE) return { kind: 'site', path };
  const parts = path.split('/');
  const [top, folder, ...rest] = parts;
  if (top !== 'content' || folder === undefined || rest.length === 0 || rest.length > 2) return null;
  const name = rest.at(-1) as string;
  const year = rest.length === 2 ? (rest[0] as string) : null;
  if (year !== null && !isYear(year)) return null;
  if (folder === 'media') {
    return year !== null && name.length <= MAX_SLUG && MEDIA_NAME.test(name)
      ? { kind: 'media', path, year, name }
      : null;
  }
  const collection = collections.find((one) => one.name === folder);
  if (collection === undefined || collection.byYear !== (year !== null)) return null;
  const slug = name.endsWith('.mdx') ? name.slice(0, -'.mdx'.length) : '';
  return isSlug(slug) ? { kind: 'entry', path, folder, year, slug } : null;
}

/** As `parseContentPath`; refuses what it does not know. */
export function requireContentPath(path: string, collections: readonly CollectionFolder[]): ContentPath {
  const parsed = parseContentPath(path, collections);
  if (parsed === null && /^content\/media\/\d{4}\/[^/]+$/.test(path) && !PHOTO_ENDING.test(path)) {
    throw new Refusal(
      422,
      `Ảnh “${shorten(path.slice(path.lastIndexOf('/') + 1))}” chưa dùng được. ${PHOTO_TYPES}.`,
    );
  }
  if (parsed === null) {
    throw new Refusal(
      422,
      `Đường dẫn “${shorten(path)}” không thuộc thư mục nội dung nào. Hãy tải lại trang quản trị rồi thử lại.`,
    );
  }
  return parsed;
}

/** Whether a folder may be listed: a collection's, one of its years, or a year of the media folder. */
export function isContentFolder(path: string, collections: readonly CollectionFolder[]): boolean {
  const [top, folder, year, ...rest] = path.split('/');
  if (top !== 'content' || folder === undefined || rest.length > 0) return false;
  if (year !== undefined && !isYear(year)) return false;
  return (
    folder === 'media' || collections.some((one) => one.name === folder && (year === undefined || one.byYear))
  );
}

/** What was sent, safe to be shown in an answer. */
export function shorten(text: string): string {
  const clean = text.toWellFormed().replace(/[\p{Cc}\p{Cf}]/gu, '?');
  return clean.length > 80 ? `${clean.slice(0, 80).toWellFormed()}…` : clean;
}
