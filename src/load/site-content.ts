import path from 'node:path';
import type { RenderedBody } from '../mdx/render.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Entry } from '../model/entry.ts';
import { ContentError } from '../schema/problem.ts';
import { readBody, readContent } from './read-content.ts';

/** Where this run of the build reads and caches; the newsroom sets them, a plain build uses the project's own folders. */
export const contentDir = path.resolve(process.env['CONTENT_DIR'] ?? 'content');
export const cacheDir = path.resolve(process.env['CACHE_DIR'] ?? '.cache');

let reading: Promise<Catalog> | undefined;

/**
 * The catalog that the pages of this run show, read once.
 *
 * @throws ContentError listing every problem, where there are any: nothing is published then
 */
export function loadCatalog(): Promise<Catalog> {
  reading ??= readContent({ contentDir, cacheDir }).then(({ catalog, problems }) => {
    if (!catalog) throw new ContentError(problems);
    return catalog;
  });
  return reading;
}

/** The rendered body of an entry of {@link loadCatalog}. */
export const loadBody = (entry: Entry): Promise<RenderedBody> => readBody({ contentDir, cacheDir }, entry);
