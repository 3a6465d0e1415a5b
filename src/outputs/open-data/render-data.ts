import { z } from 'zod';
import { paths } from '../../model/urls.ts';
import type { SiteData } from '../../schema/site.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { column } from './columns.ts';
import type { Cell, DataPart, DataSet, Row } from './data-sets.ts';

export type DataFormat = 'json' | 'csv';

/** `/du-lieu/guong-dien-hinh/2020.json`, `/du-lieu/don-vi.csv` */
export const dataPath = ({ slug }: DataSet, { year }: DataPart, format: DataFormat): string =>
  `${paths.data}${slug}${year === undefined ? '' : `/${year}`}.${format}`;

/** The JSON Schema of a data set's JSON files. */
export const schemaPath = ({ slug }: DataSet): string => `${paths.data}luoc-do/${slug}.json`;

/** What a JSON file of a data set holds around its rows. */
const fileSchema = (row: z.ZodObject) =>
  z.strictObject({
    $schema: column('Lược đồ của tệp này', z.url()),
    name: column('Tên bộ dữ liệu', z.string()),
    year: column('Năm', z.string().regex(/^\d{4}$/)).optional(),
    publisher: column('Cơ quan công bố', z.string()),
    licence: column('Giấy phép', z.strictObject({ name: z.string(), url: z.url() })),
    page: column('Trang giới thiệu', z.url()),
    rows: column('Các dòng', z.array(row)),
  });

/** The schema as JSON Schema (2020-12), made of the same zod fields that content is checked by. */
export function renderSchema(set: DataSet, site: SiteData): string {
  const schema = z.toJSONSchema(fileSchema(set.schema), {
    io: 'output',
    target: 'draft-2020-12',
    // What the house tells its own forms is no word of JSON Schema.
    override: ({ jsonSchema }) => void delete jsonSchema['reference'],
  });
  return toText({
    $id: absoluteUrl(site.origin, schemaPath(set)),
    title: set.name,
    description: set.description,
    ...schema,
  });
}

export const renderJson = (set: DataSet, { year, rows }: DataPart, site: SiteData): string =>
  toText({
    $schema: absoluteUrl(site.origin, schemaPath(set)),
    name: set.name,
    year,
    publisher: site.institution,
    licence: { name: site.licence.name, url: site.licence.url },
    page: absoluteUrl(site.origin, paths.data),
    rows,
  });

/** What lies where: every data set with its files, for programs that look for what is new. */
export const indexPath = `${paths.data}danh-muc.json`;

/** A data set with its parts, as they were taken from a catalog. */
export interface TakenSet {
  readonly set: DataSet;
  readonly parts: readonly DataPart[];
}

export const renderIndex = (taken: readonly TakenSet[], site: SiteData): string =>
  toText({
    publisher: site.institution,
    licence: { name: site.licence.name, url: site.licence.url },
    page: absoluteUrl(site.origin, paths.data),
    dataSets: taken.map(({ set, parts }) => ({
      name: set.name,
      description: set.description,
      schema: absoluteUrl(site.origin, schemaPath(set)),
      files: parts.map((part) => ({
        year: part.year,
        rows: part.rows.length,
        json: absoluteUrl(site.origin, dataPath(set, part, 'json')),
        csv: absoluteUrl(site.origin, dataPath(set, part, 'csv')),
      })),
    })),
  });

const toText = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;

/**
 * Rows as CSV (RFC 4180), a column a field of the schema in its order, lists joined by a semicolon. It begins with a byte order
 * mark: without one, Excel reads Vietnamese as the code page of its machine.
 */
export function renderCsv(set: DataSet, rows: readonly Row[]): string {
  const names = Object.keys(set.schema.shape);
  const lines = [names, ...rows.map((row) => names.map((name) => cellOf(row[name])))];
  return `\ufeff${lines.map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')}`;
}

function cellOf(value: Cell): string {
  if (value === undefined) return '';
  const text = typeof value === 'object' ? value.join('; ') : String(value);
  // A table program would run these as a formula; an apostrophe makes them text there, and is seen elsewhere.
  return /^[=@\t\r]|^[+-](?![\d.,\s])/.test(text) ? `'${text}` : text;
}

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
