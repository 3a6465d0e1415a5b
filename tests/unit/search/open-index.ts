import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../../../src/search/store/manifest.ts';
import { MANIFEST } from '../../../src/search/store/manifest.ts';
import { openIndex, type ArchiveIndex, type Load } from '../../../src/search/query/open-index.ts';
import type { BuiltIndex } from '../../../src/search/index/build-index.ts';

export interface Served {
  readonly load: Load;
  /** How much was read so far, as it lies on the disk: packed. */
  readonly bytes: () => number;
}

/** Reads a folder as a browser reads a site. */
export function serveFolder(folder: string): Served {
  let bytes = 0;
  return {
    load: async (name) => {
      const file = await readFile(join(folder, name)).catch(() => undefined);
      bytes += file?.length ?? 0;
      return file ? new Response(file) : new Response('', { status: 404 });
    },
    bytes: () => bytes,
  };
}

/** The `/muc-luc/` of a site, with as many segments as it has. */
export const openSite = (folder: string): Promise<ArchiveIndex> => openIndex(serveFolder(folder).load);

/** One segment in a folder of its own, as if it were a whole archive. */
export function serveSegment(folder: string, { pages, shards }: BuiltIndex): Served {
  const served = serveFolder(folder);
  const manifest: Manifest = {
    segments: [{ path: '', pages, shards, masked: [] }],
    pages,
    order: [[0, pages]],
  };
  return {
    ...served,
    load: (name) => (name === MANIFEST ? Promise.resolve(Response.json(manifest)) : served.load(name)),
  };
}
