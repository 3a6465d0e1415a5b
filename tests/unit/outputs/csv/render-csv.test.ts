import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderCsv } from '../../../../src/outputs/csv/render-csv.ts';

/** Reads RFC 4180 and nothing else: quotes must close, and every record ends with CRLF. */
function readCsv(text: string): string[][] {
  expect(text.startsWith('\ufeff')).toBe(true);
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const rows: string[][] = [[]];
  cell.lastIndex = 1;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) throw new Error(`No CSV from ${at}: ${text.slice(at, at + 20)}`);
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

test('a table opens in office programs with its marks, commas, quotes and numbers', () => {
  const csv = renderCsv({
    head: ['Bài', 'Số'],
    rows: [
      ['Tờ trình, đo bằng “bước”', 3],
      ['Nói "vâng"\nrồi đi', 0],
    ],
  });
  expect(csv).toBe('\ufeffBài,Số\r\n"Tờ trình, đo bằng “bước”",3\r\n"Nói ""vâng""\nrồi đi",0\r\n');
});

test.each(['=1+1', '+84', '-2', '@SUM(A1)', '\t=1', ' =HYPERLINK("https://a.example")', '＝1', '\u00a0=1'])(
  'a text that a spreadsheet would run, %j, stays a text',
  (text) => {
    expect(readCsv(renderCsv({ head: ['a'], rows: [[text]] }))[1]).toEqual([`'${text}`]);
  },
);

test('whatever the texts, every cell can be read back and none is a formula', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('=', '"', ',', '\r\n', '-1', ' @x', '”'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, fc.nat())), (rows) => {
      const read = readCsv(renderCsv({ head: ['a', 'b', 'c'], rows })).slice(1);
      expect(read.map((cells) => cells.map((cell) => cell.replace(/^'/, '')))).toEqual(
        rows.map((cells) => cells.map((cell) => String(cell).replace(/^'/, ''))),
      );
      expect(read.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    }),
  );
});
