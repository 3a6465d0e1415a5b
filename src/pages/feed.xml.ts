import type { APIRoute } from 'astro';
import { jpegOf } from '../images/site-pictures.ts';
import { loadCatalog } from '../load/site-content.ts';
import { latestFeed } from '../outputs/feeds/feed.ts';
import { renderRss } from '../outputs/rss/render-rss.ts';

export const GET: APIRoute = async () => {
  const catalog = await loadCatalog();
  const feed = latestFeed(catalog, (photo) => jpegOf(photo, catalog.site));
  return new Response(renderRss(feed), { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } });
};
