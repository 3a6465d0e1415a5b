import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { digestCode } from '../disk/digest-code.ts';
import { pressPicturesOf, televisionPictureOf } from '../images/press-pictures.ts';
import { digestOfData } from '../load/cache-key.ts';
import { cacheDir, loadCatalog } from '../load/site-content.ts';
import { articlesOf } from '../model/relations.ts';
import { pathOf } from '../model/urls.ts';
import { pressItem, withdrawnItem } from '../outputs/item/derive-item.ts';
import { loadPressItem } from './load-press-item.ts';
import { createMadeFiles } from './made-files.ts';
import { makePressFiles, makeWithdrawnFiles } from './make-press-files.ts';
import { tellProgress } from './report-progress.ts';

/** How many articles are done between two lines that tell of it. */
const STEP = 100;

/**
 * Everything that a file is made with but the article: our code of these rooms, and the packages at their versions. Nobody has to
 * remember to raise a number.
 */
const MAKERS = ['package-lock.json', 'src/build', 'src/model', 'src/outputs', 'src/schema', 'src/vietnamese'];

/**
 * Puts the files of every article beside its page. Only those are made whose article changed, or what is said with it (its unit,
 * the licence), or the code that makes them; the others are links to what an earlier build made. Runs after the pictures.
 */
export function publishOutputs(): AstroIntegration {
  return {
    name: 'publish-outputs',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const outDir = fileURLToPath(dir);
        const catalog = await loadCatalog();
        const code = await digestCode(fileURLToPath(new URL('../../', import.meta.url)), MAKERS);
        const keyOf = (of: readonly unknown[]): string => digestOfData([code, ...of]);
        const files = createMadeFiles(path.join(cacheDir, 'press'));
        const articles = articlesOf(catalog);
        for (const [index, article] of articles.entries()) {
          if (index % STEP === 0) tellProgress('press', index, articles.length);
          const page = pathOf(article);
          const television = televisionPictureOf(catalog, article);
          // The digest stands for the body, so that it is read only where the files have to be made.
          const head = pressItem(catalog, article, [], pressPicturesOf(catalog, article));
          const key = keyOf([article.digest, head, television]);
          await files.publish(key, path.join(outDir, page), async () =>
            makePressFiles({ item: await loadPressItem(article), page, television, outDir }),
          );
        }
        for (const withdrawn of catalog.withdrawn) {
          const item = withdrawnItem(catalog, withdrawn);
          const page = pathOf(withdrawn);
          await files.publish(keyOf([item]), path.join(outDir, page), () =>
            Promise.resolve(makeWithdrawnFiles(item, page)),
          );
        }
        tellProgress('press', articles.length, articles.length);
        // The words of what was withdrawn must not lie about, not even where nobody is served from.
        await files.prune();
      },
    },
  };
}
