import { expect, test } from 'vitest';
import { authorsOf, lastCorrectedAt, settledAt } from '../../../../src/outputs/article/article-facts.ts';
import { initiative, newsItem, story } from '../fixture.ts';

const correction = { by: 'Ban biên tập', wrong: 'bảy mươi', right: 'bảy mươi hai' };

test('an article counts as changed when it was last corrected, whatever the offsets and the order', () => {
  const corrected = story('mot', {
    corrections: [
      { ...correction, at: '2020-02-06T09:20:00+07:00' },
      { ...correction, at: '2020-02-06T03:00:00Z' },
      { ...correction, at: '2020-02-05T23:59:00+07:00' },
    ],
  });
  expect(lastCorrectedAt(corrected)).toBe('2020-02-06T03:00:00Z');
  expect(settledAt(corrected)).toBe('2020-02-06T03:00:00Z');
  expect(lastCorrectedAt(story())).toBeUndefined();
  expect(settledAt(newsItem('tin'))).toBe('2020-01-20T08:00:00+07:00');
});

test('each author is named apart, also one whose name has a comma in it', () => {
  expect(authorsOf(initiative('mot'))).toEqual(['Lê An Nhiên', 'Tổ biên bản, Đơn vị mẫu A']);
  expect(authorsOf(story())).toEqual(['Mai Đan Thư']);
  expect(authorsOf(newsItem('tin'))).toEqual([]);
});
