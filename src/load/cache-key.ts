import { createHash } from 'node:crypto';
import type { Catalog } from '../model/catalog.ts';

/**
 * The key under which Astro keeps a rendered page: it changes exactly when something the page shows changes. Astro adds
 * the page's own code; we add its view and what the frame around every page shows.
 *
 * @param view the page's derived view, plain data
 */
export function cacheKey(catalog: Catalog, view: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([catalog.site, view]))
    .digest('base64url')
    .slice(0, 22);
}
