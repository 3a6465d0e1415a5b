/**
 * The archive page in a real browser: `npm run bench -- search-page [folder of the test-bed] [--stories 10000] [--most 15]`. The stories are
 * made of two texts of the test-bed each, some 700 words, so that their words are as many and as rare as real ones. Times run
 * from the query's dispatch to its first results and to the last; beside the clock's stands the processor's time of page and worker,
 * which a busy machine does not stretch. All of it once more with the page four times slower, as on a phone.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { SearchRecord } from '../../src/search/store/record.ts';
import { publishIndex } from '../../src/search/index/publish-index.ts';
import { launchBrowser } from '../browser.ts';
import { buildSite } from '../site/build-site.ts';
import { serveSite } from '../site/serve-site.ts';
import { readDocuments, readQueries, toRecord, type Document, type Query } from './search/corpus.ts';
import { slowDown } from './search/slow-down.ts';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { stories: { type: 'string', default: '10000' }, most: { type: 'string', default: '15' } },
});
/** How many queries of a kind are asked of a browser that has nothing yet. */
const COLD_QUERIES = 20;
const folder = positionals[0] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

if (existsSync(join(folder, 'documents.jsonl'))) await measure();
else console.log(`No test-bed at ${folder}: nothing measured.`);

async function measure(): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'search-page-'));
  const outDir = join(work, 'site');
  try {
    await buildSite({ contentDir: resolve('content'), outDir, cacheDir: join(work, 'cache') });
    const records = makeStories(await readDocuments(folder), Number(values.stories));
    await publishIndex({
      pages: records.map((record) => ({
        url: record.url,
        key: record.url,
        record: () => Promise.resolve(record),
      })),
      cacheDir: join(work, 'index'),
      outDir: join(outDir, 'muc-luc'),
      today: '2020-12-31',
      version: 'bench',
    });
    const queries = await readQueries(folder, 'unseen', Number(values.most));
    const site = await serveSite(outDir);
    const browser = await launchBrowser();
    try {
      console.log(`${records.length} stories, ${queries.length} queries; milliseconds p50, p95`);
      console.table(await time(browser, site.origin, queries));
      console.log('The same with page and worker four times slower');
      console.table(await time(browser, site.origin, queries, { times: 4 }));
      console.log(
        'A first query in a browser that has nothing yet: KB of it all, of what the search alone loads',
      );
      console.table(await weigh(browser, site.origin, queries));
    } finally {
      await browser.close();
      await site.close();
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Newest first, over ten years, with units, kinds and topics to count. */
function makeStories(documents: readonly Document[], count: number): SearchRecord[] {
  const kinds = ['Gương điển hình', 'Sáng kiến', 'Tin tức'];
  return Array.from({ length: count }, (_, at): SearchRecord => {
    const one = documents[at % documents.length];
    const other = documents[(at * 7919 + 13) % documents.length];
    if (!one || !other) throw new Error('The test-bed is empty');
    const date = new Date(Date.UTC(2020, 11, 31 - Math.floor((at * 3650) / count)))
      .toISOString()
      .slice(0, 10);
    const kind = kinds[at % kinds.length] ?? '';
    return {
      ...toRecord(one),
      url: `/tin-tuc/${date.slice(0, 4)}/${one.id}-${at}/`,
      text: `${one.body}\n${other.body}`,
      kind,
      kindId: `loai-${at % kinds.length}`,
      unit: `Đơn vị mẫu ${at % 12}`,
      topic: `Lĩnh vực ${at % 8}`,
      date,
    };
  });
}

async function time(
  browser: Browser,
  origin: string,
  queries: readonly Query[],
  { times = 1 } = {},
): Promise<object[]> {
  const page = await browser.newPage();
  const spent = await watchProcessor(browser);
  await page.goto(`${origin}/kho-tu-lieu/`);
  await page.locator('#kho:not([hidden])').waitFor();
  // Once to load and compile what all queries need.
  for (const { query } of queries) await ask(page, query, spent);
  const hurry = times > 1 ? slowDown(await renderersOf(browser), times) : undefined;
  const rows: object[] = [];
  for (const [kind, group] of Map.groupBy(queries, (query) => query.kind)) {
    const costs = [];
    // Another end of the query, so that no answer is remembered from before.
    for (const { query } of group)
      costs.push(await ask(page, query.split(' ').slice(0, -1).join(' ') || query, spent));
    rows.push({
      kind,
      'first ms': quantiles(costs.map(({ first }) => first.wall)),
      'whole ms': quantiles(costs.map(({ whole }) => whole.wall)),
      'first CPU ms': quantiles(costs.map(({ first }) => first.cpu)),
      'whole CPU ms': quantiles(costs.map(({ whole }) => whole.cpu)),
    });
  }
  await hurry?.();
  await page.close();
  return rows;
}

/** The processes of the browser's pages. */
async function renderersOf(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** The processor time of the browser's pages and their workers, in milliseconds, to some ten of them. */
async function watchProcessor(browser: Browser): Promise<() => Promise<number>> {
  const session = await browser.newBrowserCDPSession();
  return async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce(
      (sum, { type, cpuTime }) => sum + (type === 'renderer' ? cpuTime * 1000 : 0),
      0,
    );
  };
}

interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** Asks as a reader who presses Enter, and waits for the first change of the list and for its end. */
async function ask(
  page: Page,
  query: string,
  spent: () => Promise<number>,
): Promise<{ first: Cost; whole: Cost }> {
  const before = await spent();
  const wall = await page.evaluate((text) => {
    const form = document.querySelector<HTMLFormElement>('#tim-kho');
    const list = document.querySelector('[data-results]');
    const input = form?.elements.namedItem('q');
    if (!form || !list || !(input instanceof HTMLInputElement)) throw new Error('This is not the archive');
    input.value = text;
    const start = performance.now();
    form.requestSubmit();
    const told = { first: NaN, whole: NaN };
    Object.assign(window, { told });
    return new Promise<number>((done) => {
      const observer = new MutationObserver((changes) => {
        const now = performance.now() - start;
        const isEnd = list.ariaBusy === 'false';
        if (Number.isNaN(told.first) && (isEnd || changes.some(({ type }) => type === 'childList'))) {
          told.first = now;
          done(now);
        }
        if (!isEnd) return;
        observer.disconnect();
        told.whole = now;
      });
      observer.observe(list, { childList: true, attributeFilter: ['aria-busy'] });
    });
  }, query);
  const first = { wall, cpu: (await spent()) - before };
  const end = await page.waitForFunction(
    () => {
      const { whole } = (window as unknown as { told: { whole: number } }).told;
      return Number.isNaN(whole) ? undefined : { whole };
    },
    undefined,
    { timeout: 120_000 },
  );
  const { whole = NaN } = (await end.jsonValue()) ?? {};
  return { first, whole: { wall: whole, cpu: (await spent()) - before } };
}

async function weigh(browser: Browser, origin: string, queries: readonly Query[]): Promise<object[]> {
  const rows: object[] = [];
  for (const [kind, group] of Map.groupBy(queries, (query) => query.kind)) {
    const all: number[] = [];
    const search: number[] = [];
    for (const { query } of group.slice(0, COLD_QUERIES)) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const sizes: Promise<readonly [string, number]>[] = [];
      page.on('requestfinished', (request) => {
        sizes.push(
          request.sizes().then(({ responseBodySize }) => [request.url(), responseBodySize] as const),
        );
      });
      await page.goto(`${origin}/kho-tu-lieu/?${new URLSearchParams({ q: query }).toString()}`);
      await page
        .locator('[data-results][aria-busy="false"]')
        .waitFor({ state: 'attached', timeout: 120_000 });
      const loaded = await Promise.all(sizes);
      const sum = (part: RegExp): number =>
        loaded.reduce((total, [url, bytes]) => total + (part.test(url) ? bytes / 1000 : 0), 0);
      all.push(sum(/./));
      search.push(sum(/\/muc-luc\/|worker/));
      await context.close();
    }
    rows.push({ kind, all: quantiles(all), search: quantiles(search) });
  }
  return rows;
}

function quantiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return `${at(0.5)}, ${at(0.95)}`;
}
