import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { jpegOf } from '../../images/site-pictures.ts';
import { cacheKey } from '../../load/cache-key.ts';
import { loadCatalog } from '../../load/site-content.ts';
import { paths } from '../../model/urls.ts';
import { dataFiles, takeData } from '../../outputs/open-data/data-files.ts';

export async function getStaticPaths() {
  const catalog = await loadCatalog();
  const taken = takeData(catalog, (photo) => jpegOf(photo, catalog.site));
  return dataFiles(taken, catalog).map((file) => ({
    params: { file: file.path.slice(paths.data.length) },
    props: { file },
    cacheKey: cacheKey(catalog, [file.path, file.madeOf]),
  }));
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { file } }) =>
  new Response(file.render(), { headers: { 'content-type': file.mediaType } });
