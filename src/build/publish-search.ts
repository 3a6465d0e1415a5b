import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { digestCode } from '../disk/digest-code.ts';
import { thumbnailOf } from '../images/site-pictures.ts';
import { digestOfData } from '../load/cache-key.ts';
import { cacheDir, loadBody, loadCatalog } from '../load/site-content.ts';
import { today } from '../load/today.ts';
import type { Catalog } from '../model/catalog.ts';
import { focusClass } from '../model/picture.ts';
import { pathOf } from '../model/urls.ts';
import { publishIndex } from '../search/index/publish-index.ts';
import { type Archived, archivedOf, recordOf } from '../search/records/archived.ts';
import type { ThumbnailOf } from '../search/records/sources.ts';
import { tellProgress } from './report-progress.ts';

/** What the index of an unchanged entry depends on: our code of these rooms, and the packages at their versions. */
const MAKERS = [
  'package-lock.json',
  'src/mdx',
  'src/search/index',
  'src/search/records',
  'src/search/store',
  'src/search/words',
  'src/vietnamese',
];

/** Brings the archive's search index up to date with everything that has a page of its own in the archive. */
export function publishSearch(): AstroIntegration {
  return {
    name: 'publish-search',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const catalog = await loadCatalog();
        const pages = archivedOf(catalog).map((entry) => ({
          url: pathOf(entry),
          key: keyOf(catalog, entry),
          record: async () => recordOf(catalog, entry, await loadBody(entry), pictureIn(catalog)),
        }));
        await publishIndex({
          pages,
          cacheDir,
          outDir: path.join(fileURLToPath(dir), 'muc-luc'),
          today,
          version: await digestCode(fileURLToPath(new URL('../../', import.meta.url)), MAKERS),
          onProgress: (done, total) => tellProgress('search', done, total),
        });
      },
    },
  };
}

const UNREAD = { headings: [], text: '' };

/** What the index says of an entry, in short: its own text, and what it shows of other entries, such as its unit's name. */
const keyOf = (catalog: Catalog, entry: Archived): string =>
  digestOfData([entry.digest, recordOf(catalog, entry, UNREAD, pictureIn(catalog))]);

const pictureIn =
  ({ site }: Catalog): ThumbnailOf =>
  (view) => {
    const { src, width, height } = thumbnailOf(view, site);
    return { src, width, height, focus: focusClass(view.photo.focus) };
  };
