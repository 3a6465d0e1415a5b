import { deflateSync, crc32 } from 'node:zlib';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cleanPhoto } from '../../../admin/server/checks/photo.ts';

const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description' +
  ' rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"' +
  ' xmlns:exif="http://ns.adobe.com/exif/1.0/" photoshop:Credit="Đỗ Đức &amp; &lt;Ảnh&gt;" exif:GPSLatitude="21,1N"/></rdf:RDF></x:xmpmeta>';

const canvas = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#a4161a' } });

/** A photo as a phone makes it: lying on its side, with its position in EXIF and XMP. */
const phonePhoto = () =>
  canvas()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Artist: 'Do Duc', Copyright: 'Van phong Quoc hoi', Make: 'Phone' },
      IFD2: { DateTimeOriginal: '2026:03:01 08:00:00', BodySerialNumber: '12345' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 1/1 0/1' },
    })
    .withXmp(XMP);

const status = (work: () => Promise<unknown>) =>
  Promise.resolve()
    .then(work)
    .then(
      () => 'kept',
      (error: { status?: number }) => error.status,
    );

/** A PNG that claims a size and holds next to nothing. */
function pngOfSize(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a photo that an editor sends', () => {
  test.each([
    ['jpeg', 'anh.jpg'],
    ['webp', 'anh.webp'],
    ['avif', 'anh.avif'],
    ['png', 'anh.png'],
  ] as const)('as %s keeps its credit and loses its position', async (format, name) => {
    const sent = await phonePhoto()[format]().toBuffer();
    if (format === 'jpeg')
      expect(ExifReader.load(sent, { expanded: true }).gps?.Latitude).toBeCloseTo(21.0167);
    const kept = await cleanPhoto(name, sent);
    const tags = ExifReader.load(kept, { expanded: true });
    expect(tags.gps).toBeUndefined();
    expect(tags.exif?.['Copyright']?.description).toBe('Van phong Quoc hoi');
    expect(tags.exif?.['Artist']?.description).toBe('Do Duc');
    const { xmp } = await sharp(kept).metadata();
    expect(xmp?.toString()).toContain('<photoshop:Credit>Đỗ Đức &amp; &lt;Ảnh&gt;</photoshop:Credit>');
    expect(kept.toString('latin1')).not.toMatch(/GPS|12345|Phone/);
  });

  test('stands upright', async () => {
    const kept = await cleanPhoto('anh.jpg', await phonePhoto().jpeg().toBuffer());
    const { width, height, orientation } = await sharp(kept).metadata();
    expect([width, height, orientation ?? 1]).toEqual([20, 40, 1]);
  });

  test('carries nothing behind its pixels', async () => {
    const sent = Buffer.concat([await canvas().jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
    expect((await cleanPhoto('anh.jpg', sent)).toString('latin1')).not.toContain('script');
  });

  test('becomes the same bytes each time it is sent', async () => {
    const sent = await phonePhoto().jpeg().toBuffer();
    expect((await cleanPhoto('anh.jpg', sent)).equals(await cleanPhoto('anh.jpg', sent))).toBe(true);
  });
});

describe('what is not a photo is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

  test.each([
    ['HTML named .jpg', 'anh.jpg', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['SVG', 'anh.svg', Buffer.from(svg)],
    ['SVG named .png', 'anh.png', Buffer.from(svg)],
    ['GIF named .jpg', 'anh.jpg', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
    ['nothing', 'anh.jpg', Buffer.alloc(0)],
    ['a JPEG of a head only', 'anh.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ])('%s', async (_what, name, bytes) => {
    expect(await status(() => cleanPhoto(name, bytes))).toBe(415);
  });

  test('a PNG named .jpg, with a word on what to do', async () => {
    const png = await canvas().png().toBuffer();
    await expect(Promise.resolve().then(() => cleanPhoto('anh.jpg', png))).rejects.toThrow('thật ra là PNG');
  });

  test('50,000 x 50,000 pixels in a few bytes', async () => {
    expect(await status(() => cleanPhoto('bom.png', pngOfSize(50_000, 50_000)))).toBe(413);
  });

  test('more than 30 MB', async () => {
    expect(await status(() => cleanPhoto('to.jpg', Buffer.alloc(30 * 1024 * 1024 + 1)))).toBe(413);
  });
});
