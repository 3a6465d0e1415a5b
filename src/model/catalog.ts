import { awardKind } from '../schema/award.ts';
import type { CollectionName } from '../schema/collections.ts';
import type { SiteData } from '../schema/site.ts';
import { correctionsOf } from './corrections.ts';
import type { Entry } from './entry.ts';
import { type Article, articleAt, type ArticleCollection, isArticle, pathOf } from './urls.ts';

/** A photo file as pages need to know it. */
export interface PhotoFile {
  /** SHA-256 of the file's bytes, in hex. */
  readonly digest: string;
  /** Pixels, as seen: after the camera's orientation is applied. */
  readonly width: number;
  readonly height: number;
  /** When it was taken, by the camera's own clock: `2020-08-28T07:30:00`. Absent where the file does not say. */
  readonly taken?: string;
}

/**
 * An article that was taken back: what its address still says. Of the article itself nothing is here, so nothing of it can
 * come into a page, a list or a file.
 */
export interface Withdrawn {
  readonly collection: ArticleCollection;
  readonly id: string;
  readonly slug: string;
  readonly year?: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  /** How many corrections it had until then. */
  readonly corrections: number;
  readonly formerAddresses: readonly { readonly path: string }[];
  /** What to read instead; it may be not due yet, or withdrawn too. */
  readonly replacement?: { readonly collection: ArticleCollection; readonly id: string };
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
  /** Latest first. They are in none of the lists, and `find` does not know them. */
  readonly withdrawn: readonly Withdrawn[];
  /** Former addresses of articles, withdrawn ones too, with the addresses that these have now. */
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** Newest year first; in a year by the law's order of titles and forms, then by name. */
  readonly awards: readonly Entry<'awards'>[];
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

/** Newest first; entries of the same moment in the order of their ids, so that two builds agree. */
const newestFirst = (a: Article, b: Article): number =>
  Date.parse(b.data.publishedAt) - Date.parse(a.data.publishedAt) || (a.id < b.id ? -1 : 1);

const vietnamese = new Intl.Collator('vi');
const byTitle = (a: Entry, b: Entry): number =>
  vietnamese.compare(a.data.title, b.data.title) || (a.id < b.id ? -1 : 1);

const byRank = (a: Entry<'awards'>, b: Entry<'awards'>): number =>
  b.data.year - a.data.year ||
  awardKind.options.indexOf(a.data.kind) - awardKind.options.indexOf(b.data.kind) ||
  vietnamese.compare(a.data.recipient.name, b.data.recipient.name) ||
  byTitle(a, b);

/** Orders checked entries into a catalog. Every reference in them has been checked to lead somewhere. */
export function buildCatalog(
  site: SiteData,
  entries: readonly Entry[],
  photos: ReadonlyMap<string, PhotoFile>,
): Catalog {
  const articles = entries.filter(isArticle);
  const gone = new Set(articles.filter(({ data }) => data.withdrawn).map(pathOf));
  const standing = entries.filter((entry) => !gone.has(pathOf(entry)));
  const byCollection = Map.groupBy(standing, (entry) => entry.collection);
  const all = <Name extends CollectionName>(name: Name) =>
    (byCollection.get(name) ?? []) as unknown as Entry<Name>[];
  const byId = new Map(standing.map((entry) => [`${entry.collection}/${entry.id}`, entry]));
  const find = <Name extends CollectionName>(collection: Name, id: string) =>
    byId.get(`${collection}/${id}`) as Entry<Name> | undefined;
  const topics = new Map(site.topics.map((topic) => [topic.id, topic.name]));
  const dayOf = (event: Entry<'events'>): string => event.data.date ?? `${event.data.year}-99`;
  return {
    site,
    photos,
    plans: all('plans').sort((a, b) => b.data.year - a.data.year || (a.id < b.id ? -1 : 1)),
    stories: all('stories').sort(newestFirst),
    initiatives: all('initiatives').sort(newestFirst),
    news: all('news').sort(newestFirst),
    withdrawn: articles
      .flatMap((article) => withdrawnOf(article, find))
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1)),
    moved: articles
      .flatMap((article) =>
        article.data.formerAddresses.map(({ path }) => ({ from: path, to: pathOf(article) })),
      )
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    awards: all('awards').sort(byRank),
    units: all('units').sort(byTitle),
    documents: all('documents').sort(byTitle),
    outlets: all('outlets').sort(byTitle),
    pages: all('pages').sort(byTitle),
    events: all('events').sort((a, b) =>
      dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : byTitle(a, b),
    ),
    find,
    topicName: (id) => topics.get(id),
  };
}

function withdrawnOf(article: Article, find: Catalog['find']): Withdrawn[] {
  const { collection, id, slug, year, data } = article;
  if (!data.withdrawn) return [];
  const { at, by, reason, replacement } = data.withdrawn;
  const instead = replacement === undefined ? undefined : articleAt(replacement);
  return [
    {
      ...{ collection, id, slug, at, by, reason },
      corrections: correctionsOf({ find }, article).filter(
        (correction) => Date.parse(correction.at) <= Date.parse(at),
      ).length,
      formerAddresses: data.formerAddresses,
      ...(year ? { year } : {}),
      ...(instead ? { replacement: instead } : {}),
    },
  ];
}
