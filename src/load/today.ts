import { localDay } from '../model/dates.ts';

/**
 * The moment of this build: what is due later is not in it. The one place that reads the clock; `BUILD_NOW` sets it (ISO
 * 8601 with offset), so that a build can be repeated, and so that the newsroom and its build mean the same moment.
 *
 * @throws Error, when `BUILD_NOW` is no moment: a build that then took the present one would publish what must wait
 */
export const now: Date = readNow(process.env['BUILD_NOW']);

/**
 * The calendar day in Viet Nam on which this build runs, `2026-11-22`. `BUILD_DATE` sets
 * it apart from the moment, for pages that count days.
 */
export const today: string = process.env['BUILD_DATE'] ?? localDay(now);

function readNow(set: string | undefined): Date {
  if (set === undefined || set === '') return new Date();
  const moment = new Date(set);
  if (Number.isNaN(moment.getTime())) throw new Error(`BUILD_NOW is not a moment: ${set}`);
  return moment;
}
