import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { Crop } from './crop.ts';
import { fillExif, reserveExif } from './exif.ts';
import { openPhoto } from './identify.ts';
import { type PictureWords, propertiesOf } from './picture-words.ts';
import type { Rendition } from './renditions.ts';
import { buildXmpPacket } from './xmp.ts';

/** Bare sRGB pixels, three bytes each: nothing that the original said of place, time or camera can cling to them. */
export interface Pixels {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 3 };
}

/** What newspapers and magazines print photos at: pixels to the inch. */
export const PRINT_PPI = 300;

/** Transparent parts would show the page's colour, which differs in dark mode, and JPEG has none. */
const PAPER = '#ffffff';

/** An upright photo, or a part of it, at the given size. `crop` is in pixels as seen. */
export function decodePhoto(
  bytes: Buffer,
  size: { readonly width: number; readonly height: number },
  crop?: Crop,
): Promise<Pixels> {
  const upright = openPhoto(bytes).autoOrient();
  const part = crop ? upright.extract({ ...crop }) : upright;
  return barePixels(part.resize(size.width, size.height, { fit: 'fill' }));
}

/**
 * An SVG of our own making, cut to fill the given size.
 *
 * @throws {Error} when it has more than shapes: text would come out in whatever font a machine has.
 */
export function decodeArtwork(
  svg: string,
  size: { readonly width: number; readonly height: number },
): Promise<Pixels> {
  const alien = /<(text|image|foreignObject|script|style)\b/i.exec(svg);
  if (alien) throw new Error(`Artwork for a share image must be shapes only, but it has <${alien[1]}>.`);
  return barePixels(sharp(Buffer.from(svg)).resize(size.width, size.height, { fit: 'cover' }));
}

/** To sRGB by the embedded profile, if there is one: browsers take a picture without a profile for sRGB. */
async function barePixels(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture
    .flatten({ background: PAPER })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, info: { width: info.width, height: info.height, channels: 3 } };
}

/**
 * Encodes pixels as one rendition, with its words inside (EXIF and XMP).
 *
 * @returns the file's bytes; above `maxBytes` only where the lowest quality is.
 */
export async function encodePixels(
  pixels: Pixels,
  rendition: Omit<Rendition, 'file' | 'crop'>,
  words: PictureWords,
): Promise<Buffer> {
  const exif = {
    artist: words.creator ?? words.credit,
    copyright: words.rights,
    description: words.description,
  };
  const bare = sharp(pixels.data, { raw: { ...pixels.info } })
    .resize(rendition.width, rendition.height, { fit: 'fill' })
    .withExif(reserveExif(exif))
    .withXmp(buildXmpPacket(propertiesOf(words)));
  const picture = rendition.forPress ? bare.withIccProfile('srgb').withDensity(PRINT_PPI) : bare;
  let image = Buffer.alloc(0);
  for (const lower of QUALITY_STEPS) {
    image = await inFormat(picture.clone(), rendition, lower).toBuffer();
    if (image.length <= (rendition.maxBytes ?? Infinity)) break;
  }
  fillExif(image, exif);
  return image;
}

/** How much is taken off the usual quality until a file is small enough. */
const QUALITY_STEPS: readonly number[] = [0, 10, 20, 30, 40, 50];

/**
 * AVIF effort 2: at 4, sharp's usual, three widths of a 12 MP photo cost 11.3 CPU seconds against 1.7, for files that are
 * only a little smaller. For the press, mozjpeg would take ten times as long for 15 % less; full colour in every pixel (4:4:4)
 * takes 55 % more bytes for what neither cameras record nor television shows.
 */
function inFormat(
  picture: Sharp,
  { format, forPress }: Pick<Rendition, 'format' | 'forPress'>,
  lower: number,
): Sharp {
  switch (format) {
    case 'avif':
      return picture.avif({ quality: 55 - lower, effort: 2, chromaSubsampling: '4:2:0' });
    case 'webp':
      return picture.webp({ quality: 78 - lower, effort: 4 });
    case 'jpeg':
      return forPress
        ? picture.jpeg({ quality: 90 - lower, chromaSubsampling: '4:2:0' })
        : picture.jpeg({ quality: 78 - lower, mozjpeg: true });
  }
}
