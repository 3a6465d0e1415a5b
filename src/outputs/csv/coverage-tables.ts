import type { Catalog } from '../../model/catalog.ts';
import {
  articlesIn,
  coverageByMonth,
  coverageByTask,
  coverageByTopic,
  coverageByUnit,
  periodOf,
  usesOf,
} from '../../model/coverage.ts';
import { showDay } from '../../model/dates.ts';
import { type CoverageFile, coverageFiles, pathOf } from '../../model/urls.ts';
import { showMonth } from '../../model/views/press-information.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { type CsvTable, renderCsv } from './render-csv.ts';

/** The Information Department's figures as tables, each what its page shows; the register has all there ever was. */
export function coverageTable(catalog: Catalog, today: string, file: CoverageFile): CsvTable {
  const { origin } = catalog.site;
  const period = periodOf(catalog, today);
  switch (file) {
    case 'don-vi':
      return {
        head: ['Đơn vị', 'Số bài trong 12 tháng'],
        rows: coverageByUnit(catalog, articlesIn(catalog, period)).map(({ name, count }) => [name, count]),
      };
    case 'linh-vuc':
      return {
        head: ['Lĩnh vực', 'Số bài trong 12 tháng'],
        rows: coverageByTopic(catalog, articlesIn(catalog, period)).map(({ name, count }) => [name, count]),
      };
    case 'thang':
      return {
        head: ['Tháng', 'Gương điển hình', 'Sáng kiến', 'Tin tức', 'Cộng', 'Lượt đăng lại'],
        rows: coverageByMonth(catalog, period).map((month) => [
          showMonth(month.month),
          ...[month.stories, month.initiatives, month.news, month.count, month.uses],
        ]),
      };
    case 'nhiem-vu':
      return {
        head: ['Kế hoạch', 'Nhiệm vụ số', 'Nhiệm vụ', 'Số bài'],
        rows: catalog.plans.flatMap((plan) => {
          const counts = coverageByTask(catalog, plan);
          return plan.data.tasks.map(({ title }, index) => [
            plan.data.year,
            index + 1,
            title,
            counts[index] ?? 0,
          ]);
        }),
      };
    case 'dang-lai':
      return {
        head: [
          'Ngày đăng lại',
          'Cơ quan báo chí',
          'Bài',
          'Địa chỉ bài',
          'Tên bài ở đó',
          'Địa chỉ bài đăng lại',
        ],
        rows: usesOf(catalog).map(({ article, outlet, date, url, title }) => [
          showDay(date),
          outlet,
          article.data.title,
          absoluteUrl(origin, pathOf(article)),
          title ?? '',
          url,
        ]),
      };
  }
}

/** The bytes of each table's file, for those who download it. */
export const coverageSizes = (catalog: Catalog, today: string): Record<CoverageFile, number> =>
  Object.fromEntries(
    coverageFiles.map((file) => [file, Buffer.byteLength(renderCsv(coverageTable(catalog, today, file)))]),
  ) as Record<CoverageFile, number>;
