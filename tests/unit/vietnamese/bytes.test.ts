import { expect, it } from 'vitest';
import { showBytes } from '../../../src/vietnamese/bytes.ts';

it.each([
  [0, '0 B'],
  [812, '812 B'],
  [999, '999 B'],
  [1_000, '1 KB'],
  [28_400, '28 KB'],
  [999_499, '999 KB'],
  [999_500, '1,0 MB'],
  [4_180_000, '4,2 MB'],
  [999_949_999, '999,9 MB'],
  [999_950_000, '1,0 GB'],
  [2_340_000_000, '2,3 GB'],
])('%i bytes are said as %s', (bytes, shown) => {
  expect(showBytes(bytes)).toBe(shown);
});
