import type { CollectionName } from '../schema/collections.ts';
import type { Entry } from './entry.ts';

/** The folder of the site that a collection is shown under; collections without pages of their own have none. */
export const sections = {
  plans: '/ke-hoach/',
  stories: '/guong-dien-hinh/',
  initiatives: '/sang-kien/',
  news: '/tin-tuc/',
  awards: '/khen-thuong/',
  units: '/don-vi/',
} as const;

/** The collections whose entries are listed and found: what readers call "bài". */
export const articleCollections = ['stories', 'initiatives', 'news'] as const;
export type ArticleCollection = (typeof articleCollections)[number];
export type Article = { [Name in ArticleCollection]: Entry<Name> }[ArticleCollection];

export const isArticleCollection = (name: string): name is ArticleCollection =>
  (articleCollections as readonly string[]).includes(name);
export const isArticle = (entry: Entry): entry is Article => isArticleCollection(entry.collection);

/** The entry that an article's address belongs to; `undefined` for any other address. */
export function articleAt(address: string): { collection: ArticleCollection; id: string } | undefined {
  const collection = articleCollections.find((name) => address.startsWith(sections[name]));
  const id = collection && /^\/[^/]+\/(\d{4}\/[^/]+)\/$/.exec(address)?.[1];
  return collection && id ? { collection, id } : undefined;
}

export const paths = {
  home: '/',
  calendar: '/lich/',
  archive: '/kho-tu-lieu/',
  licence: '/quyen-su-dung/',
  feeds: '/nguon-cap/',
  feedList: '/nguon-cap.opml',
  topics: '/linh-vuc/',
  data: '/du-lieu/',
  sitemap: '/sitemap.xml',
  press: '/phong-bao-chi/',
  pressPrint: '/phong-bao-chi/bao-in/',
  pressTelevision: '/phong-bao-chi/truyen-hinh/',
  pressInformation: '/phong-bao-chi/vu-thong-tin/',
  pressLog: '/phong-bao-chi/dinh-chinh/',
  newsSitemap: '/sitemap-tin-moi.xml',
} as const;

/**
 * Where a release tells its server of former addresses, to be answered with 301: a JSON object of paths. It lies in the
 * release, so that addresses and pages are swapped in together; its name begins with a dot, which no URL may reach.
 */
export const MOVED_FILE = '.moved.json';

/** First parts of addresses that the site or its server uses itself; no standing page may have such a name. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  ...[
    ...Object.values(sections),
    paths.calendar,
    paths.archive,
    paths.press,
    paths.feeds,
    paths.topics,
    paths.data,
  ].map((address) => address.replaceAll('/', '')),
  ...['chu-de', 'do-hoa', 'chia-se', 'anh', 'media', 'muc-luc', 'admin', 'api', '404', 'index'],
]);

/**
 * The address of an entry's page. Once published it never changes; the contract is
 * `/guong-dien-hinh/<year>/<slug>/`, `/ke-hoach/<year>/`, `/don-vi/<slug>/`, `/<slug>/` for standing pages.
 */
export function pathOf(entry: { readonly collection: CollectionName; readonly id: string }): string {
  switch (entry.collection) {
    case 'plans':
    case 'stories':
    case 'initiatives':
    case 'news':
    case 'units':
      return `${sections[entry.collection]}${entry.id}/`;
    case 'pages':
      return `/${entry.id}/`;
    case 'awards':
      return `${awardsPath(entry.id.slice(0, 4))}#${awardAnchor(entry.id)}`;
    case 'events':
      return `${paths.calendar}#${eventAnchor(entry.id)}`;
    case 'documents':
    case 'outlets':
      // Shown on the pages of the plans that name them.
      return sections.plans;
  }
}

/** The id of a task's place on the page of its plan; tasks count from 1. */
export const taskAnchor = (task: number): string => `nhiem-vu-${task}`;

/** The id of an event's place on the calendar. */
export const eventAnchor = (id: string): string => `moc-${id.replace('/', '-')}`;

/** The page of what was awarded in a year. */
export const awardsPath = (year: number | string): string => `${sections.awards}${year}/`;

/** The id of an award's place on the page of its year. */
export const awardAnchor = (id: string): string => `khen-${id.replace('/', '-')}`;

/** The figures that the Information Department takes away, each a CSV file beside its page. */
export const coverageFiles = ['don-vi', 'linh-vuc', 'thang', 'nhiem-vu', 'dang-lai'] as const;
export type CoverageFile = (typeof coverageFiles)[number];
export const coverageFile = (file: CoverageFile): string => `${paths.pressInformation}${file}.csv`;

/** The theme of a year has a page of its own, because it is quoted and linked more than the plan. */
export const themePath = (planId: string): string => `/chu-de/${planId}/`;

/** The calendar file beside a page that lists dates. */
export const calendarPath = (page: string): string => `${page}lich.ics`;

/** The script for television of an article, below its page. */
export const scriptPath = (article: string): string => `${article}kich-ban/`;

/** Everything of one topic. */
export const topicPath = (topic: string): string => `${paths.topics}${topic}/`;

/** Everything that was published in a year. */
export const yearPath = (year: string): string => `${paths.archive}${year}/`;

/** Page `page` (from 1) of a list: `/tin-tuc/`, `/tin-tuc/trang-2/`. */
export const listPath = (base: string, page: number): string => {
  const part = pagePart(page);
  return part === undefined ? base : `${base}${part}/`;
};

/** What page `page` (from 1) of a list adds to the list's address: `trang-2`, and nothing for the first. */
export const pagePart = (page: number): string | undefined => (page === 1 ? undefined : `trang-${page}`);

/** The generated artwork of an entry that has no photo. */
export const artworkPath = (entry: { readonly collection: CollectionName; readonly id: string }): string =>
  `/do-hoa/${entry.collection}/${entry.id}.svg`;
