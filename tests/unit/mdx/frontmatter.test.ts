import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml, splitFile } from '../../../src/mdx/frontmatter.ts';

const told = (source: string): string => {
  const split = splitFile(source);
  return split.ok ? 'cut' : `${split.finding.line} ${split.finding.found}. ${split.finding.remedy}`;
};

describe('A content file is cut into head and body', () => {
  it.each([
    ['with the line ends of Linux', '---\na: 1\n---\nchữ\n', 'a: 1\n', 'chữ\n', 4],
    ['with the line ends of Windows', '---\r\na: 1\r\n---\r\nchữ\r\n', 'a: 1\r\n', 'chữ\r\n', 4],
    ['with a byte order mark', '\ufeff---\na: 1\n---\nchữ', 'a: 1\n', 'chữ', 4],
    ['with spaces after the dashes', '--- \na: 1\n---\t\nchữ', 'a: 1\n', 'chữ', 4],
    ['without a body', '---\na: 1\n---', 'a: 1\n', '', 4],
    ['without a field', '---\n---\nchữ', '', 'chữ', 3],
    ['with dashes in the body', '---\na: 1\n---\n---\nb\n---\n', 'a: 1\n', '---\nb\n---\n', 4],
    ['with dashes inside a line', '---\na: b --- c\n--- d\n---\n', 'a: b --- c\n--- d\n', '', 5],
    // Git and every editor see one line here.
    [
      'with line separators around dashes',
      '---\na: b\u2028---\u2028c\n---\nchữ',
      'a: b\u2028---\u2028c\n',
      'chữ',
      4,
    ],
  ])('%s', (_, source, head, body, bodyLine) => {
    expect(splitFile(source)).toEqual({ ok: true, file: { head, body, headLine: 2, bodyLine } });
  });

  it.each([
    ['JavaScript frontmatter', '---js\n{ title: process.exit() }\n---\n', /^1 dòng đầu là “---js”/],
    ['JSON frontmatter', '---json\n{}\n---\n', /^1 dòng đầu là “---json”/],
    ['TOML frontmatter', '+++\na = 1\n+++\n', /^1 dòng đầu là “\+\+\+”/],
    ['no frontmatter', 'Chữ', /^1 dòng đầu là “Chữ”/],
    ['an empty file', '', /^1 dòng đầu là “”/],
    ['a blank first line', '\n---\na: 1\n---\n', /^1 dòng đầu là “”/],
    ['frontmatter that never closes', '---\na: 1\n', /^1 .*không có dòng --- đóng lại/],
    [
      'a head of seventy thousand letters',
      `---\n${`# ${'chữ'.repeat(3_000)}\n`.repeat(8)}---\n`,
      /^2 phần khai báo dài/,
    ],
    ['NUL', '---\na: 1\n---\nchữ\u0000', /^4 .*U\+0000, ngay sau “chữ”/],
    ['an escape sequence of a terminal', '---\na: \u001b[31m\n---\n', /^2 .*U\+001B/],
    ['a control character of the second set', '---\na: 1\n---\n\nchữ\u0090', /^5 .*U\+0090/],
    ['a direction override', '---\ntitle: a\u202eb\n---\n', /^2 .*U\+202E/],
    ['a direction isolate', '---\na: 1\n---\nchữ \u2066chữ', /^4 .*U\+2066/],
    ['half a character', '---\na: \ud800\n---\n', /^2 .*U\+D800/],
    ['what a damaged encoding leaves', '---\na: v\ufffdn\n---\n', /^2 .*U\+FFFD/],
    ['a noncharacter', '---\na: 1\n---\n\ufdd0', /^4 .*U\+FDD0/],
    ['line ends of old Macs', '---\ra: 1\r---\r', /^1 .*CR/],
  ])('but not %s', (_, source, says) => {
    expect(told(source)).toMatch(says);
  });

  it('whatever is typed, without failing, and losing nothing', () => {
    const piece = fc.constantFrom('---', '\n', '\r\n', 'a: 1', ' ', 'chữ', '---js', '\u2028', '\ufeff');
    fc.assert(
      fc.property(
        fc.array(piece).map((all) => all.join('')),
        (source) => {
          const split = splitFile(source);
          if (!split.ok) return;
          const { head, body, bodyLine } = split.file;
          const start = source.length - body.length;
          expect(source.slice(start)).toBe(body);
          expect(source.slice(0, start).split('\n')).toHaveLength(bodyLine);
          expect(source).toContain(head);
        },
      ),
    );
  });
});

describe('The head is read as data', () => {
  const yaml = (source: string) => parseYaml(source, 2);
  const findings = (source: string): string[] =>
    yaml(source).findings.map(({ line, found, remedy }) => `${line} ${found}. ${remedy}`);

  it('with strings, numbers and lists as YAML 1.2 has them, and days as text', () => {
    const { data } = yaml(
      'day: 2020-02-18\nyes: yes\nnorway: no\nn: 012\nlist: [a, "b"]\ntext: >-\n  một\n  hai\nnone:\n',
    );
    expect(data).toEqual({
      day: '2020-02-18',
      yes: 'yes',
      norway: 'no',
      n: 12,
      list: ['a', 'b'],
      text: 'một hai',
      none: null,
    });
  });

  it('with the line ends of Windows', () => {
    expect(yaml('a: >-\r\n  một\r\n  hai\r\nb: 1\r\n').data).toEqual({ a: 'một hai', b: 1 });
  });

  it.each([
    ['a type that runs code', 'a: !!js/function "function () { globalThis.ran = true }"', [/^2 .*thẻ kiểu/]],
    ['a type of one’s own', 'a: 1\nb: !x 1', [/^3 .*thẻ kiểu/]],
    ['a bare tag', 'a: ! b', [/^2 .*thẻ kiểu/]],
    ['a binary value', 'a: !!binary aGk=', [/thẻ kiểu/]],
    ['an anchor', 'a: &x 1', [/^2 .*neo/]],
    ['an anchor on nothing', 'a: &x\nb: 1', [/neo/]],
    ['an alias', 'a: &x 1\nb: *x', [/^2 .*neo/, /^3 .*bí danh/]],
    ['a merge of an alias', 'a: &x {b: 1}\n<<: *x', [/neo/, /bí danh/]],
    ['the same field twice', 'a: 1\nb: 2\na: 3', [/^4 mục này đã có/]],
    ['the same field twice in braces', 'a: {b: 1, b: 2}', [/mục này đã có/]],
    ['a second document', 'a: 1\n...\nb: !x 2', [/^\d .*thứ hai/]],
    ['a document in a document', 'a: 1\n--- b', [/thứ hai/]],
    ['a field whose name is a list', '? [a]\n: 1', [/không phải là chữ/]],
    ['indentation by tabs', 'a:\n\tb: 1', [/^3 .*Tab/]],
    ['a quotation that never ends', 'a: "b\nc: d', [/đóng ngoặc/]],
    ['two colons in a line', 'title: Hội nghị: tổng kết', [/hai dấu hai chấm.*ngoặc kép/]],
    ['brackets without end', `a: ${'['.repeat(10_000)}`, [/lồng nhau quá sâu/]],
    ['braces without end', `a: ${'{a: '.repeat(10_000)}`, [/lồng nhau quá sâu/]],
    [
      'indentation without end',
      Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      [/quá sâu/],
    ],
    ['dashes without end', `a:\n  ${'- '.repeat(1_000)}a`, [/quá sâu/]],
  ])('but not %s', (_, source, says) => {
    const told = findings(source);
    expect(told).toHaveLength(says.length);
    says.forEach((pattern, index) => expect(told[index]).toMatch(pattern));
    expect(yaml(source).data).toBeUndefined();
    expect(globalThis).not.toHaveProperty('ran');
  });

  it('an alias bomb does not grow', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi']) {
      bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`);
    }
    expect(yaml(bomb.join('\n')).data).toBeUndefined();
  });

  it('names that JavaScript gives a meaning are names like any other', () => {
    const { data } = yaml('__proto__:\n  polluted: true\nconstructor: 1\n<<: {c: 1}');
    expect(Object.keys(data as object)).toEqual(['__proto__', 'constructor', '<<']);
    expect({}).not.toHaveProperty('polluted');
  });

  it('tells no more than the first mistakes of a broken head', () => {
    expect(findings('a: b: c\n'.repeat(500)).length).toBeLessThanOrEqual(10);
  });

  it('knows the line of every value, and of the parent of one that is not there', () => {
    const { lineOf } = yaml('# ghi chú\na: 1\nb:\n  c: 2\n  d:\n    - e: 3\n    - e: >-\n        bốn\n');
    expect(lineOf(['a'])).toBe(3);
    expect(lineOf(['b', 'c'])).toBe(5);
    expect(lineOf(['b', 'd', 1, 'e'])).toBe(8);
    expect(lineOf(['b', 'x'])).toBe(4);
    expect(lineOf(['b', 'd', 7])).toBe(6);
    expect(lineOf([])).toBe(3);
  });

  it('whatever is typed, without failing', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      ':',
      '\n',
      '- ',
      '  ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '!a ',
      '#',
      '|',
      '>-',
      '---',
      '...',
      '%',
      '?',
      ',',
      '<<',
      '\t',
      'é',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join('')),
        ),
        (source) => {
          const { data, findings: all } = yaml(source);
          if (all.length > 0) expect(data).toBeUndefined();
          for (const { line } of all) expect(line).toBeGreaterThanOrEqual(2);
        },
      ),
      { numRuns: 500 },
    );
  });
});
