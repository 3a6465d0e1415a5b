import type { Catalog } from '../model/catalog.ts';
import { articlesOf } from '../model/relations.ts';
import type { Article } from '../model/urls.ts';
import { drawingsOf } from './drawings.ts';
import { planPressPhotos } from './press-pictures.ts';
import type { ImageJob } from './produce.ts';
import { rightsOf, siteRenditions } from './site-pictures.ts';

/**
 * Every picture that the pages of a catalog may show. Taken from the catalog and not from what was rendered, because a
 * page that did not change is not rendered again but still needs its pictures.
 *
 * @param sourceOf the file behind a photo's address
 */
export function imageJobs(catalog: Catalog, sourceOf: (src: string) => string): ImageJob[] {
  const { site } = catalog;
  const photos = articlesOf(catalog).flatMap((article) => [
    ...siteJobs(catalog, article, sourceOf),
    ...pressJobs(catalog, article, sourceOf),
  ]);
  const drawings = drawingsOf(site).map(({ svg, words, share, structured, television }): ImageJob => ({
    ...{ kind: 'artwork', svg, words },
    renditions: [share, ...structured, television],
  }));
  return [...photos, ...drawings];
}

const siteJobs = (catalog: Catalog, article: Article, sourceOf: (src: string) => string): ImageJob[] =>
  article.photos.flatMap((photo, index): ImageJob[] => {
    const file = catalog.photos.get(photo.src);
    if (!file) return [];
    const lead = index === 0 && article.data.photo !== undefined;
    const renditions = siteRenditions({ photo, file }, catalog.site, lead);
    const words = rightsOf(photo, catalog.site);
    return [{ kind: 'photo', source: sourceOf(photo.src), photo: file, words, renditions }];
  });

const pressJobs = (catalog: Catalog, article: Article, sourceOf: (src: string) => string): ImageJob[] =>
  planPressPhotos(catalog, article).map(({ view: { photo, file }, words, print, television }) => ({
    ...{ kind: 'photo', source: sourceOf(photo.src), photo: file, words },
    renditions: [print, ...(television ? [television] : [])],
  }));
