import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { listContent } from '../../src/load/list-content.ts';
import type { ContentText } from './clear-samples.ts';

/** Where entries lie and can be removed: a folder on the disk, or the newsroom's repository. */
export interface ContentPlace {
  /** What its files are called to whoever reads our output. */
  nameOf(file: string): string;
  list(): Promise<{ readonly texts: readonly ContentText[]; readonly media: readonly string[] }>;
  remove(files: readonly string[]): Promise<void>;
}

/**
 * A content folder on the disk.
 *
 * @param cwd its files are named from here, so that a terminal makes links of them
 */
export function contentFolder(contentDir: string, cwd: string): ContentPlace {
  return {
    nameOf: (file) => path.relative(cwd, path.join(contentDir, file)),
    async list() {
      const { entries, media } = await listContent({ contentDir });
      const files = Object.values(entries).flatMap((list) => list.map(({ file }) => file));
      const texts = await Promise.all(
        files.map(async (file) => ({ file, source: await readFile(path.join(contentDir, file), 'utf8') })),
      );
      return { texts, media: media.map(({ file }) => file) };
    },
    async remove(files) {
      for (const file of files) await rm(path.join(contentDir, file));
    },
  };
}
