import { readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { cutNewsreader, newsreaderCuts } from '../../../src/styles/fonts/cut-newsreader.ts';

const styles = new URL('../../../src/styles/', import.meta.url);
const css = await readFile(new URL('fonts.css', styles), 'utf8');

/** The files that `fonts.css` names, with the style that calls for each. */
const files = [...css.matchAll(/@font-face \{[^}]*url\('([^']+)'\)[^}]*\}/g)].map(([rule, path = '']) => ({
  italic: rule.includes('font-style: italic'),
  url: new URL(path.startsWith('.') ? new URL(path, styles) : import.meta.resolve(path)),
}));

test('a first view of a Vietnamese page without italics loads at most 130 KB of fonts', async () => {
  const upright = files.filter(({ italic }) => !italic);
  expect(upright).toHaveLength(6);
  const sizes = await Promise.all(upright.map(async ({ url }) => (await stat(url)).size));
  expect(sizes.reduce((total, size) => total + size)).toBeLessThanOrEqual(130_000);
});

describe.each(newsreaderCuts)('%s', (name) => {
  test('is what the packaged font gives today; if not, run: node src/styles/fonts/cut-newsreader.ts', async () => {
    const committed = await readFile(new URL(`fonts/${name}`, styles));
    expect(committed.equals(await cutNewsreader(name))).toBe(true);
  });

  test('is in use', () => {
    expect(css).toContain(`./fonts/${name}`);
  });
});
