import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchRecord } from '../../../src/search/store/record.ts';

/** The test-bed of statutory texts, which is not part of the project: what it holds and how far to trust it is in its README. */
export interface Document {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly topic: string;
}

export interface Query {
  readonly id: string;
  readonly query: string;
  readonly relevant: readonly string[];
  readonly kind: string;
  readonly split: 'train' | 'unseen';
}

export const readDocuments = (folder: string): Promise<Document[]> => readLines(folder, 'documents.jsonl');

/** The queries of one half, at most `most` of a kind, spread evenly. */
export async function readQueries(folder: string, split: Query['split'], most: number): Promise<Query[]> {
  const all = (await readLines<Query>(folder, 'queries.jsonl')).filter((query) => query.split === split);
  return [...Map.groupBy(all, ({ kind }) => kind).values()].flatMap((group) => {
    const step = Math.max(1, group.length / most);
    return Array.from(
      { length: Math.min(most, group.length) },
      (_, at) => group[Math.floor(at * step)],
    ).filter((query) => query !== undefined);
  });
}

async function readLines<Row>(folder: string, name: string): Promise<Row[]> {
  const text = await readFile(join(folder, name), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

export function toRecord({ id, title, body, topic }: Document): SearchRecord {
  return {
    url: `/${id}/`,
    title,
    kind: 'Văn bản',
    kindId: 'van-ban',
    topic,
    date: '2020-02-18',
    summary: '',
    text: body,
    sample: false,
  };
}
