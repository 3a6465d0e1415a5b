import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import {
  artworkFamilies,
  chooseFamily,
  describeArtwork,
  renderArtwork,
  type ArtworkFamily,
} from '../../../src/artwork/artwork.ts';
import { seedRandom } from '../../../src/artwork/random.ts';

const slugs = Array.from({ length: 60 }, (_, index) => `bai-viet-${index}`);

describe.each(artworkFamilies)('the %s family', (family) => {
  const render = (seed: string) => renderArtwork({ seed, family });

  test('draws the same picture, byte for byte, for the same seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(render(seed)).toBe(render(seed));
      }),
      { numRuns: 20 },
    );
  });

  test('draws another picture for another seed', () => {
    expect(new Set(slugs.map(render)).size).toBe(slugs.length);
  });

  test('keeps a picture between 11 and 25 KB', () => {
    for (const slug of slugs) {
      const { length } = render(slug);
      expect(length, slug).toBeGreaterThan(11_000);
      expect(length, slug).toBeLessThan(25_500);
    }
  });

  test('gives a well-formed SVG of the size asked for, whatever the seed', async () => {
    // The rasteriser's XML parser refuses anything that is not well-formed.
    for (const seed of ['bay-nghin-trang', '', '"><script>alert(1)</script>&', 'Đổi mới \u0000 ]]>']) {
      const photo = await sharp(
        Buffer.from(renderArtwork({ seed, family, width: 1200, height: 630 })),
      ).metadata();
      expect(photo).toMatchObject({ format: 'svg', width: 1200, height: 630 });
    }
  });

  test('carries nothing that a strict content security policy would stop, and nothing from elsewhere', () => {
    for (const slug of slugs) {
      expect(render(slug)).not.toMatch(
        /<(script|style|image|foreignObject|text|a)\b|\s(style|on\w+)=|data:|NaN|undefined/i,
      );
      expect(render(slug).match(/(?:href="|url\()[^#]/)).toBeNull();
      expect(render(slug).match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
    }
  });

  test('shows more than a plain panel', async () => {
    const { channels } = await sharp(Buffer.from(render('bay-nghin-trang')))
      .resize(300)
      .stats();
    expect(Math.max(...channels.map((channel) => channel.stdev))).toBeGreaterThan(20);
  });

  test('has an alternative text in Vietnamese, in composed letters', () => {
    expect(describeArtwork(family)).toMatch(/^Tranh đồ họa: /);
    expect(describeArtwork(family)).toBe(describeArtwork(family).normalize('NFC'));
  });
});

test('never shows a rayed centre on red, which would read as a flag', () => {
  const isRed = (colour: string) => {
    const [red = 0, green = 0] = [1, 3].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    return red - green > 60;
  };
  expect(isRed('#8C1216')).toBe(true);
  for (const slug of slugs) {
    for (const family of artworkFamilies) {
      const picture = renderArtwork({ seed: slug, family });
      if (!picture.includes('class="rays"')) continue;
      const ground = /<radialGradient.*?<\/radialGradient>/.exec(picture)?.[0] ?? '';
      const colours = ground.match(/#[0-9A-F]{6}/g) ?? [];
      expect(colours).toHaveLength(2);
      expect(colours.filter(isRed), slug).toEqual([]);
      // Arcs of cinnabar keep away from the rays, which end 150 units out.
      for (const arc of picture.matchAll(
        /<circle r="([\d.]+)" fill="none" stroke="#\w+" stroke-width="([\d.]+)"/g,
      )) {
        expect(Number(arc[1]) - Number(arc[2]) / 2, slug).toBeGreaterThan(190);
      }
    }
  }
});

test('a seed in decomposed letters draws the same picture as in composed ones', () => {
  const seed = 'Đổi mới, đoàn kết';
  expect(renderArtwork({ seed: seed.normalize('NFD') })).toBe(renderArtwork({ seed: seed.normalize('NFC') }));
});

test('neighbours never share a family, and every family comes up', () => {
  const row: ArtworkFamily[] = [];
  for (const slug of slugs) row.push(chooseFamily(slug, row.at(-1)));
  for (const [place, family] of row.entries()) expect(family).not.toBe(row[place - 1]);
  expect(new Set(row)).toEqual(new Set(artworkFamilies));
  expect(new Set(slugs.map((slug) => chooseFamily(slug)))).toEqual(new Set(artworkFamilies));
});

test('the generator still gives the numbers that published pictures were drawn with', () => {
  const random = seedRandom('bay-nghin-trang');
  expect([random(), random(), random()].map((number) => number.toFixed(6))).toEqual([
    '0.052801',
    '0.893827',
    '0.888418',
  ]);
});
