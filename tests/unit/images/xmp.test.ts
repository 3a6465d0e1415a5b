import ExifReader from 'exifreader';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { propertiesOf } from '../../../src/images/picture-words.ts';
import { buildXmpPacket, escapeXml } from '../../../src/images/xmp.ts';

async function readBack(packet: string) {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } });
  const { xmp } = ExifReader.load(await picture.jpeg().withXmp(packet).toBuffer(), { expanded: true });
  if (!xmp) throw new Error('no XMP in the file');
  return xmp;
}

test('the credit stands in the creator’s place, and the notice in the terms’, where nothing else is known', async () => {
  const xmp = await readBack(buildXmpPacket(propertiesOf({ credit: 'Văn phòng', rights: '© Văn phòng' })));
  expect(xmp['creator']?.description).toBe('Văn phòng');
  expect(xmp['UsageTerms']?.description).toBe('© Văn phòng');
  expect(xmp['WebStatement']).toBeUndefined();
});

test('lists keep each of their items', async () => {
  const xmp = await readBack(
    buildXmpPacket([
      { name: 'dc:creator', form: 'seq', value: ['Đỗ Ân', 'Lê Ế'] },
      { name: 'dc:subject', form: 'bag', value: ['a & b', '<c>'] },
    ]),
  );
  expect((xmp['creator']?.value as { value: string }[]).map(({ value }) => value)).toEqual(['Đỗ Ân', 'Lê Ế']);
  expect((xmp['subject']?.value as { value: string }[]).map(({ value }) => value)).toEqual(['a & b', '<c>']);
});

test('any text comes back as it went in, composed and without what XML can’t hold', async () => {
  const wild = fc.string({
    unit: fc.oneof(
      fc.constantFrom('<', '&', '>', '"', "'", ']]>', 'ế', 'đ', '\0', '\uD800'),
      fc.constant('a'),
    ),
    minLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(wild, async (text) => {
      const expected = text.toWellFormed().replaceAll('\0', '').normalize('NFC');
      const xmp = await readBack(
        buildXmpPacket([{ name: 'photoshop:Credit', form: 'text', value: `[${text}]` }]),
      );
      expect(xmp['Credit']?.value).toBe(`[${expected}]`);
    }),
    { numRuns: 60 },
  );
  expect(escapeXml('e\u0302\u0301\u0007\uFFFF')).toBe('ế');
});

test('a packet that no JPEG could hold is refused', () => {
  expect(() =>
    buildXmpPacket([{ name: 'photoshop:Credit', form: 'text', value: 'ế'.repeat(22_000) }]),
  ).toThrow(/^The XMP packet has \d+ bytes; a JPEG holds at most 65502\.$/);
});
