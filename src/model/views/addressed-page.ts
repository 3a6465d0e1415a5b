import type { Catalog, Withdrawn } from '../catalog.ts';
import { articlesOf } from '../relations.ts';
import { type Article, pathOf } from '../urls.ts';
import { type ArticleView, articleView } from './article.ts';
import { type WithdrawnView, withdrawnView } from './withdrawn.ts';

/** What stands at an address of the form `/<section>/<year>/<slug>/`. An address that was once published never dies. */
export type AddressedPage =
  | { readonly kind: 'article'; readonly path: string; readonly article: Article }
  | { readonly kind: 'withdrawn'; readonly path: string; readonly withdrawn: Withdrawn }
  | ({ readonly kind: 'moved'; readonly path: string } & MovedView);

/** A former address shows nothing but the way to the present one, a path. */
export interface MovedView {
  readonly to: string;
}

/** Every such address of the site, each once: that nobody claims one twice has been checked. */
export const addressedPages = (catalog: Catalog): AddressedPage[] => [
  ...articlesOf(catalog).map((article) => ({ kind: 'article' as const, path: pathOf(article), article })),
  ...catalog.withdrawn.map((withdrawn) => ({
    kind: 'withdrawn' as const,
    path: pathOf(withdrawn),
    withdrawn,
  })),
  ...catalog.moved.map(({ from, to }) => ({ kind: 'moved' as const, path: from, to })),
];

/** Made anew where it is needed: 10,000 of them held in memory would be the catalog once more. */
export function addressedView(
  catalog: Catalog,
  page: AddressedPage,
): ArticleView | WithdrawnView | MovedView {
  switch (page.kind) {
    case 'article':
      return articleView(catalog, page.article);
    case 'withdrawn':
      return withdrawnView(catalog, page.withdrawn);
    case 'moved':
      return { to: page.to };
  }
}
