/**
 * The archive page in a real browser: `npm run bench -- search-page [folder of the test-bed] [--stories 10000] [--most 15]`. The stories are
 * made of two texts of the test-bed each, some 700 words, so that their words are as many and as rare as real ones. Times run
 * from the query's dispatch to its first results and to the last; the whole browser slowed down four times stands for a phone.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { SearchRecord } from '../../src/search/index/record.ts';
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
      outDir: join(outDir, 'pagefind'),
      today: '2020-12-31',
    });
    const queries = await readQueries(folder, 'unseen', Number(values.most));
    const site = await serveSite(outDir);
    const browser = await launchBrowser();
    try {
      console.log(`${records.length} stories, ${queries.length} queries; milliseconds p50, p95`);
      console.table([
        ...(await time(browser, site.origin, queries, 1)),
        ...(await time(browser, site.origin, queries, 4)),
      ]);
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
      year: Number(date.slice(0, 4)),
    };
  });
}

async function time(
  browser: Browser,
  origin: string,
  queries: readonly Query[],
  slower: number,
): Promise<object[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { worker } = await slowDown(page, slower);
  await page.goto(`${origin}/kho-tu-lieu/`);
  await page.locator('#kho:not([hidden])').waitFor();
  const isSlow = await worker;
  // Once to load and compile what all queries need.
  for (const { query } of queries) await ask(page, query);
  const rows: object[] = [];
  for (const [kind, group] of Map.groupBy(queries, (query) => query.kind)) {
    const times = [];
    // Another end of the query, so that no answer is remembered from before.
    for (const { query } of group)
      times.push(await ask(page, query.split(' ').slice(0, -1).join(' ') || query));
    rows.push({
      cpu: slower === 1 ? 'as it is' : `${slower} times slower${isSlow ? '' : ' (page only)'}`,
      kind,
      first: quantiles(times.map(({ first }) => first)),
      whole: quantiles(times.map(({ whole }) => whole)),
    });
  }
  await context.close();
  return rows;
}

/** Asks as a reader who presses Enter, and waits for the first change of the list and for its end. */
function ask(page: Page, query: string): Promise<{ first: number; whole: number }> {
  return page.evaluate(
    (text) =>
      new Promise<{ first: number; whole: number }>((done) => {
        const form = document.querySelector<HTMLFormElement>('#tim-kho');
        const list = document.querySelector('[data-results]');
        const input = form?.elements.namedItem('q');
        if (!form || !list || !(input instanceof HTMLInputElement))
          throw new Error('This is not the archive');
        input.value = text;
        const start = performance.now();
        let first: number | undefined;
        const observer = new MutationObserver((changes) => {
          const now = performance.now() - start;
          if (changes.some(({ type }) => type === 'childList')) first ??= now;
          if (list.ariaBusy !== 'false') return;
          observer.disconnect();
          done({ first: first ?? now, whole: now });
        });
        form.requestSubmit();
        observer.observe(list, { childList: true, attributeFilter: ['aria-busy'] });
      }),
    query,
  );
}

async function weigh(browser: Browser, origin: string, queries: readonly Query[]): Promise<object[]> {
  const rows: object[] = [];
  for (const [kind, group] of Map.groupBy(queries, (query) => query.kind)) {
    const all: number[] = [];
    const search: number[] = [];
    for (const { query } of group) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const sizes: Promise<readonly [string, number]>[] = [];
      page.on('requestfinished', (request) => {
        sizes.push(
          request.sizes().then(({ responseBodySize }) => [request.url(), responseBodySize] as const),
        );
      });
      await page.goto(`${origin}/kho-tu-lieu/?${new URLSearchParams({ q: query }).toString()}`);
      await page.locator('[data-results][aria-busy="false"]').waitFor({ state: 'attached' });
      const loaded = await Promise.all(sizes);
      const sum = (part: RegExp): number =>
        loaded.reduce((total, [url, bytes]) => total + (part.test(url) ? bytes / 1000 : 0), 0);
      all.push(sum(/./));
      search.push(sum(/\/pagefind\/|worker/));
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
