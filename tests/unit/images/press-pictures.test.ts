import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodePixels } from '../../../src/images/encode.ts';
import { identify } from '../../../src/images/identify.ts';
import { imageJobs } from '../../../src/images/image-jobs.ts';
import { pressPicturesOf, printPhotosOf, televisionPictureOf } from '../../../src/images/press-pictures.ts';
import { produceAll } from '../../../src/images/produce.ts';
import { pictureOf, sharePictureOf, structuredPictureOf } from '../../../src/images/site-pictures.ts';
import { artOf } from '../../../src/model/card.ts';
import { buildCatalog, type PhotoFile } from '../../../src/model/catalog.ts';
import type { Photo } from '../../../src/schema/photo.ts';
import { naturalPhoto } from '../../fixtures/natural-photo.ts';
import { photo as usual, site, story, unit } from '../outputs/fixture.ts';
import { hasPerl, startExifTool } from './exiftool.ts';
import { makeFolder } from './pictures.ts';

const large: PhotoFile = { digest: 'ab'.repeat(32), width: 6000, height: 4000, taken: '2020-08-28T07:30:00' };

/** A story with these photos; the first stands at its head. */
function storyWith(photos: readonly Photo[], file: PhotoFile = large) {
  const [lead] = photos;
  const article = { ...story('ca-truc-dem', lead ? { photo: lead } : {}), photos };
  const catalog = buildCatalog(site, [unit(), article], new Map(photos.map(({ src }) => [src, file])));
  return { article, catalog };
}

describe('a newspaper', () => {
  test('gets each photo at its full size, and is told how wide that prints', () => {
    const { catalog, article } = storyWith([usual, { ...usual, src: '/media/2020/hai.jpg' }]);
    expect(printPhotosOf(catalog, article)).toMatchObject([
      { number: 1, photo: usual, width: 6000, height: 4000, printWidthCm: 50.8 },
      { number: 2, src: expect.stringMatching(/^\/anh\/ca-truc-dem-anh-2-[0-9a-f]{12}\.jpg$/) as string },
    ]);
  });

  test('gets a small one too, and both under the names that the page links', () => {
    const { catalog, article } = storyWith([usual]);
    const { web, print } = pressPicturesOf(catalog, article)({ photo: usual, file: large });
    expect(print.src).toBe(printPhotosOf(catalog, article)[0]?.src);
    expect(web).toMatchObject({ width: 1200, height: 800 });
    const own = storyWith([{ ...usual, rights: 'site-only' }]);
    expect(() => pressPicturesOf(own.catalog, own.article)({ photo: usual, file: large })).toThrow(
      'no photo of 2020/ca-truc-dem that others may use',
    );
  });

  test('gets none of those that may be used on this site only, and the numbers of the others stay', () => {
    const { catalog, article } = storyWith([{ ...usual, rights: 'site-only' }, usual]);
    expect(printPhotosOf(catalog, article).map(({ number }) => number)).toEqual([2]);
    const made = imageJobs(catalog, (src) => src).flatMap(({ renditions }) => renditions.map((r) => r.file));
    expect(made.filter((file) => file.startsWith('ca-truc-dem-anh'))).toHaveLength(1);
  });

  test('gets a file of another name when the caption changes, because the caption is inside', () => {
    const pathOf = (photo: Photo) => {
      const { catalog, article } = storyWith([photo]);
      return printPhotosOf(catalog, article)[0]?.src;
    };
    expect(pathOf(usual)).toBe(pathOf({ ...usual }));
    for (const change of [{ caption: 'Thử micrô' }, { people: 'Đặng Hữu Thịnh' }, { place: 'Hội trường' }]) {
      expect(pathOf({ ...usual, ...change })).not.toBe(pathOf(usual));
    }
  });
});

describe('a broadcaster', () => {
  test('gets the photo as a 16:9 background around its focal point', () => {
    const { catalog, article } = storyWith([{ ...usual, focus: '50% 0%' }]);
    expect(televisionPictureOf(catalog, article)).toMatchObject({
      src: expect.stringMatching(/^\/anh\/ca-truc-dem-nen-16x9-[0-9a-f]{12}\.jpg$/) as string,
      ...{ width: 1920, height: 1080, alt: usual.alt, credit: usual.credit },
    });
  });

  test.each([
    ['no photo', []],
    ['a photo that nobody else may use', [{ ...usual, rights: 'site-only' } as const]],
  ])('gets a drawing for a story with %s', (_, photos) => {
    const { catalog, article } = storyWith(photos);
    expect(televisionPictureOf(catalog, article)).toMatchObject({
      src: expect.stringMatching(/^\/anh\/[0-9a-f]{20}-1920x1080\.jpg$/) as string,
      ...{ width: 1920, height: 1080, credit: site.name },
    });
  });
});

test('every picture that pages and machines are told of is made', () => {
  for (const { catalog, article } of [storyWith([{ ...usual, focus: '10% 90%' }, usual]), storyWith([])]) {
    const made = new Set(
      imageJobs(catalog, (src) => src).flatMap(({ renditions }) => renditions.map((r) => `/anh/${r.file}`)),
    );
    const art = artOf(catalog, article);
    const told = [
      ...printPhotosOf(catalog, article).map((file) => file.src),
      televisionPictureOf(catalog, article).src,
      sharePictureOf(art, site).src,
      ...structuredPictureOf(art, site).shapes.map((file) => file.src),
      ...(art.kind === 'photo' ? [pictureOf(art, site).img.src] : []),
    ];
    expect(told.filter((file) => !made.has(file))).toEqual([]);
  }
});

describe.skipIf(!hasPerl)('ExifTool reads back', () => {
  const exiftool = startExifTool();

  /** A real file, such as a camera at a session writes it, and all that the site makes of it. */
  async function publish(photo: Photo) {
    const [content, outDir] = [await makeFolder(), await makeFolder()];
    const source = path.join(content, 'anh.jpg');
    await writeFile(source, await naturalPhoto(2400, 1600));
    await exiftool.write(source, {
      'EXIF:DateTimeOriginal': '2020:08:28 07:30:00',
      'EXIF:Make': 'SECRET-MAKE',
      'EXIF:SerialNumber': 'SECRET-SERIAL',
      'EXIF:GPSLatitude': 21.0367,
      'EXIF:GPSLatitudeRef': 'N',
      'EXIF:GPSLongitude': 105.8389,
      'EXIF:GPSLongitudeRef': 'E',
      'XMP-exif:GPSLatitude': 21.0367,
      'XMP-exif:GPSLongitude': 105.8389,
      'XMP-iptcExt:PersonInImage': ['SECRET-PERSON'],
      'IPTC:City': 'SECRET-CITY',
    });
    expect(await exiftool.read(source)).toHaveProperty('GPS:GPSLatitude');
    const { catalog, article } = storyWith([photo], await identify(source));
    await produceAll(
      imageJobs(catalog, () => source).filter(({ kind }) => kind === 'photo'),
      { outDir },
    );
    return { catalog, article, made: (file: string) => path.join(outDir, path.basename(file)) };
  }

  const full: Photo = {
    ...usual,
    caption: 'Đặng Hữu Thịnh thử micrô <ghế “số 7”> & loa trước phiên họp',
    people: 'Đặng Hữu Thịnh, Lê Thị Ngọc Ánh',
    place: 'Hội trường Diên Hồng',
  };
  const nothingLeftOf = (tags: Readonly<Record<string, unknown>>, bytes: Buffer) => {
    expect(Object.keys(tags).filter((tag) => /GPS|Serial|:Make$|IPTC:/.test(tag))).toEqual([]);
    for (const secret of ['SECRET', 'exif:GPS']) expect(bytes.includes(secret), secret).toBe(false);
  };
  const rightsTags = {
    'XMP-dc:Creator': ['Trịnh Quốc Bảo'],
    'XMP-photoshop:Credit': 'Trịnh Quốc Bảo',
    'XMP-dc:Rights': '© Trịnh Quốc Bảo',
    'XMP-xmpRights:Marked': true,
    'XMP-xmpRights:UsageTerms': 'Được đăng lại, giữ nguyên tên tác giả',
    'XMP-xmpRights:WebStatement': 'https://guong-sang.example/quyen-su-dung/',
    'IFD0:Artist': 'Trịnh Quốc Bảo',
    'IFD0:Copyright': '© Trịnh Quốc Bảo',
  };

  test('every word of a photo for print, and nothing of where it was taken or with what', async () => {
    const { catalog, article, made } = await publish(full);
    const [print] = printPhotosOf(catalog, article);
    for (const file of [print?.src ?? '', televisionPictureOf(catalog, article).src]) {
      const tags = await exiftool.read(made(file));
      expect(tags).toMatchObject({
        ...rightsTags,
        'XMP-photoshop:Headline': article.data.title,
        'XMP-dc:Description': full.caption,
        'XMP-iptcCore:AltTextAccessibility': full.alt,
        'XMP-photoshop:DateCreated': '2020:08:28 07:30:00',
        'XMP-iptcExt:PersonInImage': ['Đặng Hữu Thịnh', 'Lê Thị Ngọc Ánh'],
        'XMP-iptcExt:LocationShown': [{ LocationName: 'Hội trường Diên Hồng' }],
        'XMP-plus:Licensor': [
          { LicensorName: 'Văn phòng Quốc hội', LicensorURL: 'https://guong-sang.example/quyen-su-dung/' },
        ],
        'IFD0:ImageDescription': full.caption,
        'IFD0:XResolution': 300,
        'ICC_Profile:ProfileDescription': expect.stringContaining('sRGB') as string,
      });
      nothingLeftOf(tags, await readFile(made(file)));
    }
    expect(await sharp(made(print?.src ?? '')).metadata()).toMatchObject({ width: 2400, height: 1600 });
  });

  test('no person and no place where the editor named none', async () => {
    const { catalog, article, made } = await publish(usual);
    const tags = await exiftool.read(made(printPhotosOf(catalog, article)[0]?.src ?? ''));
    expect(Object.keys(tags).filter((tag) => /Person|Location/.test(tag))).toEqual([]);
  });

  test('creator, credit and rights of the site’s own JPEG, WebP and AVIF, and no position', async () => {
    const { catalog, article, made } = await publish(full);
    const art = artOf(catalog, article);
    if (art.kind !== 'photo') throw new Error('the story has a photo');
    const { img, sources } = pictureOf(art, site);
    const files = [img.srcset, ...sources.map(({ srcset }) => srcset)].flatMap((srcset) =>
      srcset.split(', ').map((part) => part.split(' ')[0] ?? ''),
    );
    files.push(
      ...structuredPictureOf(art, site).shapes.map((file) => file.src),
      sharePictureOf(art, site).src,
    );
    expect(new Set(files.map((file) => path.extname(file)))).toEqual(new Set(['.jpg', '.webp', '.avif']));
    for (const file of files) {
      const tags = await exiftool.read(made(file));
      expect(tags, file).toMatchObject(rightsTags);
      nothingLeftOf(tags, await readFile(made(file)));
    }
  });

  test('any caption that the content may hold, however wild', async () => {
    const file = path.join(await makeFolder(), 'anh.jpg');
    const pixels = { data: Buffer.alloc(8 * 8 * 3), info: { width: 8, height: 8, channels: 3 } } as const;
    const wild = fc.string({
      unit: fc.oneof(
        fc.constantFrom('<', '>', '&', '&lt;', ']]>', '<!--', '"', "'", '“', '©', '😀', '\u00a0', ' '),
        fc.constantFrom('ế', 'đ', 'Ữ', 'e\u0302\u0301', 'u\u031b\u0303', 'Nguyễn', '{', '%', '\\'),
      ),
      minLength: 1,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(wild, async (text) => {
        const caption = `[${text}]`;
        const words = {
          credit: caption,
          rights: caption,
          description: caption,
          people: [caption],
          place: caption,
        };
        await writeFile(file, await encodePixels(pixels, { format: 'jpeg', width: 8, height: 8 }, words));
        const expected = caption.normalize('NFC');
        expect(await exiftool.read(file)).toMatchObject({
          'XMP-dc:Creator': [expected],
          'XMP-dc:Description': expected,
          'XMP-iptcExt:PersonInImage': [expected],
          'XMP-iptcExt:LocationShown': [{ LocationName: expected }],
          'IFD0:ImageDescription': expected,
          'IFD0:Artist': expected,
        });
      }),
      { numRuns: 60 },
    );
  });
});
