import { mkdirSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { slugify } from '../../vietnamese/text.ts';
import type { StoreFile } from '../store/files.ts';
import { packLexicon } from '../store/pack-lexicon.ts';
import { packTerms } from '../store/pack-terms.ts';
import { packRecord, type SearchRecord } from '../store/record.ts';
import { packShelf, type ShelvedPage } from '../store/shelf.ts';
import { Inverter } from './invert.ts';

export interface IndexOptions {
  /** Newest first. */
  readonly records: AsyncIterable<SearchRecord> | Iterable<SearchRecord>;
  /** Replaced whole. */
  readonly outDir: string;
  /** Called now and then with the number of pages read so far. */
  readonly onProgress?: (pages: number) => void;
}

export interface BuiltIndex {
  readonly pages: number;
  /** Over how many files the terms are spread: who reads them must know. */
  readonly shards: number;
}

/** How many pages are read between two words of progress. */
const STEP = 100;

/**
 * Builds one search index, a segment of the archive: `terms/`, `positions/`, `lexicon/`, `pages/` and `shelf.gz` (see the
 * rooms of `store/`). The same records give the same files. It is written beside `outDir` and then put in its place, so the folder
 * holds the old index or the new one, never both and never half of one.
 */
export async function buildIndex({ records, outDir, onProgress }: IndexOptions): Promise<BuiltIndex> {
  await mkdir(dirname(outDir), { recursive: true });
  const fresh = await mkdtemp(join(dirname(outDir), `.${basename(outDir)}-`));
  try {
    const write = writerInto(fresh);
    const inverter = new Inverter();
    const shelf: ShelvedPage[] = [];
    for await (const record of records) {
      inverter.add(record);
      write(packRecord(record, shelf.length));
      shelf.push(shelve(record));
      if (shelf.length % STEP === 0) onProgress?.(shelf.length);
    }
    onProgress?.(shelf.length);
    write(packShelf(shelf));
    const terms = [...inverter.terms()];
    const { shards, files } = packTerms(terms);
    for (const file of [...files, ...packLexicon(terms)]) write(file);
    // mkdtemp's folders are private; this one is for a web server to read.
    await chmod(fresh, 0o755);
    await rm(outDir, { recursive: true, force: true });
    await rename(fresh, outDir);
    return { pages: shelf.length, shards };
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Packs and writes. Synchronous: 10,000 small files with a promise each take several times as long. */
function writerInto(folder: string): (file: StoreFile) => void {
  const made = new Set<string>();
  return ({ name, bytes }) => {
    const path = join(folder, name);
    const parent = dirname(path);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(path, gzipSync(bytes, { level: 9 }));
  };
}

function shelve({ date, kind, kindId, unit, topic }: SearchRecord): ShelvedPage {
  const year = date?.slice(0, 4);
  return {
    date,
    facets: {
      ...(year && { nam: { id: year, label: year } }),
      loai: { id: kindId, label: kind },
      ...(unit && { donvi: { id: slugify(unit), label: unit } }),
      ...(topic && { linhvuc: { id: slugify(topic), label: topic } }),
    },
  };
}
