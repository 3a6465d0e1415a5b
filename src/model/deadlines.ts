import type { PlanData } from '../schema/plan.ts';
import type { Catalog } from './catalog.ts';
import { addDays, daysBetween, localTime, showDay } from './dates.ts';
import type { Entry } from './entry.ts';
import { eventKindLabels } from '../schema/event.ts';
import { eventAnchor } from './urls.ts';

type Deadline = PlanData['deadlines'][number];

/** A date of the year: something to hand in, or an occasion. */
export interface Milestone {
  readonly kind: 'deadline' | 'occasion';
  readonly id: string;
  readonly title: string;
  /** `2020-02-18`; absent where no day is set. For a deadline the day it must be done *before*. */
  readonly day?: string;
  /** What the reader is told below the title. */
  readonly note: string;
  /** How far off it is, in words; empty for occasions past or to come without a countdown. */
  readonly remaining: string;
  readonly past: boolean;
  readonly sample: boolean;
}

/**
 * The words for what is left of a deadline. "Trước ngày" excludes the day that is named, so the last day to hand in is
 * the day before (domain.md, checked with the wording of the 2020 plan).
 */
export function describeRemaining(dueBefore: string, today: string): string {
  const left = daysBetween(today, addDays(dueBefore, -1));
  if (left < 0) return 'đã hết hạn';
  return left === 0 ? 'hôm nay là ngày cuối' : `còn ${left} ngày`;
}

function ofDeadline(deadline: Deadline, index: number, planId: string, today: string): Milestone {
  return {
    kind: 'deadline',
    id: `han-${planId}-${index + 1}`,
    title: deadline.title,
    day: deadline.dueBefore,
    note: `Gửi ${deadline.submitTo} trước ngày ${showDay(deadline.dueBefore)}`,
    remaining: describeRemaining(deadline.dueBefore, today),
    past: today >= deadline.dueBefore,
    sample: false,
  };
}

function ofEvent(event: Entry<'events'>, today: string): Milestone {
  const { date, kind, title, dateSource, startsAt, place, summary, sample } = event.data;
  const source = dateSource === 'general-knowledge' ? '; ngày theo hiểu biết chung, kế hoạch không nêu' : '';
  return {
    kind: 'occasion',
    id: eventAnchor(event.id),
    title,
    ...(date ? { day: date } : {}),
    note: [
      `${eventKindLabels[kind]}${date ? source : ', chưa ấn định ngày'}`,
      ...(startsAt ? [`${localTime(startsAt)}${place ? `, ${place}` : ''}`] : place ? [place] : []),
      ...(summary ? [summary] : []),
    ].join('. '),
    remaining: '',
    past: date !== undefined && date < today,
    sample,
  };
}

/** The milestones of one year, dated ones in order, then those without a day. */
export function milestonesOf(catalog: Catalog, year: number, today: string): Milestone[] {
  const plan = catalog.plans.find((candidate) => candidate.data.year === year);
  const all = [
    ...(plan?.data.deadlines.map((deadline, index) => ofDeadline(deadline, index, plan.id, today)) ?? []),
    ...catalog.events.filter((event) => event.data.year === year).map((event) => ofEvent(event, today)),
  ];
  return all.sort((a, b) =>
    (a.day ?? '9999') < (b.day ?? '9999') ? -1 : (a.day ?? '9999') > (b.day ?? '9999') ? 1 : 0,
  );
}

/**
 * What the home page puts first: the next three dates of the newest plan's year. When the year is over its deadlines
 * are shown as past rather than nothing at all, so that a reader still learns how the year was laid out.
 */
export function nextMilestones(
  catalog: Catalog,
  today: string,
): { readonly upcoming: boolean; readonly milestones: readonly Milestone[] } {
  const year = catalog.plans[0]?.data.year;
  if (year === undefined) return { upcoming: false, milestones: [] };
  const dated = milestonesOf(catalog, year, today).filter((milestone) => milestone.day !== undefined);
  const ahead = dated.filter((milestone) => !milestone.past).slice(0, 3);
  if (ahead.length > 0) return { upcoming: true, milestones: ahead };
  return { upcoming: false, milestones: dated.slice(0, 3) };
}
