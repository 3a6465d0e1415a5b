import type { Catalog } from '../../model/catalog.ts';
import type { Entry } from '../../model/entry.ts';
import { articlesOf } from '../../model/relations.ts';
import { type Article, pathOf } from '../../model/urls.ts';
import type { SearchRecord } from '../store/record.ts';
import { articleRecord } from './article-record.ts';
import { awardRecord } from './award-record.ts';
import { pageRecord, unitRecord } from './page-record.ts';
import { planRecord } from './plan-record.ts';
import type { ArchivedBody, ThumbnailOf } from './sources.ts';

/** What the archive finds: whatever has a place of its own on the site. */
export type Archived = Article | Entry<'plans'> | Entry<'awards'> | Entry<'units'> | Entry<'pages'>;

/** All that the archive finds, newest first; what has no day comes last, by its address. */
export function archivedOf(catalog: Catalog): Archived[] {
  const { plans, awards, units, pages } = catalog;
  return [...articlesOf(catalog), ...plans, ...awards, ...units, ...pages].sort(
    (one, other) => momentOf(other) - momentOf(one) || (pathOf(one) < pathOf(other) ? -1 : 1),
  );
}

function momentOf(entry: Archived): number {
  const startOf = (day: string): number => Date.parse(`${day}T00:00:00+07:00`);
  switch (entry.collection) {
    case 'stories':
    case 'initiatives':
    case 'news':
      return Date.parse(entry.data.publishedAt);
    case 'plans':
      return startOf(entry.data.announcedAt);
    case 'awards':
      return entry.data.decision ? startOf(entry.data.decision.date) : 0;
    case 'units':
    case 'pages':
      return 0;
  }
}

/** What the archive's index holds of an entry. */
export function recordOf(
  catalog: Catalog,
  entry: Archived,
  body: ArchivedBody,
  thumbnailOf: ThumbnailOf,
): SearchRecord {
  switch (entry.collection) {
    case 'stories':
    case 'initiatives':
    case 'news':
      return articleRecord(catalog, entry, body, thumbnailOf);
    case 'plans':
      return planRecord(catalog, entry);
    case 'awards':
      return awardRecord(catalog, entry);
    case 'units':
      return unitRecord(entry, body);
    case 'pages':
      return pageRecord(entry, body);
  }
}
