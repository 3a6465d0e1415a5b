import { type Card, cardOf, type InitiativeRow, initiativeRow } from '../card.ts';
import type { Catalog } from '../catalog.ts';
import { articlesByYear, articlesOfTopic, articlesOfUnit } from '../relations.ts';
import { unitKindLabels } from '../../schema/unit.ts';
import { type Article, listPath, pathOf, paths, sections, topicPath, yearPath } from '../urls.ts';
import { type Crumb, type Head, home } from './head.ts';

/** Long enough that few readers turn the page, short enough to load at once on a phone. */
export const PAGE_SIZE = 24;

export interface Paging {
  /** From 1. */
  readonly current: number;
  readonly last: number;
  /** The address of page `n`, n from 1. */
  readonly pages: readonly { readonly number: number; readonly href: string }[];
  readonly previous?: string;
  readonly next?: string;
}

export function pagingOf(base: string, count: number, current: number): Paging {
  const last = Math.max(1, Math.ceil(count / PAGE_SIZE));
  // First, last and two either side: at 400 pages a full row of numbers would be a page of its own.
  const shown = Array.from({ length: last }, (_, index) => index + 1).filter(
    (number) => number === 1 || number === last || Math.abs(number - current) <= 2,
  );
  return {
    current,
    last,
    pages: shown.map((number) => ({ number, href: listPath(base, number) })),
    ...(current > 1 ? { previous: listPath(base, current - 1) } : {}),
    ...(current < last ? { next: listPath(base, current + 1) } : {}),
  };
}

export interface ListView {
  readonly head: Head;
  readonly title: string;
  readonly summary: string;
  readonly paging: Paging;
  readonly cards: readonly Card[];
  readonly rows: readonly InitiativeRow[];
}

/** What readers call each list, and what they find in it. */
export const listWords = {
  stories: {
    title: 'Gương điển hình',
    summary: 'Những người và tập thể làm tốt việc của mình, kể lại để người khác làm theo.',
  },
  initiatives: {
    title: 'Sáng kiến',
    summary: 'Cách làm mới đã đo được kết quả, ghi rõ đang xét, đã áp dụng hay đang nhân rộng.',
  },
  news: { title: 'Tin tức', summary: 'Thông báo, khen thưởng và hướng dẫn của phong trào thi đua.' },
} as const;

/** Every page of a collection's list. */
export function listViews(catalog: Catalog, collection: Article['collection']): ListView[] {
  const entries: readonly Article[] = catalog[collection];
  const { title, summary } = listWords[collection];
  const feed = { name: title, base: sections[collection] };
  return pageUp(entries, sections[collection], (slice, paging) => ({
    head: { ...headOf(title, summary, sections[collection], paging, []), feed },
    title,
    summary,
    paging,
    cards: collection === 'initiatives' ? [] : slice.map((entry) => cardOf(catalog, entry)),
    rows: slice.flatMap((entry) => (entry.collection === 'initiatives' ? [initiativeRow(entry)] : [])),
  }));
}

export interface UnitView extends ListView {
  readonly slug: string;
  readonly kind: string;
  readonly sample: boolean;
  /** Key of the unit's own text; it may be empty. */
  readonly digest: string;
  readonly hasBody: boolean;
}

/** Every page of every unit: the unit itself and what it has to show. */
export const unitViews = (catalog: Catalog): UnitView[] =>
  catalog.units.flatMap((unit) => {
    const { title, summary, kind, sample } = unit.data;
    const base = pathOf(unit);
    const above = { name: 'Đơn vị', href: sections.units };
    const list = { title, summary, base, above, feed: { name: title, base } };
    return cardPages(catalog, articlesOfUnit(catalog, unit.id), list).map((view) => ({
      ...view,
      kind: unitKindLabels[kind],
      sample,
      slug: unit.slug,
      digest: unit.digest,
      hasBody: unit.syllables > 0,
    }));
  });

/** What stands under the name of a topic. */
export const describeTopic = (name: string): string =>
  `Gương điển hình, sáng kiến và tin tức thuộc lĩnh vực ${name}.`;

export interface TopicView extends ListView {
  readonly topic: string;
}

/** Every page of every topic: a way through the archive that needs no search. */
export const topicViews = (catalog: Catalog): TopicView[] =>
  catalog.site.topics.flatMap(({ id, name }) => {
    const base = topicPath(id);
    const list = {
      title: name,
      summary: describeTopic(name),
      base,
      above: archiveCrumb,
      feed: { name, base },
    };
    return cardPages(catalog, articlesOfTopic(catalog, id), list).map((view) => ({ ...view, topic: id }));
  });

export interface YearView extends ListView {
  readonly year: string;
}

/** Every page of every year in which something was published. */
export const yearViews = (catalog: Catalog): YearView[] =>
  [...articlesByYear(catalog)].flatMap(([year, articles]) => {
    const summary = `Mọi bài gương điển hình, sáng kiến và tin tức của năm ${year}, mới nhất trước.`;
    const list = { title: `Năm ${year}`, summary, base: yearPath(year), above: archiveCrumb };
    return cardPages(catalog, articles, list).map((view) => ({ ...view, year }));
  });

const archiveCrumb: Crumb = { name: 'Kho tư liệu', href: paths.archive };

interface CardList extends Pick<ListView, 'title' | 'summary'>, Pick<Head, 'feed'> {
  readonly base: string;
  readonly above: Crumb;
}

/** Every page of a list of articles of all kinds. */
function cardPages(
  catalog: Catalog,
  articles: readonly Article[],
  { title, summary, base, above, feed }: CardList,
): ListView[] {
  return pageUp(articles, base, (slice, paging) => ({
    head: { ...headOf(title, summary, base, paging, [above]), ...(feed ? { feed } : {}) },
    title,
    summary,
    paging,
    cards: slice.map((entry) => cardOf(catalog, entry)),
    rows: [],
  }));
}

/** One view a page, {@link PAGE_SIZE} things on each; one page where there is nothing. */
export function pageUp<Thing, View>(
  entries: readonly Thing[],
  base: string,
  view: (slice: readonly Thing[], paging: Paging) => View,
): View[] {
  const count = Math.max(1, Math.ceil(entries.length / PAGE_SIZE));
  return Array.from({ length: count }, (_, index) =>
    view(
      entries.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
      pagingOf(base, entries.length, index + 1),
    ),
  );
}

function headOf(
  title: string,
  description: string,
  base: string,
  paging: Paging,
  above: readonly Crumb[],
): Head {
  const named = paging.current === 1 ? title : `${title}, trang ${paging.current}`;
  return {
    title: named,
    description,
    path: listPath(base, paging.current),
    crumbs: [home, ...above, { name: named }],
  };
}

/** The list of units, with how much each has to show. */
export interface UnitRow {
  readonly href: string;
  readonly title: string;
  readonly kind: string;
  readonly summary: string;
  readonly articles: number;
  readonly sample: boolean;
}

export const unitRows = (catalog: Catalog): UnitRow[] =>
  catalog.units.map((unit) => ({
    href: pathOf(unit),
    title: unit.data.title,
    kind: unitKindLabels[unit.data.kind],
    summary: unit.data.summary,
    articles: articlesOfUnit(catalog, unit.id).length,
    sample: unit.data.sample,
  }));
