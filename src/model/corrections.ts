import type { Catalog, Withdrawn } from './catalog.ts';
import type { Article } from './urls.ts';

/** What was wrong in a published article and what is right. */
export interface Correction {
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly by: string;
  readonly wrong: string;
  readonly right: string;
}

/**
 * The corrections of an article, the latest first. Pages, feeds and files ask here and not the entry itself, so that they all
 * tell of the same ones.
 */
export const correctionsOf = (_catalog: Catalog, { data }: Article): readonly Correction[] =>
  data.corrections.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));

/** The moment of the latest correction. An edit that is no correction is not a moment that readers are told of. */
export const lastCorrectedAt = (catalog: Catalog, article: Article): string | undefined =>
  correctionsOf(catalog, article)[0]?.at;

/** When what the article says was last settled: its latest correction, or its publication. */
export const settledAt = (catalog: Catalog, article: Article): string =>
  lastCorrectedAt(catalog, article) ?? article.data.publishedAt;

/** An article is published as version 1; each correction makes the next one. */
export const versionOf = (catalog: Catalog, article: Article): number =>
  1 + correctionsOf(catalog, article).length;

/** Taking an article back makes one more. */
export const versionOfWithdrawn = ({ corrections }: Withdrawn): number => 2 + corrections;
