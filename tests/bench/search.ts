/**
 * Search quality on the test-bed of statutory texts, which is not part of the project (`../shared/corpus`).
 * `node tests/bench/search.ts [documents.jsonl's folder]` prints MRR@10, recall@10 and the rate of empty answers on the queries
 * that nobody tunes on; `--train` takes the half for tuning.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIndex } from '../../src/search/build-index.ts';
import { planQuery } from '../../src/search/plan.ts';
import { runQuery, type Pagefind } from '../../src/search/query.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { openIndex } from '../unit/search/open-index.ts';

interface Document {
  id: string;
  title: string;
  body: string;
  topic: string;
}
interface Query {
  relevant: string[];
  kind: string;
  variants: Record<string, string>;
  split: 'train' | 'unseen';
}

const split = process.argv.includes('--train') ? 'train' : 'unseen';
const folder =
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ??
  fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

if (existsSync(join(folder, 'documents.jsonl'))) await measure();
else console.log(`No test-bed at ${folder}: nothing measured.`);

async function measure(): Promise<void> {
  const documents = await readLines<Document>('documents.jsonl');
  const queries = (await readLines<Query>('queries.jsonl')).filter((query) => query.split === split);
  const work = await mkdtemp(join(tmpdir(), 'search-bench-'));
  try {
    const started = performance.now();
    const { pages } = await buildIndex({ records: documents.map(toRecord), outDir: join(work, 'pagefind') });
    console.log(
      `${pages} pages indexed in ${((performance.now() - started) / 1000).toFixed(1)} s; ${split} queries`,
    );
    const pagefind = await openIndex(join(work, 'pagefind'));
    console.table(await askAll(pagefind, queries, pages));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function readLines<Row>(name: string): Promise<Row[]> {
  const text = await readFile(join(folder, name), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

function toRecord({ id, title, body, topic }: Document): SearchRecord {
  const date = '2020-02-18';
  return {
    url: `/${id}/`,
    title,
    kind: 'Văn bản',
    kindId: 'van-ban',
    topic,
    year: 2020,
    date,
    summary: '',
    text: body,
    sample: false,
  };
}

async function askAll(pagefind: Pagefind, queries: Query[], pages: number): Promise<object[]> {
  const rows = [];
  for (const kind of new Set(queries.map((query) => query.kind))) {
    for (const variant of ['plain', 'bare', 'nfd', 'upper']) {
      const group = queries.filter((query) => query.kind === kind && query.variants[variant]);
      const tally = { reciprocal: 0, recall: 0, empty: 0, results: 0, times: [] as number[] };
      for (const { variants, relevant } of group) {
        const started = performance.now();
        const { hits } = await runQuery(pagefind, planQuery(variants[variant] ?? ''), { pages });
        tally.times.push(performance.now() - started);
        const top = await Promise.all(
          hits.slice(0, 10).map(async (hit) => (await hit.data()).raw_url?.slice(1, -1) ?? ''),
        );
        const first = top.findIndex((id) => relevant.includes(id));
        if (first >= 0) tally.reciprocal += 1 / (first + 1);
        tally.recall += top.filter((id) => relevant.includes(id)).length / Math.min(10, relevant.length);
        tally.empty += hits.length ? 0 : 1;
        tally.results += hits.length;
      }
      const mean = (sum: number): number => Number((sum / group.length).toFixed(3));
      const times = tally.times.toSorted((a, b) => a - b);
      rows.push({
        kind,
        variant,
        queries: group.length,
        'MRR@10': mean(tally.reciprocal),
        'recall@10': mean(tally.recall),
        empty: mean(tally.empty),
        results: Math.round(tally.results / group.length),
        'ms p50': Math.round(times[Math.floor(times.length / 2)] ?? 0),
        'ms p95': Math.round(times[Math.floor(times.length * 0.95)] ?? 0),
      });
    }
  }
  return rows;
}
