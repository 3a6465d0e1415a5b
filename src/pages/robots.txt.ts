import type { APIRoute } from 'astro';
import { loadCatalog } from '../load/site-content.ts';
import { paths } from '../model/urls.ts';

export const GET: APIRoute = async () => {
  const { site } = await loadCatalog();
  const sitemaps = [paths.sitemap, paths.newsSitemap].map((path) => `Sitemap: ${site.origin}${path}\n`);
  return new Response(`User-agent: *\nDisallow: /admin/\nDisallow: /api/\n\n${sitemaps.join('')}`);
};
