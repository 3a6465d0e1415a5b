import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  localDay,
  showDay,
  showDayOfYear,
  showMoment,
} from '../../../src/model/dates.ts';

describe('A moment is shown by the calendar and clock of Viet Nam', () => {
  it.each([
    ['2020-02-03T14:00:00+07:00', '2020-02-03', '03/02/2020, 14:00'],
    ['2020-02-03T00:00:00+07:00', '2020-02-03', '03/02/2020, 00:00'],
    ['2020-02-02T16:59:59Z', '2020-02-02', '02/02/2020, 23:59'],
    ['2020-02-02T17:00:00Z', '2020-02-03', '03/02/2020, 00:00'],
    ['2019-12-31T20:00:00Z', '2020-01-01', '01/01/2020, 03:00'],
    ['2020-02-03T01:00:00+14:00', '2020-02-02', '02/02/2020, 18:00'],
    ['2020-06-15T23:30:00-05:00', '2020-06-16', '16/06/2020, 11:30'],
  ])('%s', (moment, day, shown) => {
    expect(localDay(moment)).toBe(day);
    expect(localDay(new Date(moment))).toBe(day);
    expect(showMoment(moment)).toBe(shown);
  });
});

describe('Days', () => {
  it('are shown day first', () => {
    expect(showDay('2020-02-18')).toBe('18/02/2020');
    expect(showDayOfYear('2020-02-18')).toBe('18/02');
  });

  it('are counted across months, leap days and years', () => {
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
    expect(addDays('2020-03-01', -1)).toBe('2020-02-29');
    expect(addDays('2020-12-31', 1)).toBe('2021-01-01');
    expect(daysBetween('2020-02-01', '2020-03-01')).toBe(29);
    expect(daysBetween('2020-03-01', '2020-02-01')).toBe(-29);
  });

  it('come back when as many are added as lie between', () => {
    const day = fc
      .date({ min: new Date('1945-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
      }),
    );
  });
});
