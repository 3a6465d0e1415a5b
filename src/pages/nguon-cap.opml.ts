import type { APIRoute } from 'astro';
import { loadCatalog } from '../load/site-content.ts';
import { renderOpml } from '../outputs/opml/render-opml.ts';

export const GET: APIRoute = async () =>
  new Response(renderOpml(await loadCatalog()), {
    headers: { 'content-type': 'text/x-opml; charset=utf-8' },
  });
