import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { planCalendar, siteCalendar } from '../../../../src/outputs/calendar/calendar-of.ts';
import { type CalendarEvent, foldLine, renderIcs } from '../../../../src/outputs/calendar/render-ics.ts';
import { cleanText } from '../../../../src/outputs/xml/render-xml.ts';
import { catalogOf, event, plan } from '../fixture.ts';
import { wildText } from '../wild.ts';

const deadlines = [
  {
    title: 'Gửi kế hoạch, giao ước; đăng ký thi đua của đơn vị',
    dueBefore: '2020-03-01',
    appliesTo: 'Các Vụ, Cục, đơn vị',
    submitTo: 'Vụ Tổ chức – Cán bộ',
  },
];

const read = (ics: string) =>
  new ICAL.Component(ICAL.parse(ics) as unknown[])
    .getAllSubcomponents('vevent')
    .map((part) => new ICAL.Event(part));
const planOf = (changes: object) => ({ ...plan(), data: { ...plan().data, deadlines, ...changes } });

test('a deadline "before 1 March" stands on the day before, the whole of it, in a leap year too', () => {
  const [found] = read(renderIcs(siteCalendar(catalogOf(planOf({})))));
  expect(found?.summary).toBe('Hạn cuối: Gửi kế hoạch, giao ước; đăng ký thi đua của đơn vị');
  expect(found?.startDate.toString()).toBe('2020-02-29');
  expect(found?.endDate.toString()).toBe('2020-03-01');
  expect(found?.startDate.isDate).toBe(true);
  expect(found?.description).toBe(
    'Gửi Vụ Tổ chức – Cán bộ trước ngày 01/03/2020; ngày cuối để gửi là 29/02/2020.\nÁp dụng cho: Các Vụ, Cục, đơn vị.',
  );
});

test('an occasion with hours keeps them wherever it is read, and says where', () => {
  const ics = renderIcs(
    siteCalendar(
      catalogOf(
        event('dai-hoi', {
          date: '2020-06-12',
          startsAt: '2020-06-12T08:00:00+07:00',
          endsAt: '2020-06-12T04:30:00Z',
          place: 'Hội trường A',
        }),
      ),
    ),
  );
  const calendar = new ICAL.Component(ICAL.parse(ics) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const [found] = read(ics);
  expect(found?.startDate.toString()).toBe('2020-06-12T08:00:00');
  expect(found?.startDate.toJSDate().toISOString()).toBe('2020-06-12T01:00:00.000Z');
  expect(found?.endDate.toJSDate().toISOString()).toBe('2020-06-12T04:30:00.000Z');
  expect(found?.location).toBe('Hội trường A');
});

test('an occasion whose day is not set is in no calendar', () => {
  expect(read(renderIcs(siteCalendar(catalogOf(event('chua-ro')))))).toEqual([]);
});

test('a calendar that was taken before is mended: names stay, the number of the edit rises', () => {
  const of = (changes: object) => read(renderIcs(siteCalendar(catalogOf(planOf(changes)))));
  const later = [{ ...deadlines[0]!, title: 'Gửi giao ước thi đua', dueBefore: '2020-03-10' }];
  const [before] = of({});
  const [once] = of({ deadlines: later, updatedAt: '2020-02-20' });
  const [twice] = of({ deadlines: later, updatedAt: '2020-02-25' });
  expect(once?.uid).toBe(before?.uid);
  expect(before?.sequence).toBe(0);
  expect(once?.sequence).toBeGreaterThan(0);
  expect(twice?.sequence).toBeGreaterThan(once?.sequence ?? Infinity);
  expect(once?.component.getFirstPropertyValue('last-modified')?.toString()).toBe('2020-02-20T00:00:00Z');
});

test('the calendar of a plan has its year and no other; what is in both calendars has one name', () => {
  const catalog = catalogOf(
    planOf({}),
    event('nam-nay', { date: '2020-05-19' }),
    event('nam-sau', { year: 2021, date: '2021-05-19' }),
  );
  const whole = read(renderIcs(siteCalendar(catalog)));
  const ofPlan = read(renderIcs(planCalendar(catalog, catalog.plans[0]!)));
  expect(whole).toHaveLength(3);
  expect(ofPlan.map(({ uid }) => uid)).toEqual(whole.slice(0, 2).map(({ uid }) => uid));
});

test('lines are at most 75 octets, no letter is cut, and every text comes back as it was', () => {
  const words = fc.oneof(
    wildText,
    fc.constantFrom('Đại hội thi đua yêu nước; lần thứ IV, '.repeat(9), 'ệ'.repeat(200)),
  );
  fc.assert(
    fc.property(words, (text) => {
      const one: CalendarEvent = {
        uid: 'urn:uuid:1',
        summary: text,
        description: text,
        categories: [text],
        url: 'https://a.vn/',
        when: { kind: 'day', day: '2020-02-17' },
        settled: '2020-01-20',
        sequence: 0,
      };
      const ics = renderIcs({
        name: text,
        description: text,
        source: 'https://a.vn/l.ics',
        language: 'vi',
        events: [one],
      });
      expect(ics.isWellFormed()).toBe(true);
      for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const [found] = read(ics);
      expect(read(ics)).toHaveLength(1);
      // A line break of any kind is one.
      expect(found?.summary).toBe(cleanText(text).replaceAll('\u007f', '').replace(/\r\n?/g, '\n'));
    }),
  );
});

test('folding gives the line back when it is undone (RFC 5545, 3.1)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (line) => {
      fc.pre(!/[\r\n]/.test(line));
      expect(foldLine(line).replaceAll('\r\n ', '')).toBe(line);
    }),
  );
});
