import type ExifReader from 'exifreader';

/** What a photo says of itself that must stay with it. Everything else that cameras and phones write is dropped. */
export interface PhotoWords {
  readonly creator: string;
  readonly credit: string;
  readonly copyright: string;
  readonly description: string;
  /** By the camera's own clock, `2026-03-01T08:00:00`. */
  readonly taken: string;
}

const MAX_WORDS = 2000;

/** The words among all tags, the fullest first: EXIF is ASCII in most cameras, so a Vietnamese name survives only in the others. */
export function wordsOf(tags: ExifReader.ExpandedTags): PhotoWords {
  const {
    exif = {},
    iptc = {},
    xmp = {},
  } = tags as Record<string, Record<string, { description?: unknown }>>;
  const first = (...found: ({ description?: unknown } | undefined)[]) =>
    found.map((tag) => cleanWords(tag?.description)).find((words) => words !== '') ?? '';
  return {
    creator: first(xmp['creator'], iptc['By-line'], exif['Artist']),
    credit: first(xmp['Credit'], iptc['Credit']),
    copyright: first(xmp['rights'], iptc['Copyright Notice'], exif['Copyright']),
    description: first(xmp['description'], iptc['Caption/Abstract'], exif['ImageDescription']),
    // Not EXIF's `DateTime`, which is when the file was last changed.
    taken: momentOf(first(exif['DateTimeOriginal'])),
  };
}

/** CIPA DC-008, 4.6.5 F: `2026:03:01 08:00:00`; blanks or noughts where it is not known. */
function momentOf(written: string): string {
  const [, year, month, day, time] =
    /^([12]\d{3}):(0[1-9]|1[0-2]):(0[1-9]|[12]\d|3[01]) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)$/.exec(written) ??
    [];
  return time ? `${year}-${month}-${day}T${time}` : '';
}

function cleanWords(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\u{fffe}\u{ffff}]+/gu, ' ')
    .trim()
    .slice(0, MAX_WORDS)
    .toWellFormed();
}
