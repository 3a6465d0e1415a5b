import { localDay } from '../model/dates.ts';

/**
 * The calendar day in Viet Nam on which this build runs, `2026-11-22`. The one place that reads the clock; `BUILD_DATE`
 * sets it, so that a build can be repeated.
 */
export const today: string = process.env['BUILD_DATE'] ?? localDay(new Date());
