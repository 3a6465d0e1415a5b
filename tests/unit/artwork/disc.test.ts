import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { renderDisc } from '../../../src/artwork/disc.ts';
import { renderMark } from '../../../src/artwork/mark.ts';

test('the disc of the theme panel opens as an image on a clear ground, in under 14 KB', async () => {
  const disc = renderDisc();
  expect(disc.length).toBeLessThan(14_000);
  expect(await sharp(Buffer.from(disc)).metadata()).toMatchObject({
    format: 'svg',
    width: 1720,
    hasAlpha: true,
  });
});

test('the disc loses its rays on a cinnabar panel', () => {
  expect(renderDisc('black')).toContain('class="rays"');
  expect(renderDisc('cinnabar')).not.toContain('class="rays"');
});

test('the mark can be put inline many times in a page: it has no ids and takes the colour of the text', () => {
  expect(renderMark()).not.toMatch(/\sid=/);
  expect(renderMark()).toContain('stroke="currentColor"');
});

test('the favicon is the same mark, in colours of its own', async () => {
  const favicon = await readFile(new URL('../../../public/favicon.svg', import.meta.url), 'utf8');
  for (const [circle] of renderMark().matchAll(/<circle[^>]*>/g)) {
    expect(favicon).toContain(circle.replace('currentColor', '#A4161A'));
  }
  expect(await sharp(Buffer.from(favicon)).metadata()).toMatchObject({ format: 'svg' });
});
