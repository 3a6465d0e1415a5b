import { afterAll, describe, expect, it } from 'vitest';
import { hostileBodies } from '../../fixtures/content/hostile-bodies.ts';
import { findingsOf, render } from './read-body.ts';

describe('A hostile body is refused', () => {
  afterAll(() => {
    expect(globalThis, 'none of it ran').not.toHaveProperty('ran');
  });

  it.each(hostileBodies)('$name', ({ body, line, says }) => {
    const findings = findingsOf(body);
    const finding = findings.find(({ found, remedy }) => says.test(`${found}. ${remedy}`));
    expect(finding, JSON.stringify(findings)).toBeDefined();
    if (line !== undefined) expect(finding?.line).toBe(line);
    for (const { found, remedy, field } of findings) {
      expect(field).not.toBe('');
      expect(remedy).not.toBe('');
      // What a parser says of itself is English and names its parts; none of it is for an editor.
      expect(`${found} ${remedy}`).not.toMatch(/expected|unexpected|parse|acorn|oxc|mdx-jsx|undefined/i);
    }
  });
});

describe('What looks like code but is text', () => {
  it.each([
    ['an escaped brace', 'chữ \\{a\\} chữ', 'chữ {a} chữ'],
    ['a brace in a code span', '`{a}`', '{a}'],
    ['a brace after backslashes in a code span', '`\\\\{a}`', '\\\\{a}'],
    ['a brace in a block of code', '```\n{a}\n```', '{a}'],
    ['a brace as entity', '&#123;a}', '{a}'],
    ['an escaped angle bracket', 'a \\<b', 'a <b'],
    ['an angle bracket as entity', '&lt;script>', '<script>'],
    ['an angle bracket before a space', 'a < b', 'a < b'],
    ['import inside a sentence', 'Chữ\nimport hàng hóa', 'Chữ import hàng hóa'],
    ['import in a block of code', '```\nimport a from "b"\n```', 'import a from "b"'],
    ['import in a code span over two lines', 'chữ `a\nimport b`', 'chữ a\nimport b'],
    ['a word that begins like import', 'importance', 'importance'],
    ['export on a line of a list', '- hàng\nexport mười tấn', 'hàng export mười tấn'],
  ])('%s stays', (_, body, words) => {
    expect(findingsOf(body)).toEqual([]);
    expect(textOf(body)).toBe(words.replaceAll('\n', ' '));
  });
});

const textOf = (body: string): string => render(body).text.replaceAll('\n', ' ');
