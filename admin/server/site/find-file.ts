import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a path of the site stands for in a folder of files. */
export type Found =
  | { readonly kind: 'file'; readonly path: string }
  /** A folder was asked for without its closing slash, which relative links on its page need. */
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'none' };

const NONE: Found = { kind: 'none' };

/**
 * Finds the file that a URL's path means: itself, a folder's `index.html`, or a page without its ending.
 *
 * @param url The request's path and query, as sent.
 */
export async function findFile(folder: string, url: string): Promise<Found> {
  const [raw = '', query] = url.split(/\?(.*)/s);
  const path = decode(raw);
  if (path === null) return NONE;
  if (path.endsWith('/')) {
    return (await kindOf(join(folder, path, 'index.html'))) === 'file'
      ? { kind: 'file', path: `${path}index.html` }
      : NONE;
  }
  const kind = await kindOf(join(folder, path));
  if (kind === 'file') return { kind: 'file', path };
  if (kind === 'folder' && (await kindOf(join(folder, path, 'index.html'))) === 'file') {
    return { kind: 'redirect', to: `${raw}/${query === undefined ? '' : `?${query}`}` };
  }
  return (await kindOf(join(folder, `${path}.html`))) === 'file'
    ? { kind: 'file', path: `${path}.html` }
    : NONE;
}

/** The path decoded, or null where it is none that a built site has: hidden files, `..`, `//`, backslashes, controls. */
function decode(raw: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(raw).normalize('NFC');
  } catch {
    return null;
  }
  return path.startsWith('/') && !/[\\\p{Cc}]|\/[./]/u.test(path) ? path : null;
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'none'> {
  try {
    const found = await stat(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'none';
  } catch {
    return 'none';
  }
}
