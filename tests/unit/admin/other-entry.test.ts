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

  it('when the address goes from a new entry to one that is there, or to a new one of another kind', () => {
    const added = at('collections/stories-2026/new');
    expect(isOtherEntry(added, at('collections/stories-2026/entries/a'))).toBe(true);
    expect(isOtherEntry(added, at('collections/news-2026/new'))).toBe(true);
    expect(isOtherEntry(at('collections/units/entries/a'), added)).toBe(true);
    expect(isOtherEntry(added, `${added}?kind=person`)).toBe(false);
  });

  it('by Decap itself when it comes from a list or from nowhere, or when an entry is copied', () => {
    const entry = at('collections/stories-2026/entries/a');
    for (const from of ['collections/stories-2026', 'workflow', '']) {
      expect(isOtherEntry(at(from), entry)).toBe(false);
    }
    expect(isOtherEntry(entry, at('collections/stories-2026/new'))).toBe(false);
    expect(isOtherEntry(entry, at('collections/stories-2026'))).toBe(false);
    expect(isOtherEntry(entry, `${entry}?ref=workflow`)).toBe(false);
  });
});
