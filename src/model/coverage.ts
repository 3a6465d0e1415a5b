import type { Catalog } from './catalog.ts';
import { localDay } from './dates.ts';
import type { Entry } from './entry.ts';
import { articlesOf } from './relations.ts';
import { type Article, type ArticleCollection, pathOf, topicPath } from './urls.ts';

/** Twelve calendar months, `2020-01` to `2020-12`. */
export interface Period {
  readonly months: readonly string[];
  /** Whether the last month is the present one. */
  readonly current: boolean;
}

/**
 * The twelve months to today; where nothing was published in them, the twelve to the newest article, so that an office
 * that has not begun the year still sees its last one.
 *
 * @param today the calendar day in Viet Nam at the time of the build
 */
export function periodOf(catalog: Catalog, today: string): Period {
  const present = monthsTo(today.slice(0, 7));
  const newest = articlesOf(catalog)[0];
  const month = newest && monthOf(newest);
  return month === undefined || month >= (present[0] ?? '')
    ? { months: present, current: true }
    : { months: monthsTo(month), current: false };
}

const monthOf = (article: Article): string => localDay(article.data.publishedAt).slice(0, 7);

/** @param last `2020-12` */
function monthsTo(last: string): string[] {
  const [year = 0, month = 0] = last.split('-').map(Number);
  return Array.from({ length: 12 }, (_, index) =>
    new Date(Date.UTC(year, month - 12 + index)).toISOString().slice(0, 7),
  );
}

/** The articles of a period, newest first. */
export const articlesIn = (catalog: Catalog, { months }: Period): Article[] => {
  const wanted = new Set(months);
  return articlesOf(catalog).filter((article) => wanted.has(monthOf(article)));
};

/** How much was written about something; 0 is told too, because that is what somebody looks for. */
export interface Coverage {
  readonly name: string;
  readonly href: string;
  readonly count: number;
  readonly sample: boolean;
}

const mostFirst = (a: Coverage, b: Coverage): number => b.count - a.count;

/** Every unit, the one with most articles first; among equals in the order of the alphabet. */
export function coverageByUnit(catalog: Catalog, articles: readonly Article[]): Coverage[] {
  const counts = countBy(articles, ({ data }) => data.unit);
  return catalog.units
    .map((unit) => ({
      name: unit.data.title,
      href: pathOf(unit),
      count: counts.get(unit.id) ?? 0,
      sample: unit.data.sample,
    }))
    .sort(mostFirst);
}

/** Every topic of the site, the one with most articles first. */
export function coverageByTopic(catalog: Catalog, articles: readonly Article[]): Coverage[] {
  const counts = countBy(articles, ({ data }) => data.topic);
  return catalog.site.topics
    .map(({ id, name }) => ({ name, href: topicPath(id), count: counts.get(id) ?? 0, sample: false }))
    .sort(mostFirst);
}

/** What a month brought, and how often others used something of ours in it. */
export interface MonthCoverage extends Readonly<Record<ArticleCollection, number>> {
  /** `2020-02` */
  readonly month: string;
  readonly count: number;
  readonly uses: number;
}

/** @returns a line for each month of the period, in order */
export function coverageByMonth(catalog: Catalog, period: Period): MonthCoverage[] {
  const byMonth = Map.groupBy(articlesIn(catalog, period), monthOf);
  const uses = countBy(usesOf(catalog), ({ date }) => date.slice(0, 7));
  return period.months.map((month) => {
    const list = byMonth.get(month) ?? [];
    const of = (collection: ArticleCollection): number =>
      list.filter((article) => article.collection === collection).length;
    return {
      month,
      stories: of('stories'),
      initiatives: of('initiatives'),
      news: of('news'),
      count: list.length,
      uses: uses.get(month) ?? 0,
    };
  });
}

/** How many stories answer each task of a plan, in the order of its tasks. */
export function coverageByTask(catalog: Catalog, plan: Entry<'plans'>): number[] {
  const stories = catalog.stories.filter((story) => story.data.plan === plan.id);
  const counts = countBy(stories, ({ data }) => data.task);
  return plan.data.tasks.map((_, index) => counts.get(index + 1) ?? 0);
}

/** One time that an outlet used an article. */
export interface Use {
  readonly article: Article;
  /** The outlet's name. */
  readonly outlet: string;
  /** `2020-02-05` */
  readonly date: string;
  readonly url: string;
  /** What the article is called there, if otherwise. */
  readonly title?: string;
}

/** The register of what was used again and where, the latest first. */
export const usesOf = (catalog: Catalog): Use[] =>
  articlesOf(catalog)
    .flatMap((article) =>
      article.data.republished.map(({ outlet, date, url, title }) => ({
        article,
        outlet: catalog.find('outlets', outlet)?.data.title ?? outlet,
        date,
        url,
        ...(title ? { title } : {}),
      })),
    )
    .sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0));

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
