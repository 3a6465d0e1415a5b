import { createHash } from 'node:crypto';
import type { Catalog } from '../model/catalog.ts';

/**
 * The key under which Astro keeps a rendered page: it changes exactly when something the page shows changes. Astro adds
 * the page's own code; we add its view and what the frame around every page shows.
 *
 * @param view the page's derived view, plain data
 */
export const cacheKey = (catalog: Catalog, view: unknown): string => digestOfData([catalog.site, view]);

/** 32 hexadecimal digits that change when plain data does. */
export const digestOfData = (data: unknown): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 32);
