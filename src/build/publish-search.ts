import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { loadBody, loadCatalog } from '../load/site-content.ts';
import { articlesOf } from '../model/relations.ts';
import { buildIndex } from '../search/build-index.ts';
import type { SearchRecord } from '../search/record.ts';
import { recordOf } from '../search/record-of.ts';
import { tellProgress } from './report-progress.ts';

/** Builds the archive's search index of everything that has a page of its own in the archive. */
export function publishSearch(): AstroIntegration {
  return {
    name: 'publish-search',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const catalog = await loadCatalog();
        const articles = articlesOf(catalog);
        async function* records(): AsyncGenerator<SearchRecord> {
          for (const article of articles) yield recordOf(catalog, article, await loadBody(article));
        }
        tellProgress('search', 0, articles.length);
        await buildIndex({ records: records(), outDir: path.join(fileURLToPath(dir), 'pagefind') });
        tellProgress('search', articles.length, articles.length);
      },
    },
  };
}
