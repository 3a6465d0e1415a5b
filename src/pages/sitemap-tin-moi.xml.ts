import type { APIRoute } from 'astro';
import { loadCatalog } from '../load/site-content.ts';
import { now } from '../load/today.ts';
import { renderNewsSitemap } from '../outputs/news-sitemap/render-news-sitemap.ts';

export const GET: APIRoute = async () =>
  new Response(renderNewsSitemap(await loadCatalog(), now), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
