import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeIssue } from '../../../src/schema/describe-issue.ts';
import {
  type Photo,
  peopleIn,
  photo,
  photoForm,
  readFocus,
  USUAL_FOCUS,
  writeFocus,
} from '../../../src/schema/photo.ts';
import { photo as usual } from '../outputs/fixture.ts';

describe('the focal point of a photo', () => {
  test('is written as it is read, to the nearest hundredth', () => {
    const side = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(side, side, (x, y) => {
        const written = writeFocus({ x, y });
        expect(photo.shape.focus.safeParse(written).success).toBe(true);
        const read = readFocus(written);
        expect(Math.abs((read?.x ?? 2) - x)).toBeLessThanOrEqual(0.005001);
        expect(Math.abs((read?.y ?? 2) - y)).toBeLessThanOrEqual(0.005001);
        expect(read && writeFocus(read)).toBe(written);
      }),
    );
    expect(writeFocus(USUAL_FOCUS)).toBe('50% 40%');
  });

  test('is asked for by its pattern where it was written otherwise', () => {
    const input = { ...usual, focus: 'giữa' };
    const [issue] = photo.safeParse(input).error?.issues ?? [];
    expect(issue && describeIssue(issue, input, photoForm)).toEqual({
      field: 'focus (Điểm chính của ảnh)',
      found: 'có “giữa”',
      remedy: 'Viết từ trái rồi từ trên, theo mẫu 35% 20%',
    });
  });

  test.each(['50%', '101% 0%', '-1% 0%', '1.5% 0%', '50 40', '50% 40% ', '05% 40%', ''])(
    'is not “%s”',
    (text) => {
      expect(photo.shape.focus.safeParse(text).success).toBe(false);
      expect(readFocus(text)).toBeUndefined();
    },
  );
});

test('people are named one by one, and nobody where no name stands', () => {
  const named = (people?: string): Photo => ({ ...usual, ...(people === undefined ? {} : { people }) });
  expect(peopleIn(named('Đặng Hữu Thịnh, Lê An;  Mai Đan Thư,'))).toEqual([
    'Đặng Hữu Thịnh',
    'Lê An',
    'Mai Đan Thư',
  ]);
  expect(peopleIn(named())).toEqual([]);
});
