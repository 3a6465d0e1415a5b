import type { CollectionName } from '../schema/collections.ts';
import type { SiteData } from '../schema/site.ts';
import type { Entry } from './entry.ts';

/** A photo file as pages need to know it. */
export interface PhotoFile {
  /** SHA-256 of the file's bytes, in hex. */
  readonly digest: string;
  /** Pixels, as seen: after the camera's orientation is applied. */
  readonly width: number;
  readonly height: number;
}

/** All that is published, checked and in order. Whatever a page, a feed or the search shows is derived from this. */
export interface Catalog {
  readonly site: SiteData;
  /** Newest year first. */
  readonly plans: readonly Entry<'plans'>[];
  /** Newest first, by `publishedAt`. */
  readonly stories: readonly Entry<'stories'>[];
  readonly initiatives: readonly Entry<'initiatives'>[];
  readonly news: readonly Entry<'news'>[];
  /** In the alphabetical order of Vietnamese. */
  readonly units: readonly Entry<'units'>[];
  readonly documents: readonly Entry<'documents'>[];
  readonly outlets: readonly Entry<'outlets'>[];
  readonly pages: readonly Entry<'pages'>[];
  /** By date; those without a day come last in their year. */
  readonly events: readonly Entry<'events'>[];
  /** The files behind the photos, by their address (`/media/2026/hop-to.jpg`). */
  readonly photos: ReadonlyMap<string, PhotoFile>;
  readonly find: <Name extends CollectionName>(collection: Name, id: string) => Entry<Name> | undefined;
  readonly topicName: (id: string) => string | undefined;
}

type Dated = Entry<'stories'> | Entry<'initiatives'> | Entry<'news'>;

/** Newest first; entries of the same moment in the order of their ids, so that two builds agree. */
const newestFirst = (a: Dated, b: Dated): number =>
  Date.parse(b.data.publishedAt) - Date.parse(a.data.publishedAt) || (a.id < b.id ? -1 : 1);

const vietnamese = new Intl.Collator('vi');
const byTitle = (a: Entry, b: Entry): number =>
  vietnamese.compare(a.data.title, b.data.title) || (a.id < b.id ? -1 : 1);

/** Orders checked entries into a catalog. Every reference in them has been checked to lead somewhere. */
export function buildCatalog(
  site: SiteData,
  entries: readonly Entry[],
  photos: ReadonlyMap<string, PhotoFile>,
): Catalog {
  const byCollection = Map.groupBy(entries, (entry) => entry.collection);
  const all = <Name extends CollectionName>(name: Name) =>
    (byCollection.get(name) ?? []) as unknown as Entry<Name>[];
  const byId = new Map(entries.map((entry) => [`${entry.collection}/${entry.id}`, entry]));
  const topics = new Map(site.topics.map((topic) => [topic.id, topic.name]));
  const dayOf = (event: Entry<'events'>): string => event.data.date ?? `${event.data.year}-99`;
  return {
    site,
    photos,
    plans: all('plans').sort((a, b) => b.data.year - a.data.year || (a.id < b.id ? -1 : 1)),
    stories: all('stories').sort(newestFirst),
    initiatives: all('initiatives').sort(newestFirst),
    news: all('news').sort(newestFirst),
    units: all('units').sort(byTitle),
    documents: all('documents').sort(byTitle),
    outlets: all('outlets').sort(byTitle),
    pages: all('pages').sort(byTitle),
    events: all('events').sort((a, b) =>
      dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : byTitle(a, b),
    ),
    find: <Name extends CollectionName>(collection: Name, id: string) =>
      byId.get(`${collection}/${id}`) as Entry<Name> | undefined,
    topicName: (id) => topics.get(id),
  };
}
