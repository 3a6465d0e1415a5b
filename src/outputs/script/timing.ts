import { countSpoken } from '../../vietnamese/spoken.ts';

/**
 * How fast a presenter reads: 233 syllables a minute, as measured of the Voice of Vietnam. Numbers, dates and acronyms count as
 * the syllables that are said for them.
 */
export const SYLLABLES_A_MINUTE = 233;

export const secondsOf = (syllables: number): number => (syllables * 60) / SYLLABLES_A_MINUTE;

/** How long some text takes to read, in seconds. */
export const secondsToSay = (text: string): number => secondsOf(countSpoken(text));

/** `1:05` */
export function showSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
