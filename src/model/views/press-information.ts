import type { Catalog } from '../catalog.ts';
import {
  articlesIn,
  type Coverage,
  coverageByMonth,
  coverageByTask,
  coverageByTopic,
  coverageByUnit,
  type MonthCoverage,
  periodOf,
  type Use,
  usesOf,
} from '../coverage.ts';
import { showDay } from '../dates.ts';
import { type Milestone, nextMilestones } from '../deadlines.ts';
import { pathOf, paths, taskAnchor } from '../urls.ts';
import type { DayView } from '../card.ts';
import { type Head, home } from './head.ts';

/** A line of a bar chart. */
export interface Bar {
  readonly name: string;
  readonly href?: string;
  readonly count: number;
  /** Per cent of the longest bar, whole. */
  readonly share: number;
  /** Whether what is counted is a sample. */
  readonly sample?: boolean;
}

/** What was used again, by whom. */
export interface UseRow {
  readonly article: string;
  readonly href: string;
  readonly outlet: string;
  readonly url: string;
  readonly title?: string;
  readonly day: DayView;
  readonly sample: boolean;
}

export interface PressInformationView {
  readonly head: Head;
  readonly title: string;
  readonly summary: string;
  /** `01/2020 đến 12/2020`, and what is to be known of these months. */
  readonly period: string;
  readonly current: boolean;
  readonly articles: number;
  readonly units: readonly Bar[];
  /** Units without an article: how many, and the first of their names. */
  readonly silent: { readonly count: number; readonly names: readonly string[] };
  readonly topics: readonly Bar[];
  readonly months: readonly (MonthCoverage & { readonly shown: string; readonly share: number })[];
  /** Of the newest plan; absent before there is one. */
  readonly tasks?: {
    readonly year: number;
    readonly href: string;
    readonly rows: readonly { readonly title: string; readonly href: string; readonly count: number }[];
    readonly open: number;
  };
  /** Of the period, the latest first: how often, and the first of them; the file has all there ever were. */
  readonly uses: { readonly count: number; readonly rows: readonly UseRow[] };
  readonly next: { readonly upcoming: boolean; readonly milestones: readonly Milestone[] };
}

/** As many as can be read in a sentence, and on a page. */
const NAMES = 6;
const USES = 50;

/** @param today the calendar day in Viet Nam at the time of the build */
export function pressInformationView(catalog: Catalog, today: string): PressInformationView {
  const title = 'Vụ Thông tin';
  const summary =
    'Bài đã phủ tới đâu, còn trống ở đâu, báo đài nào đã dùng lại. Mỗi bảng đều tải về được để làm báo cáo.';
  const period = periodOf(catalog, today);
  const articles = articlesIn(catalog, period);
  const units = coverageByUnit(catalog, articles);
  const months = coverageByMonth(catalog, period);
  const most = Math.max(1, ...months.map(({ count }) => count));
  const inPeriod = new Set(period.months);
  const silent = units.filter(({ count }) => count === 0);
  const uses = usesOf(catalog).filter(({ date }) => inPeriod.has(date.slice(0, 7)));
  return {
    head: {
      title,
      description: summary,
      path: paths.pressInformation,
      crumbs: [home, { name: 'Phòng báo chí', href: paths.press }, { name: title }],
    },
    title,
    summary,
    period: `${showMonth(period.months[0] ?? '')} đến ${showMonth(period.months.at(-1) ?? '')}`,
    current: period.current,
    articles: articles.length,
    units: barsOf(units),
    silent: { count: silent.length, names: silent.slice(0, NAMES).map(({ name }) => name) },
    topics: barsOf(coverageByTopic(catalog, articles)),
    months: months.map((month) => ({
      ...month,
      shown: showMonth(month.month),
      share: Math.round((month.count / most) * 100),
    })),
    ...tasksOf(catalog),
    uses: { count: uses.length, rows: uses.slice(0, USES).map(useRow) },
    next: nextMilestones(catalog, today),
  };
}

const useRow = ({ article, outlet, date, url, title }: Use): UseRow => ({
  article: article.data.title,
  href: pathOf(article),
  outlet,
  url,
  ...(title ? { title } : {}),
  day: { iso: date, shown: showDay(date) },
  sample: article.data.sample,
});

/** `02/2020` of `2020-02`. */
export const showMonth = (month: string): string => month.split('-').reverse().join('/');

function barsOf(coverage: readonly Coverage[]): Bar[] {
  const most = Math.max(1, ...coverage.map(({ count }) => count));
  return coverage.map((one) => ({ ...one, share: Math.round((one.count / most) * 100) }));
}

function tasksOf(catalog: Catalog): Pick<PressInformationView, 'tasks'> {
  const plan = catalog.plans[0];
  if (!plan) return {};
  const counts = coverageByTask(catalog, plan);
  const rows = plan.data.tasks.map(({ title }, index) => ({
    title,
    href: `${pathOf(plan)}#${taskAnchor(index + 1)}`,
    count: counts[index] ?? 0,
  }));
  const open = rows.filter(({ count }) => count === 0).length;
  return { tasks: { year: plan.data.year, href: pathOf(plan), rows, open } };
}
