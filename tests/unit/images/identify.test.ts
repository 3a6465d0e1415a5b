import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { identify, identifyBytes } from '../../../src/images/identify.ts';
import { makeFolder, noisyPhoto, phonePhoto } from './pictures.ts';

describe('a photo that is offered', () => {
  test('is known by its bytes, its size as it is seen and the moment it was taken', async () => {
    const file = path.join(await makeFolder(), 'anh.jpg');
    const bytes = await phonePhoto({ width: 1000, height: 600, orientation: 6 });
    await writeFile(file, bytes);
    expect(await identify(file)).toEqual({
      digest: createHash('sha256').update(bytes).digest('hex'),
      width: 600,
      height: 1000,
      format: 'jpeg',
      taken: '2020-08-28T07:30:00',
    });
  });

  test.each(['0000:00:00 00:00:00', '    :  :     :  :  ', '2020:13:01 08:00:00', '2020:01:01'])(
    'is not said to be taken at “%s”',
    async (written) => {
      const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
        .withExif({ IFD0: { DateTime: '2020:08:28 07:30:00' }, IFD2: { DateTimeOriginal: written } })
        .jpeg()
        .toBuffer();
      expect(await identifyBytes(bytes, 'a')).not.toHaveProperty('taken');
    },
  );

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('may be %s', async (format) => {
    const bytes = await sharp(await noisyPhoto(60, 40))
      .toFormat(format)
      .toBuffer();
    expect(await identifyBytes(bytes, 'a')).toMatchObject({ format, width: 60, height: 40 });
  });

  test.each([
    ['an SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['an SVG', '\uFEFF<!-- a --><SVG/>'],
    ['a GIF', 'GIF89a\x01\0\x01\0\0\0\0;'],
    ['a PDF', '%PDF-1.7\n'],
    ['a TIFF or a camera raw file', 'II*\0\x08\0\0\0'],
    ['a HEIC photo', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['a video or another ISO media file', '\0\0\0\x14ftypisom\0\0\0\0isom'],
    ['not an image that we know', '<html><script>alert(1)</script>'],
    ['not an image that we know', ''],
  ])('is refused when it is %s under a photo’s name', async (what, bytes) => {
    const file = path.join(await makeFolder(), 'anh.jpg');
    await writeFile(file, bytes);
    await expect(identify(file)).rejects.toMatchObject({
      name: 'PhotoError',
      fault: 'not-a-photo',
      file,
      message: `${file}: this is ${what}, whatever its name says; photos are JPEG, PNG, WebP or AVIF`,
    });
  });

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'is refused by name when it is a %s cut short',
    async (format) => {
      const bytes = await sharp(await noisyPhoto(300, 200))
        .toFormat(format)
        .toBuffer();
      await expect(identifyBytes(bytes.subarray(0, bytes.length / 2), 'anh.x')).rejects.toMatchObject({
        fault: 'damaged',
        message: expect.stringMatching(/^anh\.x: the photo is damaged or cut short \(.+\)$/) as string,
      });
    },
  );

  test('is refused, with its size, when it has more pixels than a small server can hold', async () => {
    const bytes = await noisyPhoto(40, 30);
    // A few hundred bytes may claim any size: the frame header (SOF0) is where a JPEG says it.
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
    bytes.writeUInt16BE(9000, frame + 5);
    bytes.writeUInt16BE(12_000, frame + 7);
    await expect(identifyBytes(bytes, 'anh.jpg')).rejects.toMatchObject({
      fault: 'too-many-pixels',
      message: 'anh.jpg: 12000 x 9000 = 108 megapixels; the limit is 100 megapixels',
    });
  });

  test('is named when it is not there', async () => {
    await expect(identify('/nowhere/anh.jpg')).rejects.toMatchObject({
      fault: 'missing',
      message: expect.stringMatching(/^\/nowhere\/anh\.jpg: the photo can't be read \(ENOENT/) as string,
    });
  });
});
