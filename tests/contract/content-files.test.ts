import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkEntry } from '../../src/load/check-entry.ts';
import { readContent } from '../../src/load/read-content.ts';
import { formatProblem } from '../../src/schema/problem.ts';
import { contentFiles } from './content-files.ts';

const contentDir = fileURLToPath(new URL('../../content', import.meta.url));

describe('Every content file that ships', () => {
  it.each(contentFiles)(
    '$name passes the check, in composed letters and Linux line ends',
    ({ file, source }) => {
      expect(checkEntry(file, source).problems.map(formatProblem)).toEqual([]);
      expect(source).toBe(source.normalize('NFC'));
      expect(source).not.toContain('\r');
      expect(source.endsWith('\n')).toBe(true);
    },
  );

  it('refers to what is there, and to photos that can be read', async () => {
    const cacheDir = await mkdtemp(path.join(tmpdir(), 'content-'));
    onTestFinished(() => rm(cacheDir, { recursive: true, force: true }));
    const { problems, catalog } = await readContent({ contentDir, cacheDir });
    expect(problems.map(formatProblem)).toEqual([]);
    expect(catalog?.plans.map(({ data }) => data.year)).toContain(2020);
  });

  it('has a reader: no photo lies there that nothing shows', async () => {
    const media = path.join(contentDir, 'media');
    const there = await stat(media).then(
      () => readdir(media, { recursive: true, withFileTypes: true }),
      () => [],
    );
    const all = contentFiles.map(({ source }) => source).join('\n');
    const unused = there.filter(
      (item) => item.isFile() && !item.name.startsWith('.') && !all.includes(item.name),
    );
    expect(unused.map((item) => item.name)).toEqual([]);
  });
});
