import type { APIRoute } from 'astro';
import { loadCatalog } from '../load/site-content.ts';
import { renderSitemap } from '../outputs/sitemap/render-sitemap.ts';
import { sitemapEntries } from '../outputs/sitemap/sitemap-entries.ts';

export async function getStaticPaths() {
  const catalog = await loadCatalog();
  return renderSitemap(sitemapEntries(catalog), { origin: catalog.site.origin }).map(({ path, xml }) => ({
    params: { sitemap: path.slice(1, -'.xml'.length) },
    props: { xml },
  }));
}

export const GET: APIRoute = ({ props }) =>
  new Response(String(props['xml']), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
