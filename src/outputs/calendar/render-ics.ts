import { cleanText } from '../xml/render-xml.ts';

/** What stands on one day, or from a moment on. */
export interface CalendarEvent {
  /** Never changes, so that a calendar that was taken before is mended and not doubled. */
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly url: string;
  readonly location?: string;
  readonly when: EventTime;
  /** The day on which the facts were last settled: `2020-01-20`. */
  readonly settled: string;
  /** Higher each time the facts change. */
  readonly sequence: number;
}

export type EventTime =
  /** The whole of one calendar day, `2020-02-17`. */
  | { readonly kind: 'day'; readonly day: string }
  /** By the clock of Viet Nam, `2020-02-17T08:00`; `end` may be left open. */
  | { readonly kind: 'hours'; readonly start: string; readonly end?: string };

export interface Calendar {
  readonly name: string;
  readonly description: string;
  /** Its own address, for programs that look for news of it. */
  readonly source: string;
  readonly language: 'vi';
  readonly events: readonly CalendarEvent[];
}

const ZONE = 'Asia/Ho_Chi_Minh';

/** Viet Nam keeps one offset all year; in force since 13 June 1975 (tz database). */
const TIMEZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19750613T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0700',
  'TZNAME:+07',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/**
 * A calendar as iCalendar (RFC 5545), with the name, source and refresh interval of RFC 7986. `DTSTAMP` is the day on which
 * the facts were settled and not the clock: in a calendar without a method it says just that (3.8.7.2), and a build without
 * news changes no byte.
 */
export function renderIcs(calendar: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//guong-sang//calendar//VI',
    'CALSCALE:GREGORIAN',
    text('NAME', calendar.name, { LANGUAGE: calendar.language }),
    // What calendars of Apple and Microsoft read instead.
    text('X-WR-CALNAME', calendar.name),
    text('DESCRIPTION', calendar.description, { LANGUAGE: calendar.language }),
    `SOURCE;VALUE=URI:${calendar.source}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    ...(calendar.events.some(({ when }) => when.kind === 'hours') ? TIMEZONE : []),
    ...calendar.events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent): string[] {
  const settled = `${basic(event.settled)}T000000Z`;
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${settled}`,
    `LAST-MODIFIED:${settled}`,
    `SEQUENCE:${event.sequence}`,
    ...timeLines(event.when),
    text('SUMMARY', event.summary),
    text('DESCRIPTION', event.description),
    ...(event.location ? [text('LOCATION', event.location)] : []),
    `CATEGORIES:${event.categories.map(escapeText).join(',')}`,
    `URL:${event.url}`,
    // A day on which something is due does not keep anybody from meeting.
    `TRANSP:${event.when.kind === 'day' ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ];
}

/** `DTEND` excludes its day or moment (3.6.1), so one whole day ends on the next. */
function timeLines(when: EventTime): string[] {
  if (when.kind === 'day')
    return [`DTSTART;VALUE=DATE:${basic(when.day)}`, `DTEND;VALUE=DATE:${basic(dayAfter(when.day))}`];
  const local = (name: string, moment: string) => `${name};TZID=${ZONE}:${basic(moment)}00`;
  return [local('DTSTART', when.start), ...(when.end ? [local('DTEND', when.end)] : [])];
}

const basic = (written: string): string => written.replaceAll('-', '').replaceAll(':', '');
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

const text = (name: string, value: string, parameters: Readonly<Record<string, string>> = {}): string =>
  `${name}${Object.entries(parameters)
    .map(([key, parameter]) => `;${key}=${parameter}`)
    .join('')}:${escapeText(value)}`;

/** 3.3.11: backslash, semicolon, comma and line break; what else XML may not hold, no calendar wants either. */
const escapeText = (value: string): string =>
  cleanText(value)
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n?|\n/g, '\\n')
    // The one control character that XML takes and this format does not, beside line breaks, is DEL.
    .replaceAll('\u007f', '');

/** 3.1: at most 75 octets a line without its break; a continuation begins with a space. */
const LINE_OCTETS = 75;

/** Folds between characters as readers see them, never inside one: half a letter is no UTF-8. */
export function foldLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
