import type { Catalog } from '../../model/catalog.ts';
import { settledAt } from '../../model/corrections.ts';
import { articlesByYear, articlesOf, articlesOfTopic, articlesOfUnit } from '../../model/relations.ts';
import {
  type Article,
  articleCollections,
  awardsPath,
  listPath,
  pathOf,
  paths,
  sections,
  themePath,
  topicPath,
  yearPath,
} from '../../model/urls.ts';
import { awardYears } from '../../model/views/awards.ts';
import { PAGE_SIZE } from '../../model/views/list.ts';
import { pressLogViews } from '../../model/views/press-log.ts';
import { latest } from '../article/article-facts.ts';

/** A page that search engines should know. */
export interface SitemapEntry {
  /** `/guong-dien-hinh/2020/…/` */
  readonly path: string;
  /** When what the page says last changed: a day or a moment; absent where nobody keeps it. */
  readonly lastmod?: string;
}

/**
 * Every public page. Articles come last and the oldest first: new ones go to the end of the last part, and the parts
 * before it stay as crawlers have them.
 */
export function sitemapEntries(catalog: Catalog): SitemapEntry[] {
  const articles = articlesOf(catalog);
  const settled = (article: Article): string => settledAt(catalog, article);
  const newest = latest([...articles.map(settled), ...catalog.plans.map((plan) => plan.data.announcedAt)]);
  return [
    entry(paths.home, newest),
    entry(sections.plans, catalog.plans[0]?.data.announcedAt),
    ...catalog.plans.flatMap((plan) => [
      entry(pathOf(plan), plan.data.announcedAt),
      entry(themePath(plan.id), plan.data.announcedAt),
    ]),
    ...articleCollections.flatMap((collection) =>
      listEntries(sections[collection], catalog[collection].map(settled)),
    ),
    entry(sections.awards),
    ...awardYears(catalog).map((year) => entry(awardsPath(year))),
    entry(sections.units),
    ...catalog.units.flatMap((unit) =>
      listEntries(pathOf(unit), articlesOfUnit(catalog, unit.id).map(settled)),
    ),
    ...catalog.site.topics.flatMap(({ id }) =>
      listEntries(topicPath(id), articlesOfTopic(catalog, id).map(settled)),
    ),
    entry(paths.calendar),
    entry(paths.archive, newest),
    ...[...articlesByYear(catalog)].flatMap(([year, published]) =>
      listEntries(yearPath(year), published.map(settled)),
    ),
    entry(paths.press, newest),
    ...pressLogViews(catalog).map(({ head, notes }) => entry(head.path, notes[0]?.at.iso)),
    ...[paths.pressPrint, paths.pressTelevision].flatMap((door) => listEntries(door, articles.map(settled))),
    entry(paths.pressInformation, newest),
    entry(paths.feeds),
    entry(paths.data, newest),
    ...catalog.pages.map((page) => entry(pathOf(page), page.data.updatedAt)),
    ...articles.toReversed().map((article) => entry(pathOf(article), settled(article))),
  ];
}

/** A new article moves all after it one place on, so every page of a list changes with it. */
function listEntries(base: string, settled: readonly string[]): SitemapEntry[] {
  const lastmod = latest(settled);
  const pages = Math.max(1, Math.ceil(settled.length / PAGE_SIZE));
  return Array.from({ length: pages }, (_, index) => entry(listPath(base, index + 1), lastmod));
}

const entry = (path: string, lastmod?: string): SitemapEntry => ({ path, ...(lastmod ? { lastmod } : {}) });
