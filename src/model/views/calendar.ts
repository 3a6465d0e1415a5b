import type { Catalog } from '../catalog.ts';
import { type Milestone, milestonesOf } from '../deadlines.ts';
import { paths } from '../urls.ts';
import { type Head, home } from './head.ts';

export interface CalendarYear {
  readonly year: number;
  /** January to December, months without a date left out. */
  readonly months: readonly { readonly month: number; readonly milestones: readonly Milestone[] }[];
  readonly undated: readonly Milestone[];
}

export interface CalendarView {
  readonly head: Head;
  /** Newest first. */
  readonly years: readonly CalendarYear[];
}

export function calendarView(catalog: Catalog, today: string): CalendarView {
  const years = new Set([
    ...catalog.plans.map((plan) => plan.data.year),
    ...catalog.events.map((event) => event.data.year),
  ]);
  return {
    head: {
      title: 'Lịch',
      description: 'Hạn nộp, ngày kỷ niệm, đại hội và kỳ họp của từng năm thi đua.',
      path: paths.calendar,
      crumbs: [home, { name: 'Lịch' }],
    },
    years: [...years].sort((a, b) => b - a).map((year) => yearOf(catalog, year, today)),
  };
}

function yearOf(catalog: Catalog, year: number, today: string): CalendarYear {
  const milestones = milestonesOf(catalog, year, today);
  const byMonth = Map.groupBy(
    milestones.filter((milestone) => milestone.day !== undefined),
    (milestone) => Number(milestone.day?.slice(5, 7)),
  );
  return {
    year,
    months: [...byMonth].map(([month, list]) => ({ month, milestones: list })),
    undated: milestones.filter((milestone) => milestone.day === undefined),
  };
}
