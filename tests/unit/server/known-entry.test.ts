import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkKnownEntry } from '../../../admin/server/checks/known-entry.ts';
import { checkEntry } from '../../../src/load/check-entry.ts';

test('a text that was checked before is not parsed again, and has the same verdict', () => {
  const text = `---\ntitle: Ca\n---\n\n${'một '.repeat(50)}\n`;
  const first = checkKnownEntry('stories/2026/ca.mdx', text);
  expect(first).toEqual(checkEntry('stories/2026/ca.mdx', text));
  expect(checkKnownEntry('stories/2026/ca.mdx', text)).toBe(first);
  expect(checkKnownEntry('news/2026/ca.mdx', text)).not.toBe(first);
});

test('no text is taken for another', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (path, text) => {
      expect(checkKnownEntry(path, text)).toEqual(checkEntry(path, text));
    }),
  );
});
