import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBody, loadCatalog } from '../../src/load/site-content.ts';
import { buildIndex } from '../../src/search/index/build-index.ts';
import { archivedOf, recordOf } from '../../src/search/records/archived.ts';
import type { SearchRecord } from '../../src/search/store/record.ts';
import { readState } from '../../src/search/results/state.ts';
import type { Presented } from '../../src/search/results/present.ts';
import { ArchiveSearch, type Shown } from '../../src/search/results/search-archive.ts';
import { stripMarks } from '../../src/vietnamese/text.ts';
import { randomOf, VARIANTS } from '../bench/search/variants.ts';
import { QUERIES } from '../fixtures/search-queries.ts';
import { serveSegment } from '../unit/search/open-index.ts';

/** The project's own content, as its archive finds it. */
let folder: string;
let search: ArchiveSearch;
const records: SearchRecord[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'search-quality-'));
  const catalog = await loadCatalog();
  for (const entry of archivedOf(catalog))
    records.push(recordOf(catalog, entry, await loadBody(entry), noPicture));
  const built = await buildIndex({ records, outDir: path.join(folder, 'index') });
  search = new ArchiveSearch(serveSegment(path.join(folder, 'index'), built).load);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const noPicture = () => ({ src: '/anh/mau.webp', width: 480, height: 320 });

async function ask(query: string): Promise<Shown> {
  const state = readState(new URLSearchParams({ q: query }));
  const shown: Shown[] = [];
  await search.show(state, { signal: new AbortController().signal }, (one) => shown.push(one));
  const last = shown.at(-1);
  if (!last?.isFinal) throw new Error(`Nothing final was shown for ${query}`);
  return last;
}

describe('a reader of the project’s own archive', () => {
  it.each(QUERIES)('finds what is asked for, typed with %s: %s', async (_, query, page) => {
    const { results } = await ask(query);
    expect(results.slice(0, 3).map(({ url }) => url)).toContain(page);
  });

  it('mostly finds it first', async () => {
    const firsts = await Promise.all(
      QUERIES.map(async ([, query, page]) => (await ask(query)).results[0]?.url === page),
    );
    expect(firsts.filter(Boolean).length / QUERIES.length).toBeGreaterThan(0.9);
  });
});

it.each([
  'gà',
  'lũ',
  'lúa',
  'thuế',
  'Mường',
  'Vinh',
  'Hùng',
  'rừng',
  'Loan',
  'Sa Pa',
  'ga',
  'rung',
  'GDP',
  'vn',
  'iso',
  'NHNN',
])('a word that the archive happens to lack is not taken for a slip: %s', async (query) => {
  expect((await ask(query)).meant).toBeUndefined();
});

describe('what a reader is shown', () => {
  /** Sentences, their beginnings and names, in every way of typing them: the same on every machine. */
  function manyQueries(): string[] {
    const sentences = records.flatMap(({ title, summary, text, people = [] }) =>
      [title, summary, ...people, ...text.split(/[.;\n]/)].map((words) => words.trim()).filter(Boolean),
    );
    const openings = sentences.map((words) => words.split(' ').slice(0, 3).join(' '));
    const typed = openings.flatMap((words, at) => {
      const ways = Object.values(VARIANTS);
      return [words, ways[at % ways.length]?.(words, randomOf(words)) ?? words];
    });
    const all = [
      ...new Set([...typed, ...sentences, ...sentences.map(stripMarks), '18/02/2020', 'tháng 2 năm 2020']),
    ];
    return all.filter((_, at) => at % Math.ceil(all.length / 600) === 0);
  }

  it('has no folded word, key or markup in any title, excerpt, heading, suggestion or facet, for 500 queries', async () => {
    const queries = manyQueries();
    expect(queries.length).toBeGreaterThan(500);
    const signal = new AbortController().signal;
    const seen = new Set<string>();
    const read = ({ title, excerpt, ...rest }: Presented): void => {
      for (const segments of [title, excerpt]) seen.add(segments.map(({ text }) => text).join(''));
      seen.add(JSON.stringify(rest));
    };
    for (const query of queries) {
      const { results, meant, facets } = await ask(query);
      const suggested = await search.suggest(query, { signal });
      for (const result of [...results, ...suggested.results]) read(result);
      seen
        .add(meant?.text ?? '')
        .add(suggested.meant?.text ?? '')
        .add(JSON.stringify(facets));
    }
    expect(seen.size).toBeGreaterThan(500);
    expect([...seen].filter((text) => /\||<|&lt;|&amp;|zt?\d{6,8}|\d[a-z]*qd[a-z]/.test(text))).toEqual([]);
  });
});
