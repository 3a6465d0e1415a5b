import { createHash } from 'node:crypto';
import { link, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { identify } from '../../../src/images/identify.ts';
import { produce, produceAll } from '../../../src/images/produce.ts';
import type { PhotoJob } from '../../../src/images/produce.ts';
import { planCrop, planDrawing, planRenditions, SHARE_SIZE } from '../../../src/images/renditions.ts';
import { makeFolder, noisyPhoto, phonePhoto, words } from './pictures.ts';

const draw = (shapes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800">${shapes}</svg>`;

async function setUp(bytes: Buffer, says = words) {
  const source = path.join(await makeFolder(), 'anh.jpg');
  await writeFile(source, bytes);
  const photo = await identify(source);
  const renditions = planRenditions({ photo, words: says });
  const job: PhotoJob = { kind: 'photo', source, photo, words: says, renditions };
  return { job, outDir: path.join(await makeFolder(), 'anh') };
}

const inodes = async (folder: string) =>
  Promise.all(
    (await readdir(folder)).map(async (file) => (await stat(path.join(folder, file), { bigint: true })).ino),
  );

describe('a phone’s photo', () => {
  test('becomes every planned file, upright, in the planned size, and nothing else', async () => {
    const { job, outDir } = await setUp(await phonePhoto({ width: 1000, height: 600, orientation: 6 }));
    const { made } = await produce(job, { outDir });
    expect([...made].sort()).toEqual(job.renditions.map(({ file }) => file).sort());
    expect((await readdir(outDir)).sort()).toEqual([...made].sort());
    for (const { file, width, height } of job.renditions) {
      const picture = sharp(await readFile(path.join(outDir, file)));
      const { orientation = 1, ...meta } = await picture.metadata();
      expect([meta.width, meta.height, orientation], file).toEqual([width, height, 1]);
      // Turned a quarter clockwise, what was red on the left is now on top.
      const { data } = await picture
        .resize(1, 2, { fit: 'fill' })
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(data[0], file).toBeGreaterThan(150);
      expect(data[2], file).toBeLessThan(100);
      expect(data[3], file).toBeLessThan(100);
      expect(data[5], file).toBeGreaterThan(150);
    }
  });

  test.each(['avif', 'webp', 'jpeg'] as const)(
    'says in %s whose it is, with every mark, and no longer where it was taken or with what',
    async (format) => {
      const bytes = await phonePhoto();
      expect(Object.keys(ExifReader.load(bytes)).filter((tag) => /GPS/.test(tag))).not.toEqual([]);
      const { job, outDir } = await setUp(bytes);
      const renditions = [
        ...job.renditions.filter((rendition) => rendition.format === format),
        ...(format === 'jpeg' ? [planCrop({ photo: await identify(job.source), words }, SHARE_SIZE)] : []),
      ];
      await produce({ ...job, renditions }, { outDir });
      for (const { file } of renditions) {
        const image = await readFile(path.join(outDir, file));
        const { exif, xmp, gps } = ExifReader.load(image, { expanded: true });
        expect(gps).toBeUndefined();
        expect(exif?.Artist?.description).toBe('Nguyễn Đức Thắng');
        expect(exif?.Copyright?.description).toBe('© 2020 Văn phòng Quốc hội <giữ mọi quyền>');
        expect(exif?.ColorSpace?.description).toBe('sRGB');
        expect(xmp?.['creator']?.description).toBe('Nguyễn Đức Thắng');
        expect(xmp?.['Credit']?.description).toBe('Ảnh: Nguyễn Đức Thắng (Vụ Tin học) & “Gương sáng”');
        expect(xmp?.['rights']?.description).toBe('© 2020 Văn phòng Quốc hội <giữ mọi quyền>');
        expect(xmp?.['UsageTerms']?.description).toBe('Được đăng lại, giữ nguyên tên tác giả.');
        expect(xmp?.['WebStatement']?.description).toBe('https://example.vn/giay-phep/?a=1&b=2');
        expect(xmp?.['Marked']?.description).toBe('True');
        expect(
          Object.keys(ExifReader.load(image)).filter((tag) => /GPS|Make|Serial|DateTime/.test(tag)),
        ).toEqual([]);
        for (const secret of ['SECRET', 'GPS', '2020:08:28'])
          expect(image.includes(secret), secret).toBe(false);
      }
    },
  );

  test.each([
    ['one letter', 'ế', '©'],
    ['brackets and quotes', 'A (B) [C] "D"', '(c) A (B)'],
    ['letters that were typed in parts', 'Đức'.normalize('NFD'), 'Nguyễn'.normalize('NFD')],
  ])('keeps a credit of %s', async (_, creator, notice) => {
    const { job, outDir } = await setUp(await noisyPhoto(40, 30), { ...words, creator, rights: notice });
    await produce(job, { outDir });
    for (const { file } of job.renditions) {
      const { exif } = ExifReader.load(await readFile(path.join(outDir, file)), { expanded: true });
      expect(exif?.Artist?.description).toBe(creator.normalize('NFC'));
      expect(exif?.Copyright?.description).toBe(notice.normalize('NFC'));
    }
  });
});

describe('colours', () => {
  const corner = async (bytes: Buffer) => [...(await sharp(bytes).raw().toBuffer()).subarray(0, 3)];
  const made = async (bytes: Buffer) => {
    const { job, outDir } = await setUp(bytes);
    const renditions = job.renditions.filter(({ format }) => format === 'jpeg');
    await produce({ ...job, renditions }, { outDir });
    return readFile(path.join(outDir, renditions[0]?.file ?? ''));
  };

  test('of a wide-gamut photo look the same without its profile', async () => {
    const plain = sharp({ create: { width: 64, height: 64, channels: 3, background: 'rgb(200,30,30)' } });
    const wide = await plain
      .withIccProfile('p3')
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer();
    const image = await made(wide);
    expect((await sharp(image).metadata()).icc).toBeUndefined();
    for (const [i, value] of (await corner(image)).entries()) {
      expect(Math.abs(value - (i === 0 ? 200 : 30))).toBeLessThan(8);
    }
  });

  test.each([
    [
      'transparent',
      sharp({ create: { width: 64, height: 64, channels: 4, background: '#00000000' } }).png(),
      255,
    ],
    [
      'grey',
      sharp({ create: { width: 64, height: 64, channels: 3, background: '#808080' } })
        .toColourspace('b-w')
        .png(),
      128,
    ],
    [
      '16-bit',
      sharp({ create: { width: 64, height: 64, channels: 3, background: '#808080' } })
        .toColourspace('rgb16')
        .png(),
      128,
    ],
  ])('of a %s picture come out as they look on paper', async (_, picture, expected) => {
    for (const value of await corner(await made(await picture.toBuffer()))) {
      expect(Math.abs(value - expected)).toBeLessThan(8);
    }
  });
});

describe('a second build', () => {
  test('makes nothing and does not even open the original', async () => {
    const { job, outDir } = await setUp(await phonePhoto());
    await produce(job, { outDir });
    const before = await inodes(outDir);
    await rm(job.source);
    expect(await produce(job, { outDir })).toEqual({ made: [] });
    expect(await inodes(outDir)).toEqual(before);
  });

  test('makes only what is missing and leaves a published copy alone', async () => {
    const { job, outDir } = await setUp(await phonePhoto());
    await produce(job, { outDir });
    const [first] = job.renditions;
    const lost = path.join(outDir, first?.file ?? '');
    const published = `${outDir}-published.avif`;
    await link(lost, published);
    const bytes = await readFile(published);
    await rm(lost);
    expect(await produce(job, { outDir })).toEqual({ made: [first?.file] });
    expect((await readFile(lost)).equals(bytes)).toBe(true);
    expect((await stat(published, { bigint: true })).ino).not.toBe((await stat(lost, { bigint: true })).ino);
    await rm(published);
  });
});

describe('many pictures', () => {
  const svg = draw('<rect width="1200" height="800" fill="#820"/>');

  test('are made together, once each, with progress', async () => {
    const { job, outDir } = await setUp(await phonePhoto({ width: 600, height: 400 }));
    const artwork = {
      kind: 'artwork',
      svg,
      words,
      renditions: [planDrawing({ svg, words }, SHARE_SIZE)],
    } as const;
    const seen: string[] = [];
    const { made } = await produceAll([job, artwork, job], { outDir }, ({ done, total, made }) =>
      seen.push(`${done}/${total} ${made}`),
    );
    expect([...made].sort()).toEqual(
      [...job.renditions, ...artwork.renditions].map(({ file }) => file).sort(),
    );
    expect((await readdir(outDir)).sort()).toEqual([...made].sort());
    expect(seen).toHaveLength(3);
    expect(seen.at(-1)).toBe(`3/3 ${made.length}`);
  });

  test('are made although one of them can’t be, and every failure is named', async () => {
    const { job, outDir } = await setUp(await phonePhoto({ width: 600, height: 400 }));
    const other = {
      ...job,
      renditions: planRenditions({ photo: { digest: 'b'.repeat(64), width: 9, height: 9 }, words }),
    };
    const gone = {
      ...job,
      source: '/nowhere/anh.jpg',
      renditions: planRenditions({ photo: { digest: 'c'.repeat(64), width: 9, height: 9 }, words }),
    };
    const changed = { ...other, photo: { digest: 'b'.repeat(64) } };
    await expect(produceAll([changed, gone, job], { outDir })).rejects.toMatchObject({
      errors: [
        { fault: 'changed-since-planned', file: job.source },
        { fault: 'missing', file: '/nowhere/anh.jpg' },
      ],
    });
    expect((await readdir(outDir)).sort()).toEqual(job.renditions.map(({ file }) => file).sort());
  });

  test('of which one broke on the disk leave no half file and name it', async () => {
    const { job, outDir } = await setUp(await noisyPhoto(600, 400));
    const bytes = await readFile(job.source);
    const cut = bytes.subarray(0, bytes.length / 2);
    await writeFile(job.source, cut);
    const photo = { digest: createHash('sha256').update(cut).digest('hex') };
    await expect(produce({ ...job, photo }, { outDir })).rejects.toMatchObject({
      fault: 'damaged',
      message: expect.stringContaining(`${job.source}: the photo is damaged or cut short`) as string,
    });
    await expect(readdir(outDir)).rejects.toThrow('ENOENT');
  });
});

describe('a picture for those who share a page', () => {
  const drawing = async (shapes: string) => {
    const svg = draw(shapes);
    const rendition = planDrawing({ svg, words }, SHARE_SIZE);
    const outDir = await makeFolder();
    await produce({ kind: 'artwork', svg, words, renditions: [rendition] }, { outDir });
    return readFile(path.join(outDir, rendition.file));
  };

  test('is filled by artwork to its edges, and says whose that is', async () => {
    const image = await drawing('<rect width="1200" height="800" fill="#903010"/>');
    expect(await sharp(image).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
    const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true });
    for (const at of [0, data.length - info.channels]) expect(data[at]).toBeGreaterThan(0x80);
    expect(ExifReader.load(image)['Artist']?.description).toBe(words.creator);
  });

  test('stays under 150 kB even of a photo that no encoder makes small', async () => {
    const { job, outDir } = await setUp(await noisyPhoto(2400, 1600));
    const rendition = planCrop({ photo: await identify(job.source), words }, SHARE_SIZE);
    await produce({ ...job, renditions: [rendition] }, { outDir });
    const image = await readFile(path.join(outDir, rendition.file));
    expect(image.length).toBeLessThanOrEqual(150_000);
    expect(await sharp(image).metadata()).toMatchObject({ width: 1200, height: 630 });
  });

  test.each(['<text>a</text>', '<image href="file:///etc/passwd"/>', '<style>@import url(a)</style>'])(
    'is not made of artwork with %s, which would not look the same everywhere',
    async (shapes) => {
      await expect(drawing(shapes)).rejects.toThrow(/must be shapes only, but it has </);
    },
  );
});
