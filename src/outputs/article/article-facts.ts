import type { Article } from '../../model/urls.ts';

/** Who is named as author, in order; nobody where a news item is the office's own. */
export function authorsOf(article: Article): string[] {
  if (article.collection === 'initiatives') return article.data.authors.map(({ name }) => name);
  return article.data.byline ? [article.data.byline] : [];
}

/** The latest of some moments or days, as it was written. A day counts from midnight in UTC. */
export function latest(moments: readonly string[]): string | undefined {
  return moments.reduce<string | undefined>(
    (last, moment) => (last === undefined || Date.parse(moment) > Date.parse(last) ? moment : last),
    undefined,
  );
}
