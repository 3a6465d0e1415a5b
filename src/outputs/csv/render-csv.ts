/** A table before it becomes a file. Every row has as many cells as the head. */
export interface CsvTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Office programs take UTF-8 for a code page of their own unless a file begins with this. */
const BOM = '\ufeff';

/**
 * What a spreadsheet takes for a formula, after spaces too; the wide forms count in East Asian editions. A cell of such text
 * could send what stands beside it to anybody (OWASP, CSV Injection), so an apostrophe makes it text.
 */
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r＝＋－＠]/u;

const cellOf = (value: string | number): string => {
  const text = typeof value === 'number' ? String(value) : FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table as CSV: RFC 4180, with a head line and CRLF, in UTF-8 with a byte order mark. */
export const renderCsv = ({ head, rows }: CsvTable): string =>
  BOM + [head, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
