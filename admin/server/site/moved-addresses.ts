import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MOVED_FILE } from '../../../src/model/urls.ts';

const tableSchema = z.record(z.string().startsWith('/'), z.string().regex(/^\/[^/\\]/));

/** Where a former address leads: a path, or undefined where the address is none. */
export type FindMoved = (folder: string, url: string) => Promise<string | undefined>;

/** What lies below an article's page moves with it: its quote card, its script, and files that bear its name. */
const BELOW_A_PAGE = /^(\/[^/]+\/\d{4}\/([^/]+)\/)([a-z-]+\/|[a-z0-9-]+(?:\.[a-z-]+)+)$/;

/** Reads each release's table of former addresses once; a release never changes, so its folder is the key. */
export function createMovedAddresses(): FindMoved {
  let known: { readonly folder: string; readonly table: Promise<ReadonlyMap<string, string>> } | undefined;
  return async (folder, url) => {
    if (known?.folder !== folder) known = { folder, table: readTable(folder) };
    const table = await known.table;
    const [path = ''] = url.split('?');
    const [, page = '', name = '', below = ''] = BELOW_A_PAGE.exec(path) ?? [];
    const moved = table.get(page);
    if (moved === undefined) return table.get(path.endsWith('/') ? path : `${path}/`);
    const nameNow = moved.split('/').at(-2) ?? '';
    return moved + (below.startsWith(`${name}.`) ? nameNow + below.slice(name.length) : below);
  };
}

async function readTable(folder: string): Promise<ReadonlyMap<string, string>> {
  try {
    const text = await readFile(join(folder, MOVED_FILE), 'utf8');
    return new Map(Object.entries(tableSchema.parse(JSON.parse(text))));
  } catch {
    // A release without a table has no former addresses; each of them would have a page of its own anyway.
    return new Map();
  }
}
