import { readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createPhotoIndex } from '../../../src/images/photo-index.ts';
import { makeFolder, noisyPhoto } from './pictures.ts';

const TIME = new Date('2020-08-28T00:00:00Z');

async function setUp() {
  const cacheDir = path.join(await makeFolder(), 'cache');
  const file = path.join(await makeFolder(), 'anh.jpg');
  await writeFile(file, await noisyPhoto(40, 30));
  await utimes(file, TIME, TIME);
  const index = await createPhotoIndex({ cacheDir });
  const photo = await index.identify(file);
  await index.save();
  return { cacheDir, file, photo, memory: path.join(cacheDir, 'photos.json') };
}

test('a second build knows a photo without reading it', async () => {
  const { cacheDir, file, photo } = await setUp();
  // As many other bytes in the same inode with the same time: who reads the file finds no photo in it.
  await writeFile(file, Buffer.alloc((await stat(file)).size));
  await utimes(file, TIME, TIME);
  expect(await (await createPhotoIndex({ cacheDir })).identify(file)).toEqual(photo);
});

test('a photo that was replaced is looked at again', async () => {
  const { cacheDir, file, photo } = await setUp();
  await writeFile(file, await noisyPhoto(50, 30));
  const again = await (await createPhotoIndex({ cacheDir })).identify(file);
  expect(again.width).toBe(50);
  expect(again.digest).not.toBe(photo.digest);
});

test('a build that learnt nothing writes nothing', async () => {
  const { cacheDir, file, memory } = await setUp();
  const before = await stat(memory, { bigint: true });
  const index = await createPhotoIndex({ cacheDir });
  await index.identify(file);
  await index.save();
  expect((await stat(memory, { bigint: true })).ino).toBe(before.ino);
});

test('photos that are gone are forgotten; photos that were not asked for are kept', async () => {
  const { cacheDir, file, memory } = await setUp();
  await (await createPhotoIndex({ cacheDir })).save();
  expect(await readFile(memory, 'utf8')).toContain(file);
  await rm(file);
  await (await createPhotoIndex({ cacheDir })).save();
  expect(await readFile(memory, 'utf8')).not.toContain(file);
});

test.each(['', '{', '{"version":0,"files":{}}', '{"version":1,"files":{"a":{"stamp":"1","photo":{}}}}'])(
  'a memory that makes no sense (%j) is only started afresh',
  async (text) => {
    const { cacheDir, file, photo, memory } = await setUp();
    await writeFile(memory, text);
    const index = await createPhotoIndex({ cacheDir });
    expect(await index.identify(file)).toEqual(photo);
    await index.save();
    expect(await readdir(cacheDir)).toEqual(['photos.json']);
    expect(await readFile(memory, 'utf8')).toContain(photo.digest);
  },
);

test('a photo that is asked for by many stories at once is read once, and its fault told to all', async () => {
  const { cacheDir, file, photo } = await setUp();
  const index = await createPhotoIndex({ cacheDir });
  expect(await Promise.all([index.identify(file), index.identify(file)])).toEqual([photo, photo]);
  await writeFile(file, 'no photo');
  const both = await Promise.allSettled([index.identify(file), index.identify(file)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await writeFile(file, await noisyPhoto(40, 30));
  expect(await index.identify(file)).toMatchObject({ width: 40 });
});
