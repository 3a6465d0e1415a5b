import path from 'node:path';
import type { RenderedBody } from '../mdx/render.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Entry } from '../model/entry.ts';
import type { Held } from '../model/schedule.ts';
import { ContentError } from '../schema/problem.ts';
import { placeOf } from './list-content.ts';
import { type Content, readBody, readContent } from './read-content.ts';
import { now } from './today.ts';

/** Where this run of the build reads and caches; the newsroom sets them, a plain build uses the project's own folders. */
const contentDir = path.resolve(process.env['CONTENT_DIR'] ?? 'content');
/** The files of one draft, to be looked at before it is published. */
const draftDir = process.env['DRAFT_DIR'] ? path.resolve(process.env['DRAFT_DIR']) : undefined;
export const cacheDir = path.resolve(process.env['CACHE_DIR'] ?? '.cache');

type SoundContent = Content & { readonly catalog: Catalog };
let reading: Promise<SoundContent> | undefined;

function loadContent(): Promise<SoundContent> {
  reading ??= readContent({ contentDir, draftDir, cacheDir, now }).then(({ catalog, ...content }) => {
    if (!catalog) throw new ContentError(content.problems);
    return { ...content, catalog };
  });
  return reading;
}

/**
 * The catalog that the pages of this run show, read once.
 *
 * @throws ContentError listing every problem, where there are any: nothing is published then
 */
export const loadCatalog = async (): Promise<Catalog> => (await loadContent()).catalog;

/** What this run holds back, and until when. */
export const loadHeld = async (): Promise<readonly Held[]> => (await loadContent()).held;

/** The rendered body of an entry of {@link loadCatalog}. */
export const loadBody = (entry: Entry): Promise<RenderedBody> =>
  readBody({ contentDir, draftDir, cacheDir }, entry);

/** The place on the disk of a file of the content, such as a photo of {@link loadCatalog}. */
export const contentFile = (file: string): string => placeOf({ contentDir, draftDir }, file);
