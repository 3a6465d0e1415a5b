import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { identify } from '../../../src/images/identify.ts';
import { produce } from '../../../src/images/produce.ts';
import { renderShareJpeg } from '../../../src/images/render-share-jpeg.ts';
import { planShareImage } from '../../../src/images/renditions.ts';
import { makeFolder, noisyPhoto, rights } from './pictures.ts';

const draw = (shapes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800">${shapes}</svg>`;

test('artwork fills the share image to its edges and carries its rights', async () => {
  const image = await renderShareJpeg({
    svg: draw('<rect width="1200" height="800" fill="#903010"/>'),
    rights,
  });
  expect(await sharp(image).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
  const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true });
  for (const at of [0, data.length - info.channels]) expect(data[at]).toBeGreaterThan(0x80);
  expect(ExifReader.load(image)['Artist']?.description).toBe(rights.creator);
});

test('a share image stays under 150 kB even of a photo that no encoder makes small', async () => {
  const folder = await makeFolder();
  const source = path.join(folder, 'anh.jpg');
  await writeFile(source, await noisyPhoto(2400, 1600));
  const photo = await identify(source);
  const rendition = planShareImage({ photo, rights });
  await produce({ kind: 'photo', source, photo, rights, renditions: [rendition] }, { outDir: folder });
  const image = await readFile(path.join(folder, rendition.file));
  expect(image.length).toBeLessThanOrEqual(150_000);
  expect(await sharp(image).metadata()).toMatchObject({ width: 1200, height: 630 });
});

test.each(['<text>a</text>', '<image href="file:///etc/passwd"/>', '<style>@import url(a)</style>'])(
  'artwork with %s is refused: it would not look the same everywhere',
  async (shapes) => {
    await expect(renderShareJpeg({ svg: draw(shapes), rights })).rejects.toThrow(
      /must be shapes only, but it has </,
    );
  },
);
