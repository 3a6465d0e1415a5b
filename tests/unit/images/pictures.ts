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

/** What a camera sees, as far as encoders care: soft light, a subject with edges, a little grain. */
export async function naturalPhoto(width: number, height: number): Promise<Buffer> {
  const grain = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 9 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 300 200" preserveAspectRatio="none">
    <defs><linearGradient id="l" x2="1" y2="1"><stop stop-color="#f4dcb0"/><stop offset=".6" stop-color="#8a5a3c"/><stop offset="1" stop-color="#1f1612"/></linearGradient>
    <radialGradient id="s"><stop stop-color="#ffe9d2"/><stop offset="1" stop-color="#7c4a34"/></radialGradient></defs>
    <rect width="300" height="200" fill="url(#l)"/><circle cx="110" cy="70" r="34" fill="url(#s)"/>
    <path d="M60 200q50-130 100 0z" fill="#24324a"/>${Array.from({ length: 40 }, (_, i) => `<path d="M${180 + i * 3} ${40 + ((i * 37) % 90)}v60" stroke="#${(i * 7) % 10}${(i * 3) % 10}4"/>`).join('')}</svg>`;
  return sharp(Buffer.from(scene))
    .flatten()
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
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
