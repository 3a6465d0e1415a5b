/**
 * The whole address of a path on the site. Joined and not resolved: an installation may live below a path, and
 * `new URL('/a/', 'https://example.vn/thi-dua')` would leave that path out.
 *
 * @param origin without a closing slash
 * @param path from the site's root, with its first slash
 */
export const absoluteUrl = (origin: string, path: string): string => new URL(`${origin}${path}`).href;
