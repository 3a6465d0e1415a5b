import { describe, expect, it } from 'vitest';
import { isOtherEntry } from '../../../admin/app/navigation/other-entry.ts';

const at = (path: string): string => `http://localhost:4321/admin/#/${path}`;

describe('another entry is opened', () => {
  it('when the address goes from one entry to another', () => {
    expect(
      isOtherEntry(at('collections/stories-2026/entries/a'), at('collections/stories-2026/entries/b')),
    ).toBe(true);
    expect(isOtherEntry(at('collections/units/entries/a'), at('collections/news-2026/entries/a'))).toBe(true);
  });

  it('by Decap itself when it comes from a list, from a new entry or from nowhere', () => {
    const entry = at('collections/stories-2026/entries/a');
    for (const from of ['collections/stories-2026', 'collections/stories-2026/new', 'workflow', '']) {
      expect(isOtherEntry(at(from), entry)).toBe(false);
    }
    expect(isOtherEntry(entry, at('collections/stories-2026'))).toBe(false);
    expect(isOtherEntry(entry, `${entry}?ref=workflow`)).toBe(false);
  });
});
