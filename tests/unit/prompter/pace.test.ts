import { expect, test } from 'vitest';
import { changePace, speedOf } from '../../../src/prompter/pace.ts';

test('the arrows change the pace by tens, within what anybody reads', () => {
  expect(changePace(233, 1)).toBe(240);
  expect(changePace(240, -1)).toBe(230);
  expect(changePace(400, 1)).toBe(400);
  expect(changePace(80, -1)).toBe(80);
});

test('the last word comes when it is due, and sooner at a faster pace', () => {
  const reel = { distance: 6_000, seconds: 60, natural: 233 };
  expect(speedOf(reel, 233)).toBe(100);
  expect(speedOf(reel, 466)).toBe(200);
  expect(speedOf({ ...reel, seconds: 0 }, 233)).toBe(0);
});
