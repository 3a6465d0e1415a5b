import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMadeFiles, type MadeFile } from '../../../src/build/made-files.ts';
import { makePressFiles } from '../../../src/build/make-press-files.ts';
import type { Kit } from '../../../src/outputs/kit/kit.ts';
import { generatedItems } from '../outputs/every-item.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'made-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const files = (content: string) => (): Promise<MadeFile[]> =>
  Promise.resolve([
    { name: 'bai.txt', content },
    { name: 'kit.json', content: Buffer.from('{}') },
  ]);

describe('Files that are made once', () => {
  it('are made the first time and linked after that, into as many sites as there are', async () => {
    const made = createMadeFiles(path.join(folder, 'cache'));
    expect(await made.publish('ab12', path.join(folder, 'one/bai'), files('một'))).toBe(true);
    const again = createMadeFiles(path.join(folder, 'cache'));
    expect(await again.publish('ab12', path.join(folder, 'two/bai'), files('khác'))).toBe(false);
    for (const site of ['one', 'two'])
      expect(await readFile(path.join(folder, site, 'bai/bai.txt'), 'utf8')).toBe('một');
    expect((await stat(path.join(folder, 'two/bai/kit.json'))).nlink).toBe(3);
  });

  it('are forgotten once a build did not ask for them, and what a stopped build left half-made too', async () => {
    const cache = path.join(folder, 'cache');
    const first = createMadeFiles(cache);
    await first.publish('ab12', path.join(folder, 'one/bai'), files('rút'));
    await first.publish('ab34', path.join(folder, 'one/tin'), files('giữ'));
    await mkdir(path.join(cache, 'ab/.x.partial'));
    await writeFile(path.join(cache, 'ab/.x.partial/bai.txt'), 'nửa chừng');
    const second = createMadeFiles(cache);
    await second.publish('ab34', path.join(folder, 'two/tin'), files('giữ'));
    await second.prune();
    expect(await readdir(path.join(cache, 'ab'))).toEqual(['ab34']);
    // The site of before keeps what it has until it is removed itself.
    expect(await readFile(path.join(folder, 'one/bai/bai.txt'), 'utf8')).toBe('rút');
  });

  it('are there whole or not at all: what can’t be made leaves nothing behind under its key', async () => {
    const made = createMadeFiles(path.join(folder, 'cache'));
    const broken = () => Promise.reject(new Error('no photo'));
    await expect(made.publish('ab12', path.join(folder, 'one/bai'), broken)).rejects.toThrow('no photo');
    expect(await made.publish('ab12', path.join(folder, 'one/bai'), files('một'))).toBe(true);
  });

  it('need nothing to be pruned where nothing was ever made', async () => {
    await expect(createMadeFiles(path.join(folder, 'none')).prune()).resolves.toBeUndefined();
  });
});

describe('The kit of an article', () => {
  it('names every file with its bytes, its SHA-256 and what it is, and the same ones give the same kit', async () => {
    const { item } = generatedItems(20).articles.find(({ item }) => item.photos.length > 1)!;
    await mkdir(path.join(folder, 'anh'));
    for (const { print } of item.photos) await writeFile(path.join(folder, print.src), `photo ${print.src}`);
    await writeFile(path.join(folder, 'anh/nen.jpg'), 'television');
    const page = new URL(item.url).pathname;
    const article = {
      item,
      page,
      outDir: folder,
      television: { src: '/anh/nen.jpg', width: 1920, height: 1080, alt: 'Nền', credit: 'Nhà' },
    };
    const made = await makePressFiles(article);
    const content = new Map(made.map((file) => [`${page}${file.name}`, Buffer.from(file.content)]));
    const kit = JSON.parse(content.get(`${page}kit.json`)!.toString()) as Kit;
    expect(kit).toMatchObject({
      uri: item.uri,
      version: item.version,
      name: `${item.slug}-ban-${item.version}`,
    });
    for (const file of kit.files) {
      const bytes = content.get(file.path) ?? (await readFile(path.join(folder, file.path)));
      expect(file.bytes).toBe(bytes.length);
      expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
    const endings = ['.txt', '.docx', '.ninjs.json', '.newsml.xml'].map((ending) => item.slug + ending);
    expect(kit.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...endings, 'anh/nen.jpg', `anh/${path.basename(item.photos[0]!.print.src)}`]),
    );
    const types = new Set(kit.files.map(({ mediaType }) => mediaType.split(';')[0]));
    expect([...types].every((type) => /^[a-z]+\/[a-z0-9.+-]+$/.test(type ?? ''))).toBe(true);
    expect(await makePressFiles(article)).toEqual(made);
  });
});
