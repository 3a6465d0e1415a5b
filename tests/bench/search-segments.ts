/**
 * What the archive's index costs as it grows: `npm run bench -- search-segments [folder of the test-bed] --pages 100000`. The texts of the
 * test-bed, each as often as it takes with words of its own, so it tells of cost and nothing of quality. First what each publication
 * costs, then what a search costs, cold and warm, in one process without a network.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type IndexedPage, publishIndex } from '../../src/search/index/publish-index.ts';
import { answerQuery } from '../../src/search/query/answer.ts';
import { openIndex } from '../../src/search/query/open-index.ts';
import { planQuery } from '../../src/search/query/plan.ts';
import { serveFolder } from '../unit/search/open-index.ts';
import { type Document, readDocuments, readQueries, toRecord } from './search/corpus.ts';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { pages: { type: 'string', default: '10000' }, queries: { type: 'string', default: '6' } },
});
const folder = positionals[0] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
/** A story has about 700 words, a statutory text sometimes 20,000. */
const LONGEST = 5_000;

if (existsSync(join(folder, 'documents.jsonl'))) await measure(Number(values.pages));
else console.log(`No test-bed at ${folder}: nothing measured.`);

async function measure(count: number): Promise<void> {
  const documents = await readDocuments(folder);
  const queries = await readQueries(folder, 'unseen', Number(values.queries));
  const work = await mkdtemp(join(tmpdir(), 'search-segments-'));
  try {
    const pages = Array.from({ length: count }, (_, at) => pageOf(documents, at));
    let site = '';
    const publish = async (name: string, wanted: readonly IndexedPage[], today: string): Promise<object> => {
      site = join(work, name.replaceAll(' ', '-'), 'muc-luc');
      const started = performance.now();
      const { indexed } = await publishIndex({
        pages: wanted,
        cacheDir: join(work, 'cache'),
        outDir: site,
        today,
        version: 'bench',
      });
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      return { publication: name, indexed, 'wall s': seconds, ...(await weigh(site)) };
    };
    const edited = pages.map((page, at) => (at === count / 2 ? { ...page, key: 'edited' } : page));
    const publications = [
      await publish('all', pages, '2026-11-22'),
      await publish('nothing changed', pages, '2026-11-22'),
      await publish('one edit', edited, '2026-11-22'),
    ];
    console.log(`${count} pages`);
    console.table(publications);
    const rows = [];
    for (const [kind, group] of Map.groupBy(queries, (query) => query.kind)) {
      rows.push({
        kind,
        ...(await ask(
          site,
          group.map(({ query }) => query),
        )),
      });
    }
    console.table(rows);
    const withdrawn = edited.filter((_, at) => at !== 7);
    console.table([await publish('one withdrawal', withdrawn, '2026-11-22')]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function pageOf(documents: readonly Document[], at: number): IndexedPage {
  const document = documents[at % documents.length];
  if (!document) throw new Error(`No documents in ${folder}`);
  const record = {
    ...toRecord({ ...document, body: document.body.slice(0, LONGEST) }),
    url: `/${document.id}/${at}/`,
    title: `${document.title} (${at})`,
    date: new Date(Date.UTC(2026, 0, 1) - at * 3_600_000).toISOString().slice(0, 10),
  };
  return { url: record.url, key: String(at), record: () => Promise.resolve(record) };
}

async function weigh(site: string): Promise<object> {
  const names = await readdir(site, { recursive: true });
  const files = (await Promise.all(names.map((name) => stat(join(site, name))))).filter((file) =>
    file.isFile(),
  );
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const segments = (await readdir(site, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return { segments: segments.length, files: files.length, MB: Math.round(bytes / 1e6) };
}

/** Each query once in a browser that has nothing, then all in one that has searched before. */
async function ask(site: string, queries: readonly string[]): Promise<object> {
  const cold: number[] = [];
  for (const query of queries) {
    const { load, bytes } = serveFolder(site);
    const index = await openIndex(load);
    const { hits } = await answerQuery(index, planQuery(query));
    await Promise.all([index.shelf(), ...hits.slice(0, 10).map((page) => index.record(page))]);
    cold.push(bytes() / 1000);
  }
  const index = await openIndex(serveFolder(site).load);
  const warm: { first: number; whole: number }[] = [];
  for (const round of ['load', 'measure']) {
    for (const query of queries) {
      const started = performance.now();
      let first: number | undefined;
      const onFirst = (): void => {
        first ??= performance.now() - started;
      };
      await answerQuery(index, planQuery(query), { onFirst });
      const whole = performance.now() - started;
      if (round === 'measure') warm.push({ first: first ?? whole, whole });
    }
  }
  return {
    queries: queries.length,
    'cold KB p50': middle(cold),
    'cold KB most': Math.round(Math.max(...cold)),
    'first ms p50': middle(warm.map(({ first }) => first)),
    'whole ms p50': middle(warm.map(({ whole }) => whole)),
    'whole ms most': Math.round(Math.max(...warm.map(({ whole }) => whole))),
  };
}

function middle(numbers: readonly number[]): number {
  return Math.round(numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0);
}
