import type { Finding } from '../../../src/mdx/source.ts';

const SHOWN = 3;

/** The first findings as a message: `Dòng 3: có biểu thức {…}. Xóa đi; nếu muốn viết dấu {, gõ \{.` */
export function describeFindings(findings: readonly Finding[]): string {
  const told = findings
    .slice(0, SHOWN)
    .map(({ line, found, remedy }) => `Dòng ${line}: ${found}. ${remedy}.`);
  const left = findings.length - told.length;
  return left > 0 ? `${told.join(' ')} Còn ${left} chỗ nữa.` : told.join(' ');
}
