import { expect, it } from 'vitest';
import { renamePage } from '../../../admin/app/navigation/rename-link.ts';

const entry = (collection: string, slug?: string, stage?: 'draft') => ({ collection, slug, stage });

it('leads publishers from a published article to the page that gives it another address', () => {
  const page = '/admin/doi-dia-chi/stories-2026/ca-truc-dem';
  expect(renamePage(entry('stories-2026', 'ca-truc-dem'), 'publisher')).toBe(page);
  expect(renamePage(entry('stories-2026', 'ca-truc-dem'), 'admin')).toBe(page);
});

it('offers no such page where there is nothing to rename, or the person may not', () => {
  expect(renamePage(undefined, 'admin')).toBeUndefined();
  expect(renamePage(entry('stories-2026'), 'admin')).toBeUndefined();
  expect(renamePage(entry('stories-2026', 'a', 'draft'), 'admin')).toBeUndefined();
  expect(renamePage(entry('units', 'a'), 'admin')).toBeUndefined();
  expect(renamePage(entry('stories-2026', 'a'), 'editor')).toBeUndefined();
});
