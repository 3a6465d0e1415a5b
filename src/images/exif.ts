/**
 * The EXIF texts that every reader shows: ImageDescription, Artist and Copyright (CIPA DC-008, 4.6.4, tags 270, 315, 33432). They
 * are for those that know no XMP, such as PHP and the publishing systems made with it. IPTC's older IIM block would be for the
 * same ones, but holds 32 bytes of a name, half of them gone on marks; and where it differs from XMP, readers may trust it.
 *
 * libvips writes EXIF text as bare ASCII ("Nguyễn Đức Thắng" becomes "Nguyen ?uc Thang") and cuts at brackets. Picture
 * desks expect UTF-8 there (Metadata Working Group, Guidelines for Handling Image Metadata 2.0, 5.2). So libvips is given a stand-in
 * of the same length, and the true bytes are laid over it in the encoded image. Neither lengths nor offsets change,
 * and none of the three formats compresses EXIF or sums it up, so this is safe in all of them.
 */

export interface ExifText {
  readonly artist: string;
  readonly copyright: string;
  readonly description?: string | undefined;
}

const TAGS = {
  description: ['ImageDescription', 0x010e],
  artist: ['Artist', 0x013b],
  copyright: ['Copyright', 0x8298],
} as const;
const ASCII = 2;
/** Little-endian TIFF whose first directory follows at once, as libexif writes it. */
const TIFF_HEADER = Buffer.from('49492a0008000000', 'hex');

/** What sharp's `withExif` is to write: room for the texts, and that the pixels are sRGB. Nothing of the original's. */
export function reserveExif(text: ExifText): { IFD0: Record<string, string>; IFD2: Record<string, string> } {
  const room = present(text).map(({ name, bytes }) => [name, 'x'.repeat(bytes.length)]);
  return { IFD0: Object.fromEntries(room) as Record<string, string>, IFD2: { ColorSpace: '1' } };
}

/**
 * Lays the texts over the room that {@link reserveExif} made, in place.
 *
 * @throws {Error} when the room is not there; then libvips has changed how it writes EXIF.
 */
export function fillExif(image: Buffer, text: ExifText): void {
  const tiff = findTiff(image);
  for (const { name, tag, bytes } of present(text)) {
    const at = tiff === undefined ? undefined : findText(image.subarray(tiff), tag, bytes.length);
    if (tiff === undefined || at === undefined)
      throw new Error(`The encoded image has no room for EXIF ${name}.`);
    bytes.copy(image, tiff + at);
  }
}

const present = (text: ExifText) =>
  (['description', 'artist', 'copyright'] as const).flatMap((key) => {
    const [name, tag] = TAGS[key];
    return text[key] === undefined ? [] : [{ name, tag, bytes: bytesOf(text[key]) }];
  });

/** The header's eight bytes could also lie in pixels, so what follows them must look like a directory of ours. */
function findTiff(image: Buffer): number | undefined {
  for (let at = image.indexOf(TIFF_HEADER); at !== -1; at = image.indexOf(TIFF_HEADER, at + 1)) {
    if ([...entries(image.subarray(at))].some((entry) => entry.tag === TAGS.artist[1])) return at;
  }
  return undefined;
}

/** Where in the TIFF block a text of just this many bytes (and its closing NUL) stands. */
function findText(tiff: Buffer, tag: number, length: number): number | undefined {
  const entry = [...entries(tiff)].find((found) => found.tag === tag);
  if (entry?.type !== ASCII || entry.count !== length + 1) return undefined;
  // Four bytes or fewer stand in the entry itself (TIFF 6.0, section 2).
  const at = entry.count <= 4 ? entry.valueAt : tiff.readUInt32LE(entry.valueAt);
  return tiff.subarray(at, at + length).equals(Buffer.alloc(length, 'x')) ? at : undefined;
}

function* entries(tiff: Buffer): Generator<{ tag: number; type: number; count: number; valueAt: number }> {
  const first = TIFF_HEADER.length + 2;
  if (tiff.length < first) return;
  const total = tiff.readUInt16LE(TIFF_HEADER.length);
  for (let at = first; at < first + total * 12 && at + 12 <= tiff.length; at += 12) {
    yield {
      tag: tiff.readUInt16LE(at),
      type: tiff.readUInt16LE(at + 2),
      count: tiff.readUInt32LE(at + 4),
      valueAt: at + 8,
    };
  }
}

/** NUL ends an EXIF text, so it can't be inside one. */
const bytesOf = (text: string): Buffer =>
  Buffer.from(text.toWellFormed().normalize('NFC').replaceAll('\0', ''), 'utf8');
