import { expect, test } from 'vitest';
import { authorsOf } from '../../../../src/outputs/article/article-facts.ts';
import { initiative, newsItem, story } from '../fixture.ts';

test('each author is named apart, also one whose name has a comma in it', () => {
  expect(authorsOf(initiative('mot'))).toEqual(['Lê An Nhiên', 'Tổ biên bản, Đơn vị mẫu A']);
  expect(authorsOf(story())).toEqual(['Mai Đan Thư']);
  expect(authorsOf(newsItem('tin'))).toEqual([]);
});
