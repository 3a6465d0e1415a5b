import type { Withdrawn } from '../../model/catalog.ts';
import type { Article } from '../../model/urls.ts';

/**
 * How many times an article has said something new to those who took it: 1 when it was published, one more with every
 * correction, and one more when it was withdrawn. An edit that is no correction is not told of, so it counts for nothing.
 */
export const versionOf = (article: Article | Withdrawn): number =>
  'data' in article ? 1 + article.data.corrections.length : 2 + article.corrections;
