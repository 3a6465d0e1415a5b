import { describe, expect, it } from 'vitest';
import { checkEntry } from '../../../src/load/check-entry.ts';
import { LIMITS } from '../../../src/mdx/source.ts';
import { findingsOf } from './read-body.ts';

const head = '---\ntitle: Giới thiệu\nsummary: Một trang để thử giới hạn.\nupdatedAt: 2020-01-20\n---\n\n';
const problemsOf = (body: string) => checkEntry('pages/mot-trang.mdx', head + body).problems;
const lines = (line: string, count: number): string => `${line}\n`.repeat(count);

describe('A file too large to be a text is refused before it is parsed', () => {
  it.each([
    ['one line of a megabyte', 'a'.repeat(1_000_000), /tệp dài/],
    ['one line of a hundred thousand', 'a'.repeat(100_000), /một dòng dài/],
    ['a megabyte of lines', lines('chữ', 250_000), /tệp dài/],
    ['more lines than a book', lines('', 11_000), /dòng\. Chia bài/],
    ['ten thousand entities', lines('&amp;'.repeat(1000), 10), /&amp;/],
  ])('%s', (_, body, says) => {
    const [problem, ...others] = problemsOf(body);
    expect(`${problem?.found}. ${problem?.remedy}`).toMatch(says);
    expect(others).toEqual([]);
  });
});

describe('A text that would grow into a huge page is refused', () => {
  it.each([
    ['nested quotations', '> '.repeat(9_000) + 'a', /lồng nhau quá sâu/],
    ['nested lists', '- '.repeat(9_000) + 'a', /lồng nhau quá sâu/],
    ['nested emphasis', '*a **b '.repeat(2_000) + 'b** a*'.repeat(2_000), /lồng nhau quá sâu/],
    [
      'nested tags',
      `${lines('<Callout kind="tip">', 2_000)}a\n${lines('</Callout>', 2_000)}`,
      /lồng nhau quá sâu/,
    ],
    ['a table of too many columns', `${'|a'.repeat(21)}|\n${'|-'.repeat(21)}|\n`, /quá nhiều cột/],
    // Each short row is filled up to the width of the table.
    [
      'a table of short rows',
      `${'|a'.repeat(20)}|\n${'|-'.repeat(20)}|\n${lines('|b', 2_000)}`,
      /quá nhiều phần/,
    ],
    ['a list without end', lines('- a', 9_000), /quá nhiều phần/],
    ['a footnote quoted without end', `[^1]: x\n\n${lines('[^1]'.repeat(1_000), 25)}`, /quá nhiều phần/],
    ['headings without end', lines('## a', 9_990).replaceAll('a', 'a *b*'), /quá nhiều phần/],
  ])('%s', (_, body, says) => {
    expect(findingsOf(body).map(({ found }) => found)).toContainEqual(expect.stringMatching(says));
  });

  it('while a long and rich article passes', () => {
    const chapter = `## Mục\n\n${'Một câu vừa phải, có **chữ đậm** và [liên kết](/x). '.repeat(20)}\n\n- một\n- hai\n`;
    expect(findingsOf(lines(chapter, 100))).toEqual([]);
    expect(lines(chapter, 100).length).toBeGreaterThan(LIMITS.fileCharacters / 2);
  });
});
