import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { cacheKey } from '../../../load/cache-key.ts';
import { loadCatalog } from '../../../load/site-content.ts';
import { today } from '../../../load/today.ts';
import { coverageFiles } from '../../../model/urls.ts';
import { coverageTable } from '../../../outputs/csv/coverage-tables.ts';
import { renderCsv } from '../../../outputs/csv/render-csv.ts';

export async function getStaticPaths() {
  const catalog = await loadCatalog();
  return coverageFiles.map((file) => {
    const table = coverageTable(catalog, today, file);
    return { params: { file }, props: { table }, cacheKey: cacheKey(catalog, table) };
  });
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { table } }) =>
  new Response(renderCsv(table), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
