import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { focusClass } from '../../../src/model/picture.ts';

const css = await readFile(new URL('../../../src/styles/focus.css', import.meta.url), 'utf8');

test('wherever the focal point of a photo is, the style sheet has a class for it', () => {
  for (let percent = 0; percent <= 100; percent += 1) {
    const nearest = Math.round(percent / 10) * 10;
    const [x, y] = focusClass(`${percent}% ${percent}%`).split(' ');
    expect(css).toContain(`.${x} {\n  --focus-x: ${nearest}%;`);
    expect(css).toContain(`.${y} {\n  --focus-y: ${nearest}%;`);
  }
  expect(focusClass(undefined)).toBe('focus-x5 focus-y4');
});
