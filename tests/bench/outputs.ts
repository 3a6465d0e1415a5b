import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import type { PressItem } from '../../src/outputs/item/press-item.ts';
import { temporaryFolder } from '../site/build-site.ts';
import { generateContent } from './generate-content.ts';

/**
 * What the press files cost: CPU seconds and bytes of each output per 1,000 stories, and what a build spends on all of them, cold
 * and with nothing changed; and what the feeds, the calendar and the open data of the whole site cost. `--stories 10000`
 */
const { values } = parseArgs({ options: { stories: { type: 'string', default: '1000' } } });
const stories = Number(values.stories);

const folder = await temporaryFolder('bench-outputs');
// Where a build reads and remembers is read once, when these rooms are loaded.
process.env['CONTENT_DIR'] = path.join(folder, 'content');
process.env['CACHE_DIR'] = path.join(folder, 'cache');
process.env['BUILD_NOW'] = '2026-01-01T00:00:00Z';
await generateContent(process.env['CONTENT_DIR'], stories);
const { loadCatalog } = await import('../../src/load/site-content.ts');
const { articlesOf } = await import('../../src/model/relations.ts');
const { fileOutputs } = await import('../../src/outputs/registry.ts');
const { loadPressItem } = await import('../../src/build/load-press-item.ts');
const { feedFormats, feedPlaces } = await import('../../src/model/feeds.ts');
const { feedOf } = await import('../../src/outputs/feeds/feed-of.ts');
const { renderFeed } = await import('../../src/outputs/feeds/render-feed.ts');
const { siteCalendar } = await import('../../src/outputs/calendar/calendar-of.ts');
const { renderIcs } = await import('../../src/outputs/calendar/render-ics.ts');
const { dataFiles, takeData } = await import('../../src/outputs/open-data/data-files.ts');
const { jpegOf } = await import('../../src/images/site-pictures.ts');
const { publishImages } = await import('../../src/build/publish-images.ts');
const { publishOutputs } = await import('../../src/build/publish-outputs.ts');

interface Cost {
  readonly 'wall s': string;
  readonly 'CPU s': string;
}

async function measure(work: () => Promise<void>): Promise<Cost> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return {
    'wall s': ((performance.now() - started) / 1000).toFixed(2),
    'CPU s': ((user + system) / 1e6).toFixed(2),
  };
}

const catalog = await loadCatalog();
const articles = articlesOf(catalog);
const items: PressItem[] = [];
for (const article of articles.slice(0, 1000)) items.push(await loadPressItem(article));
const rows: object[] = [];
for (const { id, render } of fileOutputs) {
  // Once before, so that nobody pays for what the others have loaded already.
  for (const item of items.slice(0, 50)) await render(item);
  let bytes = 0;
  const cost = await measure(async () => {
    for (const item of items) bytes += Buffer.from(await render(item)).length;
  });
  rows.push({ output: id, ...cost, MB: (bytes / 1e6).toFixed(2) });
}

/** What is made of the whole site, the way its pages make it. */
const wholes: Readonly<Record<string, () => readonly string[]>> = {
  feeds: () =>
    feedPlaces(catalog).flatMap((place) => {
      const feed = feedOf(catalog, place, (photo) => jpegOf(photo, catalog.site));
      return feedFormats.map((format) => renderFeed(feed, format));
    }),
  calendar: () => [renderIcs(siteCalendar(catalog))],
  'open data': () =>
    dataFiles(
      takeData(catalog, (photo) => jpegOf(photo, catalog.site)),
      catalog,
    ).map((file) => file.render()),
};
const wholeRows: object[] = [];
for (const [output, make] of Object.entries(wholes)) {
  let made: readonly string[] = [];
  const cost = await measure(() => {
    made = make();
    return Promise.resolve();
  });
  const bytes = made.reduce((sum, file) => sum + Buffer.byteLength(file), 0);
  wholeRows.push({ output, ...cost, files: made.length, MB: (bytes / 1e6).toFixed(2) });
}

/** The hooks of a build that has written its pages, without the pages. */
async function publish(name: string): Promise<{ readonly cost: Cost; readonly files: number }> {
  const outDir = path.join(folder, name);
  await mkdir(outDir);
  const done = { dir: pathToFileURL(`${outDir}/`) } as Parameters<
    NonNullable<ReturnType<typeof publishOutputs>['hooks']['astro:build:done']>
  >[0];
  await publishImages().hooks['astro:build:done']?.(done);
  const cost = await measure(async () => void (await publishOutputs().hooks['astro:build:done']?.(done)));
  const files = (await readdir(outDir, { recursive: true })).length;
  return { cost, files };
}

const builds: object[] = [];
for (const name of ['cold', 'nothing changed']) {
  const { cost, files } = await publish(name);
  builds.push({ build: name, ...cost, files, 'peak MB': (process.resourceUsage().maxRSS / 1024).toFixed(0) });
}

console.log(`Each output, ${items.length} stories of about 800 syllables`);
console.table(rows);
console.log(`The whole site: ${articles.length} articles`);
console.table(wholeRows);
console.log(`All of them and their kits, as a build publishes them: ${articles.length} stories`);
console.table(builds);
await rm(folder, { recursive: true, force: true });
