import { expect, test } from 'vitest';
import { eventSchema } from '../../../src/schema/event.ts';

const event = { title: 'Đại hội thi đua', kind: 'congress', year: 2020, date: '2020-06-12' };
const faults = (fields: object) =>
  (eventSchema.safeParse({ ...event, ...fields }).error?.issues ?? []).map(({ message }) => message);

test('an hour must be on the day of the event, by the clock of Viet Nam', () => {
  expect(faults({ startsAt: '2020-06-12T08:00:00+07:00' })).toEqual([]);
  expect(faults({ startsAt: '2020-06-11T20:00:00Z' })).toEqual([]);
  expect(faults({ startsAt: '2020-06-12T20:00:00Z' })).toEqual(['other-day']);
  expect(faults({ startsAt: '2020-06-12T08:00:00+07:00', date: undefined })).toEqual(['other-day']);
});

test('what ends has begun before', () => {
  const startsAt = '2020-06-12T08:00:00+07:00';
  expect(faults({ startsAt, endsAt: '2020-06-13T11:00:00+07:00' })).toEqual([]);
  expect(faults({ startsAt, endsAt: startsAt })).toEqual(['ends-first']);
  expect(faults({ endsAt: '2020-06-12T11:00:00+07:00' })).toEqual(['ends-first']);
});
