import { dueAt } from '../schema/publication.ts';
import type { Entry } from './entry.ts';
import { type Article, type ArticleCollection, isArticle } from './urls.ts';

/** Where a build tells the newsroom what it held back: in its cache folder, a JSON list of {@link Held} by time. */
export const HELD_FILE = 'held.json';

/** An article whose time has not come. */
export interface Held {
  readonly collection: ArticleCollection;
  readonly id: string;
  readonly title: string;
  /** ISO 8601 with offset. */
  readonly dueAt: string;
}

/**
 * Takes the articles whose time has not come out of what is published. Everything is derived from what is left, so what
 * is held back can't show up anywhere by mistake.
 *
 * An article that an embargo held longer than its date said counts as published when the embargo ended: with the earlier
 * date it would come into feeds and lists below what readers have already seen.
 *
 * @returns what is due, and what is held back, the next one first
 */
export function holdBack(
  entries: readonly Entry[],
  now: Date,
): { readonly due: readonly Entry[]; readonly held: readonly Held[] } {
  const due: Entry[] = [];
  const held: Held[] = [];
  for (const entry of entries) {
    if (!isArticle(entry)) {
      due.push(entry);
      continue;
    }
    const moment = dueAt(entry.data);
    if (Date.parse(moment) <= now.getTime()) due.push(publishedOn(entry, moment));
    else held.push({ collection: entry.collection, id: entry.id, title: entry.data.title, dueAt: moment });
  }
  held.sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || (a.id < b.id ? -1 : 1));
  return { due, held };
}

const publishedOn = (article: Article, moment: string): Entry => ({
  ...article,
  data: { ...article.data, publishedAt: moment },
});
