import type { APIRoute } from 'astro';
import { renderArtwork } from '../../../artwork/artwork.ts';
import { loadCatalog } from '../../../load/site-content.ts';
import { articlesOf } from '../../../model/relations.ts';

export async function getStaticPaths() {
  const catalog = await loadCatalog();
  return articlesOf(catalog)
    .filter((article) => article.data.photo === undefined)
    .map(({ collection, id }) => ({ params: { collection, id }, cacheKey: id }));
}

export const GET: APIRoute = ({ params }) =>
  new Response(renderArtwork({ seed: params['id'] ?? '' }), { headers: { 'content-type': 'image/svg+xml' } });
