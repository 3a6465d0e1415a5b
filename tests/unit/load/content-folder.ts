import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import { readContent } from '../../../src/load/read-content.ts';

const HOUSE = new URL('../../fixtures/content/house/', import.meta.url);

/** A small content folder of one's own, with one entry or more of each kind, to be spoilt by a test. */
export interface House {
  readonly contentDir: string;
  readonly cacheDir: string;
  /** The text of a file, `stories/2020/ca-truc-dem.mdx`. */
  text(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  /** Replaces a piece of a file, which must be there. */
  replace(file: string, piece: string, other: string): Promise<void>;
  addPhoto(file: string): Promise<void>;
  read(): ReturnType<typeof readContent>;
  /** `file:line field: found`, one a problem. */
  problems(): Promise<string[]>;
}

export const STORY = 'stories/2020/ca-truc-dem.mdx';

export async function openHouse(): Promise<House> {
  const folder = await mkdtemp(path.join(tmpdir(), 'content-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const contentDir = path.join(folder, 'content');
  const cacheDir = path.join(folder, 'cache');
  await cp(HOUSE, contentDir, { recursive: true });
  const house: House = {
    contentDir,
    cacheDir,
    text: (file) => readFile(path.join(contentDir, file), 'utf8'),
    async write(file, text) {
      await mkdir(path.dirname(path.join(contentDir, file)), { recursive: true });
      await writeFile(path.join(contentDir, file), text);
    },
    async replace(file, piece, other) {
      const text = await house.text(file);
      if (!text.includes(piece)) throw new Error(`${file} does not hold ${piece}`);
      await house.write(
        file,
        text.replace(piece, () => other),
      );
    },
    async addPhoto(file) {
      await mkdir(path.dirname(path.join(contentDir, file)), { recursive: true });
      await sharp({ create: { width: 900, height: 600, channels: 3, background: '#8c1216' } })
        .jpeg()
        .toFile(path.join(contentDir, file));
    },
    read: () => readContent({ contentDir, cacheDir }),
    async problems() {
      const { problems } = await house.read();
      return problems.map(({ file, line, field, found }) => `${file}:${line} ${field}: ${found}`);
    },
  };
  return house;
}
