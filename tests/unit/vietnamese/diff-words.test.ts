import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffPart, diffWords } from '../../../src/vietnamese/diff-words.ts';

/** `Có [-ba-][+năm+] người.` */
const marked = (before: string, after: string): string =>
  diffWords(before, after)
    .map(({ kind, text, spaced }, index) => {
      const shown = kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`;
      return index > 0 && spaced ? ` ${shown}` : shown;
    })
    .join('');

const without = (kind: DiffPart['kind'], parts: readonly DiffPart[]): string =>
  parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join('');

describe('The words that a correction changes', () => {
  it('are told from those that stay', () => {
    expect(marked('Tổ có bốn người.', 'Tổ có năm người.')).toBe('Tổ có [-bốn-] [+năm+] người.');
    expect(marked('Ba người.', 'Ba người, hai ca.')).toBe('Ba người[+, hai ca+].');
    expect(marked('Sáng ngày mai họp', 'Họp')).toBe('[-Sáng ngày mai họp-] [+Họp+]');
    expect(marked('như cũ', 'như cũ')).toBe('như cũ');
  });

  it('are whole syllables with their marks, whole numbers and whole dates', () => {
    expect(marked('ngày 18/02/2020', 'ngày 28/02/2020')).toBe('ngày [-18/02/2020-] [+28/02/2020+]');
    expect(marked('1.250 trang', '1.520 trang')).toBe('[-1.250-] [+1.520+] trang');
    expect(marked('anh Hoàn', 'anh Hoàng')).toBe('anh [-Hoàn-] [+Hoàng+]');
  });

  it('never lose a word of either wording, whatever they are', () => {
    const words = fc.array(
      fc.constantFrom('ba', 'năm', 'người', '“', '”', ',', '.', ' ', '\n', '18/02', '𠀀'),
    );
    const wording = fc.oneof(
      words.map((list) => list.join('')),
      fc.string({ unit: 'grapheme' }),
    );
    const letters = (text: string): string => text.replace(/\s/gu, '');
    fc.assert(
      fc.property(wording, wording, (before, after) => {
        const parts = diffWords(before, after);
        expect(letters(without('added', parts))).toBe(letters(before));
        expect(letters(without('removed', parts))).toBe(letters(after));
        const order = parts.map(({ kind }) => kind);
        expect(order.some((kind, index) => kind === 'removed' && order[index - 1] === 'added')).toBe(false);
      }),
    );
  });
});
