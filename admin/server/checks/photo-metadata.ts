import ExifReader from 'exifreader';
import { escapeXml } from '../../../src/images/xmp.ts';
import { stripMarks } from '../../../src/vietnamese/text.ts';

/** What a photo says of itself that must stay with it. Everything else that cameras and phones write is dropped. */
export interface PhotoWords {
  readonly creator: string;
  readonly credit: string;
  readonly copyright: string;
  readonly description: string;
  /** As EXIF writes it, `2026:03:01 08:00:00`. */
  readonly taken: string;
}

const MAX_WORDS = 2000;

/** The raw blocks of metadata that sharp finds, whatever the format. */
export interface PhotoBlocks {
  readonly exif?: Buffer | undefined;
  readonly iptc?: Buffer | undefined;
  readonly xmp?: Buffer | undefined;
}

/**
 * Reads a photo's words out of XMP, IPTC and EXIF, the fullest first: EXIF is ASCII in most cameras, so that a
 * Vietnamese name survives whole only in the other two.
 *
 * The parser is never given the file itself, which may be of any size and make: only these blocks, as a JPEG of nothing
 * else. A compressed block of a PNG has been unpacked by then, under the decoder's limits.
 */
export function readPhotoWords(blocks: PhotoBlocks): PhotoWords {
  let tags: ExifReader.ExpandedTags;
  try {
    tags = ExifReader.load(wrapInJpeg(blocks), { expanded: true });
  } catch {
    // A photo without metadata, or with metadata that can't be read, has no words to keep.
    tags = {};
  }
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
    taken:
      /^\d{4}:\d{2}:\d{2} \d{2}:\d{2}:\d{2}$/.exec(first(exif['DateTimeOriginal'], exif['DateTime']))?.[0] ??
      '',
  };
}

/** JPEG's own segments for the three blocks: APP1 twice, APP13. A block over a segment's 64 kB is left out. */
function wrapInJpeg({ exif, iptc, xmp }: PhotoBlocks): Buffer {
  const segment = (marker: number, head: string, block: Buffer | undefined) => {
    if (block === undefined || block.length > 65_000) return Buffer.alloc(0);
    const body = Buffer.concat([Buffer.from(head, 'latin1'), block]);
    const start = Buffer.from([0xff, marker, 0, 0]);
    start.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([start, body]);
  };
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    // A PNG holds the block without the head that JPEG writes before it.
    segment(0xe1, exif?.toString('latin1', 0, 4) === 'Exif' ? '' : 'Exif\0\0', exif),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp),
    segment(0xed, '', iptc),
    Buffer.from([0xff, 0xd9]),
  ]);
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

/** The words as an XMP packet (ISO 16684-1; photoshop:Credit is IPTC's credit line). Empty where there are none. */
export function renderXmp(words: PhotoWords): string {
  const { creator, credit, copyright, description } = words;
  const properties = [
    creator && `<dc:creator><rdf:Seq><rdf:li>${escapeXml(creator)}</rdf:li></rdf:Seq></dc:creator>`,
    copyright &&
      `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(copyright)}</rdf:li></rdf:Alt></dc:rights>`,
    description &&
      `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(description)}</rdf:li></rdf:Alt></dc:description>`,
    credit && `<photoshop:Credit>${escapeXml(credit)}</photoshop:Credit>`,
  ].filter((property) => property !== '');
  if (properties.length === 0) return '';
  return (
    '<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">' +
    `${properties.join('')}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  );
}

/** The words as EXIF for sharp. EXIF 2.3 text is ASCII and libvips puts `?` for the rest, so marks are taken off here. */
export function renderExif(words: PhotoWords): Record<'IFD0' | 'IFD2', Record<string, string>> {
  const present = (tags: Record<string, string>) =>
    Object.fromEntries(Object.entries(tags).filter(([, text]) => text !== ''));
  return {
    IFD0: present({
      Artist: toAscii(words.creator || words.credit),
      Copyright: toAscii(words.copyright),
      ImageDescription: toAscii(words.description),
    }),
    IFD2: present({ DateTimeOriginal: words.taken }),
  };
}

function toAscii(text: string): string {
  return stripMarks(text)
    .replace(/[^\x20-\x7e]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
