import type { APIRoute } from 'astro';
import { loadCatalog } from '../load/site-content.ts';
import { paths } from '../model/urls.ts';

export const GET: APIRoute = async () => {
  const { site } = await loadCatalog();
  return new Response(
    `User-agent: *\nDisallow: /admin/\nDisallow: /api/\n\nSitemap: ${site.origin}${paths.sitemap}\n`,
  );
};
