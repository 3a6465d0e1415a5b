import type { z } from 'zod';
import type { ArticleCollection } from '../../model/urls.ts';
import type { Catalog } from '../../model/catalog.ts';
import { listWords } from '../../model/views/list.ts';
import type { JpegOf } from '../feeds/feed-of.ts';
import { initiativeRow, initiativeRowOf, newsRow, newsRowOf, storyRow, storyRowOf } from './article-rows.ts';
import {
  awardRow,
  awardRows,
  correctionRow,
  correctionRows,
  deadlineRow,
  deadlineRows,
  eventRow,
  eventRows,
  planRow,
  planRows,
  taskRow,
  taskRows,
  unitRow,
  unitRows,
} from './house-rows.ts';

/** A row of a data set: its schema says which fields it has. An absent value is `undefined`. */
export type Row = Readonly<Record<string, Cell>>;
export type Cell = string | number | boolean | readonly string[] | undefined;

/** One table of the open data. */
export interface DataSet {
  /** Of its files: `guong-dien-hinh`. */
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly schema: z.ZodObject;
  /** The rows in files a year, newest first; one part without a year where a table is small for ever. */
  readonly parts: (catalog: Catalog, jpegOf: JpegOf) => readonly DataPart[];
}

export interface DataPart {
  readonly year?: string;
  readonly rows: readonly Row[];
}

const whole = (rows: readonly Row[]): DataPart[] => [{ rows }];

/** A year is a file, so that last year's stays as readers have it, and none outgrows what a table program opens. */
const byYear = <Entry extends { readonly year?: string }>(
  entries: readonly Entry[],
  rowOf: (entry: Entry) => Row,
): DataPart[] =>
  [...Map.groupBy(entries, ({ year = '' }) => year)]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([year, list]) => ({ year, rows: list.map(rowOf) }));

const articleWords = (collection: ArticleCollection) => ({
  name: listWords[collection].title,
  description: `${listWords[collection].summary} Mỗi năm một tệp, mỗi bài một dòng.`,
});

export const dataSets: readonly DataSet[] = [
  {
    slug: 'guong-dien-hinh',
    ...articleWords('stories'),
    schema: storyRow,
    parts: (catalog, jpegOf) => byYear(catalog.stories, (story) => storyRowOf(catalog, story, jpegOf)),
  },
  {
    slug: 'sang-kien',
    ...articleWords('initiatives'),
    schema: initiativeRow,
    parts: (catalog, jpegOf) => byYear(catalog.initiatives, (one) => initiativeRowOf(catalog, one, jpegOf)),
  },
  {
    slug: 'tin-tuc',
    ...articleWords('news'),
    schema: newsRow,
    parts: (catalog, jpegOf) => byYear(catalog.news, (item) => newsRowOf(catalog, item, jpegOf)),
  },
  {
    slug: 'don-vi',
    name: 'Đơn vị',
    description: 'Các đơn vị, cụm và khối tham gia phong trào, với số bài của từng nơi.',
    schema: unitRow,
    parts: (catalog) => whole(unitRows(catalog)),
  },
  {
    slug: 'ke-hoach',
    name: 'Kế hoạch',
    description: 'Kế hoạch thi đua của từng năm: chủ đề, mục đích, yêu cầu.',
    schema: planRow,
    parts: (catalog) => whole(planRows(catalog)),
  },
  {
    slug: 'nhiem-vu',
    name: 'Nhiệm vụ',
    description: 'Nhiệm vụ của từng kế hoạch, với số bài hưởng ứng.',
    schema: taskRow,
    parts: (catalog) => whole(taskRows(catalog)),
  },
  {
    slug: 'han-nop',
    name: 'Hạn nộp',
    description: 'Việc phải nộp, ai nộp, nộp về đâu, trước ngày nào.',
    schema: deadlineRow,
    parts: (catalog) => whole(deadlineRows(catalog)),
  },
  {
    slug: 'su-kien',
    name: 'Sự kiện',
    description: 'Ngày kỷ niệm, đại hội, kỳ họp và buổi lễ của từng năm.',
    schema: eventRow,
    parts: (catalog) => whole(eventRows(catalog)),
  },
  {
    slug: 'khen-thuong',
    name: 'Khen thưởng',
    description: 'Danh hiệu thi đua và hình thức khen thưởng đã tặng, cả những quyết định đã thu hồi.',
    schema: awardRow,
    parts: (catalog) => whole(awardRows(catalog)),
  },
  {
    slug: 'dinh-chinh',
    name: 'Đính chính và rút bài',
    description: 'Bài nào đã sửa, sửa chỗ nào, bài nào đã rút và vì sao.',
    schema: correctionRow,
    parts: (catalog) => whole(correctionRows(catalog)),
  },
];
