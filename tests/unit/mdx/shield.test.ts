import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shieldCode } from '../../../src/mdx/shield.ts';
import { findingsOf, render } from './read-body.ts';

const nested = (open: string, close: string, inside = '1'): string =>
  open.repeat(9_500) + inside + close.repeat(9_500);

/** Each ends the process, or keeps it busy for minutes, once a JavaScript parser sees it. */
describe('Code that would bring down a JavaScript parser is refused, and the process lives', () => {
  it.each([
    ['nested brackets in an export', `export const a = ${nested('[', ']')}`],
    ['nested brackets in an expression', `{${nested('[', ']')}}`],
    ['a long row of operators', `{${'!'.repeat(19_000)}a}`],
    ['a long sum', `{${'a+\n'.repeat(60_000)}a}`],
    ['nested templates', `{${'`${'.repeat(6_000)}`],
    ['a hundred thousand open braces', '{\n'.repeat(99_000)],
    ['nested tags in an expression', `{${'<a>\n'.repeat(5_000)}}`],
    ['operators in an attribute', `<Quote by={${'!'.repeat(19_000)}a}>\n\nLời\n\n</Quote>`],
    ['operators in a spread', `<Quote {...${'!\n'.repeat(9_000)}a}>\n\nLời\n\n</Quote>`],
  ])('%s', (_, body) => {
    expect(findingsOf(body)).not.toEqual([]);
  });
});

describe('The shield', () => {
  it('changes nothing about the length of a text, so that every line and column stays right', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '\\', '`', 'import ', 'export ', '\n', 'a') }),
        (body) => {
          expect(shieldCode(body)).toHaveLength(body.length);
        },
      ),
    );
  });

  it('leaves no sign of itself in what is shown', () => {
    const { parts, text } = render(
      [
        'chữ `{a}` [chữ](/x{y} "{t}") và https://a.vn, cả `nhiều\nimport dòng`.',
        '```js {1,2}\nimport a from "b"\nexport const c = {}\n```',
        '<Quote by="Chị {An}" role="import">\n\nLời.\n\n</Quote>',
        'Chữ[^1]\nimport chữ\n\n[^1]: chữ\nexport chữ',
      ].join('\n\n'),
    );
    expect(JSON.stringify([parts, text])).not.toMatch(/[\ufdd0-\ufdef]/);
    expect(text).toContain('import a from "b"\nexport const c = {}');
    expect(text).toContain('Chị {An}');
  });

  it('lets an author write its stand-ins as little as any other character that nobody sees', () => {
    expect(findingsOf('chữ &#xFDD0; chữ')[0]?.found).toMatch(/không nhìn thấy/);
  });
});
