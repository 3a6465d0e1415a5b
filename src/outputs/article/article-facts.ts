import type { Article } from '../../model/urls.ts';

/** Who is named as author, in order; nobody where a news item is the office's own. */
export function authorsOf(article: Article): string[] {
  if (article.collection === 'initiatives') return article.data.authors.map(({ name }) => name);
  return article.data.byline ? [article.data.byline] : [];
}

/** The moments of an article's corrections, in no order. */
const correctedAt = (article: Article): string[] => article.data.corrections.map(({ at }) => at);

/** The moment of the latest correction. An edit that is no correction is not a moment that readers are told of. */
export const lastCorrectedAt = (article: Article): string | undefined => latest(correctedAt(article));

/** When what the article says was last settled: its latest correction, or its publication. */
export const settledAt = (article: Article): string =>
  latest([article.data.publishedAt, ...correctedAt(article)]) ?? article.data.publishedAt;

/** The latest of some moments or days, as it was written. A day counts from midnight in UTC. */
export function latest(moments: readonly string[]): string | undefined {
  return moments.reduce<string | undefined>(
    (last, moment) => (last === undefined || Date.parse(moment) > Date.parse(last) ? moment : last),
    undefined,
  );
}
