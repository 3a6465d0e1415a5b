/**
 * Search quality on the test-bed of statutory texts, ours against what a site would otherwise take, in one run:
 * `npm run bench -- search [folder of the test-bed] [--train] [--only ours] [--most 60]`. Every kind of query in every way of typing it,
 * on the half that nobody tunes on; `--train` takes the other half. `--most`: how many queries of a kind.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readDocuments, readQueries, type Query } from './search/corpus.ts';
import { ENGINES, type Engine } from './search/engines.ts';
import { randomOf, VARIANTS, type Variant } from './search/variants.ts';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    train: { type: 'boolean', default: false },
    only: { type: 'string' },
    most: { type: 'string', default: '100' },
  },
});
const folder = positionals[0] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
/** How many queries of a kind are asked of a browser that has nothing yet. */
const COLD_QUERIES = 12;

if (existsSync(join(folder, 'documents.jsonl'))) await measure();
else console.log(`No test-bed at ${folder}: nothing measured.`);

async function measure(): Promise<void> {
  const split = values.train ? 'train' : 'unseen';
  const documents = await readDocuments(folder);
  const queries = await readQueries(folder, split, Number(values.most));
  const work = await mkdtemp(join(tmpdir(), 'search-bench-'));
  console.log(`${documents.length} documents, ${queries.length} ${split} queries`);
  try {
    const rows = new Map<string, Record<string, unknown>>();
    const cold: object[] = [];
    for (const [name, open] of Object.entries(ENGINES)) {
      if (values.only && values.only !== name) continue;
      const engine = await open(documents, work);
      for (const [kind, group] of Map.groupBy(queries, (query) => query.kind)) {
        for (const [variant, vary] of Object.entries(VARIANTS)) {
          // A number with another digit is another number.
          if (kind === 'docno' && variant.startsWith('wrong')) continue;
          const key = `${kind}, ${variant}`;
          const row = rows.get(key) ?? { query: key };
          rows.set(key, { ...row, [name]: await grade(engine, group, variant, vary) });
        }
        cold.push({ engine: name, kind, ...(await weigh(engine, group.slice(0, COLD_QUERIES))) });
      }
    }
    console.log('MRR@10 / recall@10 / share of queries that found nothing / ms p50, p95');
    console.table([...rows.values()]);
    console.log('A first query, nothing cached: KB');
    console.table(cold);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function grade(engine: Engine, queries: Query[], variant: string, vary: Variant): Promise<string> {
  let reciprocal = 0;
  let recall = 0;
  let empty = 0;
  const times: number[] = [];
  for (const { id, query, relevant } of queries) {
    const typed = vary(query, randomOf(`${id} ${variant}`));
    const started = performance.now();
    const { top, found } = await engine.ask(typed);
    times.push(performance.now() - started);
    const first = top.findIndex((page) => relevant.includes(page));
    if (first >= 0) reciprocal += 1 / (first + 1);
    recall += top.filter((page) => relevant.includes(page)).length / Math.min(10, relevant.length);
    empty += found ? 0 : 1;
  }
  const mean = (sum: number): string => (sum / queries.length).toFixed(3);
  return `${mean(reciprocal)} / ${mean(recall)} / ${mean(empty)} / ${quantile(times, 0.5)}, ${quantile(times, 0.95)}`;
}

async function weigh(engine: Engine, queries: Query[]): Promise<object> {
  const sizes: number[] = [];
  for (const { query } of queries) {
    const bytes = await engine.coldBytes(query);
    if (bytes !== undefined) sizes.push(bytes / 1000);
  }
  return sizes.length ? { p50: quantile(sizes, 0.5), p95: quantile(sizes, 0.95) } : { p50: 'on a server' };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
