import { link, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { forgetPictures } from '../images/forget-pictures.ts';
import { imageJobs } from '../images/image-jobs.ts';
import { type ImageJob, produceAll } from '../images/produce.ts';
import { PICTURES } from '../images/site-pictures.ts';
import { cacheDir, contentFile, loadCatalog } from '../load/site-content.ts';
import { tellProgress } from './report-progress.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Puts the pictures that the pages show into the built site. They are made once, in the cache, named by what is in them,
 * and never written again, so the site takes them as hard links: 10,000 photos cost no bytes and no time a second time.
 *
 * @param page for the preview of one page, its file in the built site: no other pictures are made than it names, and none for
 *   the press, into which a draft's words would go before their time
 */
export function publishImages(page?: string): AstroIntegration {
  return {
    name: 'publish-images',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const made = path.join(cacheDir, 'pictures');
        const published = path.join(fileURLToPath(dir), PICTURES);
        await mkdir(made, { recursive: true });
        await mkdir(published, { recursive: true });
        const all = imageJobs(await loadCatalog(), contentFile);
        const jobs =
          page === undefined
            ? all
            : namedIn(await readFile(path.join(fileURLToPath(dir), page), 'utf8'), all);
        await produceAll(jobs, { outDir: made }, ({ done, total }) => tellProgress('pictures', done, total));
        const files = new Set(jobs.flatMap(({ renditions }) => renditions.map(({ file }) => file)));
        for (const file of files) await publish(path.join(made, file), path.join(published, file));
        if (page === undefined) await forgetPictures(made, files, new Date(Date.now() - DAY));
      },
    },
  };
}

const namedIn = (html: string, jobs: readonly ImageJob[]): ImageJob[] =>
  jobs
    .map((job) => ({
      ...job,
      renditions: job.renditions.filter(({ file, forPress }) => !forPress && html.includes(file)),
    }))
    .filter(({ renditions }) => renditions.length > 0);

async function publish(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    // A plain `npm run build` may find the picture of the build before it, which is the same file.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
