import type { Catalog } from '../../model/catalog.ts';
import { addDays, daysBetween, localDay, localTime, showDay } from '../../model/dates.ts';
import type { Entry } from '../../model/entry.ts';
import { calendarPath, eventAnchor, pathOf, paths } from '../../model/urls.ts';
import { eventKindLabels } from '../../schema/event.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { siteUri } from '../article/entry-uri.ts';
import { SAMPLE_NOTICE } from '../article/sample.ts';
import type { Calendar, CalendarEvent, EventTime } from './render-ics.ts';

/** Every dated deadline and occasion, newest year first. Those without a day are not in a calendar: it has no place for them. */
export const siteCalendar = (catalog: Catalog): Calendar => ({
  name: `${catalog.site.name}: lịch thi đua`,
  description: 'Hạn nộp, ngày kỷ niệm, đại hội và kỳ họp của từng năm thi đua.',
  source: absoluteUrl(catalog.site.origin, calendarPath(paths.calendar)),
  language: 'vi',
  events: [
    ...catalog.plans.flatMap((plan) => deadlinesOf(catalog, plan)),
    ...catalog.events.flatMap((event) => occasionOf(catalog, event)),
  ],
});

/** The year of one plan. */
export const planCalendar = (catalog: Catalog, plan: Entry<'plans'>): Calendar => ({
  name: plan.data.title,
  description: plan.data.summary,
  source: absoluteUrl(catalog.site.origin, calendarPath(pathOf(plan))),
  language: 'vi',
  events: [
    ...deadlinesOf(catalog, plan),
    ...catalog.events
      .filter((event) => event.data.year === plan.data.year)
      .flatMap((event) => occasionOf(catalog, event)),
  ],
});

/** "Trước ngày" excludes the day that is named, so what stands in a calendar is the last day to hand in: the day before. */
function deadlinesOf({ site }: Catalog, plan: Entry<'plans'>): CalendarEvent[] {
  const { announcedAt, updatedAt, deadlines } = plan.data;
  return deadlines.map(({ title, dueBefore, appliesTo, submitTo }, index) => {
    const last = addDays(dueBefore, -1);
    return {
      // By its place in the plan: words and days of a deadline are edited more often than their order.
      uid: siteUri(site.origin, `plans/${plan.id}/deadlines/${index + 1}`),
      summary: `Hạn cuối: ${title}`,
      description: `Gửi ${submitTo} trước ngày ${showDay(dueBefore)}; ngày cuối để gửi là ${showDay(last)}.\nÁp dụng cho: ${appliesTo}.`,
      categories: ['Hạn nộp'],
      url: absoluteUrl(site.origin, `${pathOf(plan)}#moc`),
      when: { kind: 'day', day: last },
      ...revisionOf(announcedAt, updatedAt),
    };
  });
}

function occasionOf(catalog: Catalog, event: Entry<'events'>): CalendarEvent[] {
  const { site, plans } = catalog;
  const { title, kind, date, startsAt, endsAt, place, dateSource, summary, year, updatedAt, sample } =
    event.data;
  if (date === undefined) return [];
  const plan = plans.find((candidate) => candidate.data.year === year);
  const description = [
    summary,
    dateSource === 'general-knowledge' ? 'Ngày theo hiểu biết chung, kế hoạch không nêu.' : undefined,
    sample ? SAMPLE_NOTICE : undefined,
  ];
  return [
    {
      uid: siteUri(site.origin, `events/${event.id}`),
      summary: title,
      description: description.filter((line) => line !== undefined).join('\n'),
      categories: [eventKindLabels[kind]],
      url: absoluteUrl(site.origin, `${paths.calendar}#${eventAnchor(event.id)}`),
      ...(place ? { location: place } : {}),
      when: timeOf(date, startsAt, endsAt),
      ...revisionOf(plan?.data.announcedAt ?? `${year}-01-01`, updatedAt),
    },
  ];
}

function timeOf(date: string, startsAt: string | undefined, endsAt: string | undefined): EventTime {
  if (startsAt === undefined) return { kind: 'day', day: date };
  const local = (moment: string): string => `${localDay(moment)}T${localTime(moment)}`;
  return { kind: 'hours', start: local(startsAt), ...(endsAt ? { end: local(endsAt) } : {}) };
}

/** A calendar takes an event anew when its number is higher (3.8.7.4): the days since 1970 are, with every later edit. */
const revisionOf = (announced: string, updated: string | undefined) => ({
  settled: updated ?? announced,
  sequence: updated === undefined ? 0 : daysBetween('1970-01-01', updated),
});
