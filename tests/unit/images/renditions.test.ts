import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureSources } from '../../../src/images/picture-sources.ts';
import {
  planCrop,
  planDrawing,
  planPrint,
  planRenditions,
  rename,
  SHARE_SIZE,
} from '../../../src/images/renditions.ts';
import { words } from './pictures.ts';

const digest = 'a'.repeat(64);
const plan = (width: number, height: number) => planRenditions({ photo: { digest, width, height }, words });
const side = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 100_000 }));

describe('the renditions of a photo', () => {
  test('are three formats in the widths that screens need', () => {
    const widths = (width: number) => plan(width, width).map((r) => `${r.format} ${r.width}`);
    expect(widths(4000)).toEqual(
      ['avif', 'webp', 'jpeg'].flatMap((f) => [480, 800, 1200, 1800].map((w) => `${f} ${w}`)),
    );
    expect(plan(1000, 750).slice(0, 3)).toMatchObject([
      { width: 480, height: 360 },
      { width: 800, height: 600 },
      { width: 1000, height: 750 },
    ]);
    expect(
      plan(1210, 10)
        .map((r) => r.width)
        .slice(0, 3),
    ).toEqual([480, 800, 1210]);
    expect(plan(300, 200)).toHaveLength(3);
  });

  test('are never larger than the photo, keep its shape, and have names of their own, whatever its size', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const renditions = plan(width, height);
        expect(new Set(renditions.map((r) => r.file)).size).toBe(renditions.length);
        for (const r of renditions) {
          expect(r.width).toBeGreaterThanOrEqual(1);
          expect(r.width).toBeLessThanOrEqual(Math.min(width, 1800));
          expect(r.height).toBeGreaterThanOrEqual(1);
          expect(r.height).toBeLessThanOrEqual(Math.min(height, 8192));
          if (r.width > 1 && r.height > 1)
            expect(Math.abs((height * r.width) / width - r.height)).toBeLessThanOrEqual(0.5);
          expect(r.file).toMatch(/^[0-9a-f]{20}-\d+\.(?:avif|webp|jpg)$/);
        }
        expect(plan(width, height)).toEqual(renditions);
      }),
    );
  });

  test('have other names for other bytes and other rights, and the same for the same letters in NFD', () => {
    const photo = { digest, width: 900, height: 600 };
    const name = (d: string, says: typeof words) =>
      planRenditions({ photo: { ...photo, digest: d }, words: says })[0]?.file;
    const usual = name(digest, words);
    expect(name('b'.repeat(64), words)).not.toBe(usual);
    for (const key of Object.keys(words) as (keyof typeof words)[]) {
      expect(name(digest, { ...words, [key]: 'khác' })).not.toBe(usual);
      expect(name(digest, { ...words, [key]: words[key].normalize('NFD') })).toBe(usual);
    }
  });
});

describe('a cut of a fixed shape', () => {
  const share = (width: number, height: number, focus?: { x: number; y: number }) =>
    planCrop({ photo: { digest, width, height }, words, focus }, SHARE_SIZE);

  test('is the largest that the photo has, around its focal point', () => {
    expect(share(4000, 3000, { x: 0.5, y: 0.5 })).toMatchObject({
      width: 1200,
      height: 630,
      crop: { left: 0, top: 450, width: 4000, height: 2100 },
    });
    expect(share(4000, 3000, { x: 0, y: 0 }).crop).toMatchObject({ left: 0, top: 0 });
    expect(share(4000, 3000, { x: 1, y: 1 }).crop).toMatchObject({ left: 0, top: 900 });
    expect(share(4000, 3000).file).not.toBe(share(4000, 3000, { x: 0, y: 0 }).file);
  });

  test('comes out smaller, not blown up, from a small photo', () => {
    expect(share(600, 600)).toMatchObject({ width: 600, height: 315, crop: { width: 600, height: 315 } });
  });

  test('lies inside the photo, whatever its size and wherever the focal point', () => {
    const point = fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(side, side, point, (width, height, focus) => {
        const { crop, ...shown } = planCrop(
          { photo: { digest, width, height }, words, focus },
          { width: 400, height: 300 },
        );
        if (!crop) throw new Error('a cut has a crop');
        for (const number of Object.values(crop)) expect(Number.isInteger(number)).toBe(true);
        expect(crop.left).toBeGreaterThanOrEqual(0);
        expect(crop.top).toBeGreaterThanOrEqual(0);
        expect(crop.left + crop.width).toBeLessThanOrEqual(width);
        expect(crop.top + crop.height).toBeLessThanOrEqual(height);
        expect(shown.width).toBeLessThanOrEqual(crop.width);
        expect(shown.height).toBeLessThanOrEqual(crop.height);
      }),
    );
  });

  test('of artwork is named after the drawing', () => {
    const named = (svg: string) => planDrawing({ svg, words }, SHARE_SIZE).file;
    expect(named('<svg/>')).toMatch(/^[0-9a-f]{20}-1200x630\.jpg$/);
    expect(named('<svg/>')).toBe(named('<svg/>'));
    expect(named('<svg />')).not.toBe(named('<svg/>'));
  });
});

describe('a photo for print', () => {
  const print = (width: number, height: number) => planPrint({ photo: { digest, width, height }, words });

  test('has every pixel that was uploaded, and no more than a JPEG can hold', () => {
    expect(print(6000, 4000)).toMatchObject({ format: 'jpeg', width: 6000, height: 4000, forPress: true });
    expect(print(640, 480)).toMatchObject({ width: 640, height: 480 });
    expect(print(100_000, 1000)).toMatchObject({ width: 65_500, height: 655 });
  });

  test('has a name that tells what it is and still stands for its content', () => {
    const named = (digit: string) =>
      rename(
        planPrint({ photo: { digest: digit.repeat(64), width: 9, height: 9 }, words }),
        'ca-truc-dem-anh-1',
      );
    expect(named('a').file).toMatch(/^ca-truc-dem-anh-1-[0-9a-f]{12}\.jpg$/);
    expect(named('a').file).not.toBe(named('b').file);
  });
});

describe('the picture element', () => {
  test('offers AVIF, then WebP, then JPEG, with the size of the one that it falls back to', () => {
    const [file] = plan(1000, 500)[0]?.file.split('-') ?? [];
    expect(pictureSources(plan(1000, 500))).toEqual({
      sources: [
        {
          type: 'image/avif',
          srcset: `/anh/${file}-480.avif 480w, /anh/${file}-800.avif 800w, /anh/${file}-1000.avif 1000w`,
        },
        {
          type: 'image/webp',
          srcset: `/anh/${file}-480.webp 480w, /anh/${file}-800.webp 800w, /anh/${file}-1000.webp 1000w`,
        },
      ],
      img: {
        src: `/anh/${file}-1000.jpg`,
        srcset: `/anh/${file}-480.jpg 480w, /anh/${file}-800.jpg 800w, /anh/${file}-1000.jpg 1000w`,
        width: 1000,
        height: 500,
      },
    });
  });

  test('falls back to a middle size of a large photo, leaves cuts out, and follows the base path', () => {
    const cut = planCrop({ photo: { digest, width: 4000, height: 3000 }, words }, SHARE_SIZE);
    const { img, sources } = pictureSources([cut, ...plan(4000, 3000)], 'https://example.vn/a/');
    expect(img).toMatchObject({ width: 1200, height: 900 });
    expect(img.src).toMatch(/^https:\/\/example\.vn\/a\/[0-9a-f]{20}-1200\.jpg$/);
    expect(JSON.stringify([img, sources])).not.toContain(cut.file);
  });

  test('can’t be made without a JPEG', () => {
    expect(() => pictureSources([])).toThrow('at least one JPEG');
  });
});
