import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { jpegOf } from '../images/site-pictures.ts';
import { cacheKey } from '../load/cache-key.ts';
import { loadCatalog } from '../load/site-content.ts';
import { feedFormats, feedForms, feedPath, feedPlaces } from '../model/feeds.ts';
import { feedOf } from '../outputs/feeds/feed-of.ts';
import { renderFeed } from '../outputs/feeds/render-feed.ts';

/** Every feed in every form, each beside the page that lists the same. */
export async function getStaticPaths() {
  const catalog = await loadCatalog();
  return feedPlaces(catalog).flatMap((place) => {
    const feed = feedOf(catalog, place, (photo) => jpegOf(photo, catalog.site));
    return feedFormats.map((format) => ({
      params: { feed: feedPath(place.base, format).slice(1) },
      props: { feed, format },
      cacheKey: cacheKey(catalog, [format, feed]),
    }));
  });
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { feed, format } }) =>
  new Response(renderFeed(feed, format), {
    headers: { 'content-type': `${feedForms[format].mediaType}; charset=utf-8` },
  });
