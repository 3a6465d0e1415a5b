import type { Catalog } from './catalog.ts';
import type { Entry } from './entry.ts';
import { localDay } from './dates.ts';
import { type Article, pathOf } from './urls.ts';

/** Stories, initiatives and news together, newest first. */
export function articlesOf(catalog: Catalog): Article[] {
  return ([...catalog.stories, ...catalog.initiatives, ...catalog.news] as Article[]).sort(
    (a, b) =>
      Date.parse(b.data.publishedAt) - Date.parse(a.data.publishedAt) || (pathOf(a) < pathOf(b) ? -1 : 1),
  );
}

/** Articles by a field that names something else, so that pages of 10,000 stories don't each walk them all. */
function indexBy(catalog: Catalog, field: 'topic' | 'unit'): ReadonlyMap<string, readonly Article[]> {
  const index = new Map<string, Article[]>();
  for (const article of articlesOf(catalog)) {
    const key = article.data[field];
    if (key === undefined) continue;
    const list = index.get(key);
    if (list) list.push(article);
    else index.set(key, [article]);
  }
  return index;
}

const indexes = new WeakMap<
  Catalog,
  { topic: ReadonlyMap<string, readonly Article[]>; unit: ReadonlyMap<string, readonly Article[]> }
>();

function indexesOf(catalog: Catalog) {
  let found = indexes.get(catalog);
  if (!found)
    indexes.set(catalog, (found = { topic: indexBy(catalog, 'topic'), unit: indexBy(catalog, 'unit') }));
  return found;
}

/** What an outlet used of ours, by the day of its first publication here, newest first. */
export const articlesOfOutlet = (catalog: Catalog, outlet: string): readonly Article[] =>
  articlesOf(catalog).filter(({ data }) => data.republished.some((use) => use.outlet === outlet));

/** What a unit has to show, newest first. */
export const articlesOfUnit = (catalog: Catalog, unit: string): readonly Article[] =>
  indexesOf(catalog).unit.get(unit) ?? [];

/** What is written about a topic, newest first. */
export const articlesOfTopic = (catalog: Catalog, topic: string): readonly Article[] =>
  indexesOf(catalog).topic.get(topic) ?? [];

/** The years of the archive, the latest first, each with what was published in it, newest first. */
export const articlesByYear = (catalog: Catalog): ReadonlyMap<string, readonly Article[]> =>
  Map.groupBy(articlesOf(catalog), ({ data }) => localDay(data.publishedAt).slice(0, 4));

/**
 * Up to three articles to read next: of the same topic, the nearest in time before this one, then later ones. Looking
 * back keeps a page's neighbours as they were when something new is published, so that old pages need not be rebuilt.
 */
export function relatedTo(catalog: Catalog, article: Article): Article[] {
  const { topic } = article.data;
  if (topic === undefined) return [];
  const list = articlesOfTopic(catalog, topic);
  const own = list.findIndex((other) => other.collection === article.collection && other.id === article.id);
  return [...list.slice(own + 1, own + 4), ...list.slice(Math.max(0, own - 3), own).reverse()].slice(0, 3);
}

const byAward = new WeakMap<Catalog, ReadonlyMap<string, readonly Entry<'stories'>[]>>();

/** The stories that name an award among the titles of who they are about, newest first. */
export function storiesOfAward(catalog: Catalog, award: string): readonly Entry<'stories'>[] {
  let index = byAward.get(catalog);
  if (!index) {
    const named = catalog.stories.flatMap((story) =>
      [...new Set(story.data.subject?.titles.map((title) => title.award))].map((id) => ({ id, story })),
    );
    index = new Map(
      [...Map.groupBy(named, ({ id }) => id ?? '')].map(([id, list]) => [id, list.map(({ story }) => story)]),
    );
    byAward.set(catalog, index);
  }
  return index.get(award) ?? [];
}
