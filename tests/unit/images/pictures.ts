import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';

/** A folder of the test's own, gone when it ends. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'images-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Left half red, right half blue: shows which way up a picture came out. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#d01010' } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: '#1010d0' } },
      left: width / 2,
      top: 0,
    },
  ]);

/** A phone's JPEG: upright only by its EXIF orientation, and it tells where it was taken. */
export function phonePhoto({ width = 1000, height = 600, orientation = 6 } = {}): Promise<Buffer> {
  return halves(width, height)
    .jpeg({ quality: 90 })
    .withExif({
      IFD0: { Artist: 'SECRET-ARTIST', Make: 'SECRET-MAKE' },
      IFD2: { DateTimeOriginal: '2020:08:28 07:30:00', BodySerialNumber: 'SECRET-SERIAL' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '21/1 2/1 10/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '105/1 50/1 20/1',
      },
    })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="21,2.17N"/></rdf:RDF></x:xmpmeta>',
    )
    .withMetadata({ orientation })
    .toBuffer();
}

/** A picture that no encoder makes small. */
export function noisyPhoto(width: number, height: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** The words about rights of a photo, with all that a writer of XMP may stumble over. */
export const words = {
  credit: 'Ảnh: Nguyễn Đức Thắng (Vụ Tin học) & “Gương sáng”',
  creator: 'Nguyễn Đức Thắng',
  rights: '© 2020 Văn phòng Quốc hội <giữ mọi quyền>',
  usageTerms: 'Được đăng lại, giữ nguyên tên tác giả.',
  webStatement: 'https://example.vn/giay-phep/?a=1&b=2',
};
