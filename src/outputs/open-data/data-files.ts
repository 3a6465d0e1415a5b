import type { Catalog } from '../../model/catalog.ts';
import type { JpegOf } from '../feeds/feed-of.ts';
import { dataSets } from './data-sets.ts';
import {
  dataPath,
  indexPath,
  renderCsv,
  renderIndex,
  renderJson,
  renderSchema,
  schemaPath,
  type TakenSet,
} from './render-data.ts';

/** A file of the open data. Its text is made when it is asked for: all of them at once are megabytes a year of articles. */
export interface DataFile {
  /** `/du-lieu/guong-dien-hinh/2020.json` */
  readonly path: string;
  readonly mediaType: string;
  /** What the text is made of, beside the site: the same rows give the same file. */
  readonly madeOf: unknown;
  readonly render: () => string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** The rows of every data set, from one walk over the catalog. */
export const takeData = (catalog: Catalog, jpegOf: JpegOf): TakenSet[] =>
  dataSets.map((set) => ({ set, parts: set.parts(catalog, jpegOf) }));

/** Every file of the open data. */
export function dataFiles(taken: readonly TakenSet[], { site }: Catalog): DataFile[] {
  const index = renderIndex(taken, site);
  return [
    { path: indexPath, mediaType: JSON_TYPE, madeOf: index, render: () => index },
    ...taken.flatMap(({ set, parts }): DataFile[] => [
      {
        path: schemaPath(set),
        mediaType: 'application/schema+json; charset=utf-8',
        madeOf: renderSchema(set, site),
        render: () => renderSchema(set, site),
      },
      ...parts.flatMap((part): DataFile[] => [
        {
          path: dataPath(set, part, 'json'),
          mediaType: JSON_TYPE,
          madeOf: part.rows,
          render: () => renderJson(set, part, site),
        },
        {
          path: dataPath(set, part, 'csv'),
          mediaType: 'text/csv; charset=utf-8',
          madeOf: part.rows,
          render: () => renderCsv(set, part.rows),
        },
      ]),
    ]),
  ];
}
