/** Viet Nam keeps one offset all year, without summer time, since 1975 (tz database, Asia/Ho_Chi_Minh). */
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** The calendar day in Viet Nam, `2020-02-18`, of a moment (ISO text with offset, or a Date). */
export function localDay(moment: string | Date): string {
  return new Date(new Date(moment).getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** `18/02/2020` of `2020-02-18`. */
export function showDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** `18/02`: the day of a year that is said elsewhere. */
export const showDayOfYear = (day: string): string => showDay(day).slice(0, 5);

/** `09:20`, the clock of Viet Nam. */
export const localTime = (moment: string): string =>
  new Date(new Date(moment).getTime() + OFFSET_MS).toISOString().slice(11, 16);

/** `06/02/2020, 09:20`, the clock of Viet Nam. */
export const showMoment = (moment: string): string => `${showDay(localDay(moment))}, ${localTime(moment)}`;

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
