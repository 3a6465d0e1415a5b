import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import * as pagefind from 'pagefind';
import { buildIndex } from '../../../src/search/index/build-index.ts';
import { planQuery } from '../../../src/search/query/plan.ts';
import { answerQuery } from '../../../src/search/query/answer.ts';
import { openIndex, type ArchiveIndex } from '../../../src/search/query/open-index.ts';
import { serveSegment } from '../../unit/search/open-index.ts';
import { bytesServed, openPagefind, type Pagefind } from './open-pagefind.ts';
import { toRecord, type Document } from './corpus.ts';

/** The ids of the first ten, and how many were found. */
export interface Found {
  readonly top: readonly string[];
  readonly found: number;
}

export interface Engine {
  ask(query: string): Promise<Found>;
  /** Bytes that a reader's browser loads for this one query with nothing in its cache; `undefined` when it runs on a server. */
  coldBytes(query: string): Promise<number | undefined>;
}

type Open = (documents: readonly Document[], work: string) => Promise<Engine>;

/** Ours, and what a site would otherwise take, each as its manual recommends for search as one types. */
export const ENGINES: Readonly<Record<string, Open>> = {
  ours: async (documents, work) => {
    const folder = join(work, 'ours');
    const built = await buildIndex({ records: documents.map(toRecord), outDir: folder });
    const ask = async (index: ArchiveIndex, query: string): Promise<Found> => {
      const { hits } = await answerQuery(index, planQuery(query));
      const records = await Promise.all(hits.slice(0, 10).map((page) => index.record(page)));
      return { top: records.map(({ url }) => url.slice(1, -1)), found: hits.length };
    };
    const warm = await openIndex(serveSegment(folder, built).load);
    return {
      ask: (query) => ask(warm, query),
      coldBytes: async (query) => {
        const { load, bytes } = serveSegment(folder, built);
        await ask(await openIndex(load), query);
        return bytes();
      },
    };
  },
  'stock Pagefind': async (documents, work) => {
    const folder = join(work, 'stock');
    await mkdir(folder);
    const { index } = await pagefind.createIndex({ forceLanguage: 'vi' });
    if (!index) throw new Error('Pagefind did not start');
    for (const { id, title, body } of documents) {
      const paragraphs = body.split('\n').map((line) => `<p>${escape(line)}</p>`);
      const content = `<html lang="vi"><head><title>${escape(title)}</title></head><body><h1>${escape(title)}</h1>${paragraphs.join('')}</body></html>`;
      await index.addHTMLFile({ url: `/${id}/`, content });
    }
    await index.writeFiles({ outputPath: folder });
    await pagefind.close();
    const ask = async (stock: Pagefind, query: string): Promise<Found> => {
      const { results } = await stock.search(query);
      const pages = await Promise.all(results.slice(0, 10).map((hit) => hit.data()));
      return { top: pages.map((page) => page.raw_url?.slice(1, -1) ?? ''), found: results.length };
    };
    const warm = await openPagefind(folder);
    return {
      ask: (query) => ask(warm, query),
      coldBytes: async (query) => {
        const before = bytesServed();
        await ask(await openPagefind(folder), query);
        return bytesServed() - before;
      },
    };
  },
  MiniSearch: (documents) => {
    const index = new MiniSearch<Document>({ fields: ['title', 'body'] });
    index.addAll(documents);
    const bytes = gzipSync(JSON.stringify(index)).length;
    return Promise.resolve({
      ask: (query) => {
        const results = index.search(query, { prefix: true, fuzzy: 0.2, boost: { title: 2 } });
        const top = results.slice(0, 10).map(({ id }) => String(id));
        return Promise.resolve({ top, found: results.length });
      },
      coldBytes: () => Promise.resolve(bytes),
    });
  },
  'SQLite FTS5': (documents) => {
    const database = new DatabaseSync(':memory:');
    database.exec(
      `CREATE VIRTUAL TABLE pages USING fts5(id UNINDEXED, title, body, tokenize = 'unicode61 remove_diacritics 2')`,
    );
    const insert = database.prepare('INSERT INTO pages VALUES (?, ?, ?)');
    database.exec('BEGIN');
    for (const { id, title, body } of documents) insert.run(id, title, body);
    database.exec('COMMIT');
    const select = database.prepare('SELECT id FROM pages WHERE pages MATCH ? ORDER BY bm25(pages, 0, 2, 1)');
    return Promise.resolve({
      ask: (query) => {
        const words = query.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
        // Any of the words, the last as a beginning: with all of them demanded, most questions would find nothing.
        const rows = words.length ? select.all(`${words.map((word) => `"${word}"`).join(' OR ')}*`) : [];
        return Promise.resolve({ top: rows.slice(0, 10).map(({ id }) => String(id)), found: rows.length });
      },
      coldBytes: () => Promise.resolve(undefined),
    });
  },
};

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
