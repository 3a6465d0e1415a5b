import { createHash } from 'node:crypto';
import { clamp, type Crop, cropAround } from './crop.ts';
import type { PhotoFile } from './identify.ts';
import { type PictureWords, propertiesOf } from './picture-words.ts';
import type { FocalPoint } from '../schema/photo.ts';

/** Goes up with any change to how pixels, quality or embedded metadata come about: every picture gets a new name. */
const RECIPE_VERSION = 3;

export type RenditionFormat = 'avif' | 'webp' | 'jpeg';

/** One derivative of a picture: all that is needed to name it in a page before it is made. */
export interface Rendition {
  readonly format: RenditionFormat;
  readonly width: number;
  readonly height: number;
  /** A name that stands for the content: same original, words and recipe, same name. `4f0c…-800.avif` */
  readonly file: string;
  /** The part of the original that is shown; all of it, where this is absent. */
  readonly crop?: Crop;
  /** Quality gives way, step by step, until the file is no larger. */
  readonly maxBytes?: number;
  /** To be worked on and printed: fine quality, the colour profile inside, 300 pixels to the inch. */
  readonly forPress?: true;
}

/** What a photo's derivatives are planned from. */
export interface PhotoToPlan {
  readonly photo: Pick<PhotoFile, 'digest' | 'width' | 'height'>;
  readonly words: PictureWords;
  /** What every cut keeps. */
  readonly focus?: FocalPoint | undefined;
}

/** The size of a cut, or the most of it. */
export interface CutSize {
  readonly width: number;
  readonly height: number;
  readonly maxBytes?: number;
  readonly forPress?: true;
}

/** In the order in which a browser should be offered them: smallest first. */
const FORMATS: readonly RenditionFormat[] = ['avif', 'webp', 'jpeg'];
const EXTENSIONS: Readonly<Record<RenditionFormat, string>> = { avif: 'avif', webp: 'webp', jpeg: 'jpg' };

/** A phone, a phone at double density, the text column at double density, the full width of the widest page. */
const WIDTHS: readonly number[] = [480, 800, 1200, 1800];
/** A width this close to the next would save a reader nothing. */
const NEAR = 0.9;
/** No page shows more; and WebP ends at 16,383. */
const MAX_HEIGHT = 8192;

/** The share image that Open Graph readers show whole, and the most that the slow ones among them fetch. */
export const SHARE_SIZE = { width: 1200, height: 630, maxBytes: 150_000 } as const;
/** The three shapes that search engines ask for (Google's guide for articles: 1:1, 4:3, 16:9). */
export const STRUCTURED_SIZES = [
  { width: 1200, height: 1200 },
  { width: 1200, height: 900 },
  { width: 1200, height: 675 },
] as const;
/** Full HD, which every studio takes. */
export const TELEVISION_SIZE = { width: 1920, height: 1080, forPress: true } as const;
/** A side of a JPEG has 16 bits (ITU-T T.81, B.2.2), of which libjpeg keeps some for itself. */
const MAX_JPEG_SIDE = 65_500;

/**
 * The derivatives of a photo for `<picture>`: three formats in up to four widths, never wider than the original, with the
 * original's own width on top where that is below 1800. Cards need no crops of their own: `object-fit` shows the same
 * files, which a reader who goes on to the story then already has.
 */
export function planRenditions({ photo, words }: PhotoToPlan): Rendition[] {
  const widest = Math.max(
    1,
    Math.min(photo.width, WIDTHS.at(-1) ?? 1, Math.floor((photo.width * MAX_HEIGHT) / photo.height)),
  );
  const widths = [...WIDTHS.filter((width) => width < widest * NEAR), widest];
  const name = nameFor(photo.digest, words);
  return FORMATS.flatMap((format) =>
    widths.map((width) => ({
      format,
      width,
      height: clamp(Math.round((photo.height * width) / photo.width), 1, MAX_HEIGHT),
      file: `${name}-${width}.${EXTENSIONS[format]}`,
    })),
  );
}

/**
 * A JPEG of a fixed shape cut from a photo around its focal point: the largest such rectangle, scaled down to `size`. From
 * a photo that is too small for it the same shape comes out smaller, never blown up: use the rendition's own size.
 */
export function planCrop({ photo, words, focus }: PhotoToPlan, size: CutSize): Rendition {
  const crop = cropAround(photo, size, focus);
  const { width, height } = crop.width < size.width ? crop : size;
  const name = nameFor(photo.digest, words, crop, size.maxBytes, size.forPress);
  return cut(name, { ...size, width, height }, crop);
}

/** A JPEG of a drawing, cut to fill `size`. */
export function planDrawing({ svg, words }: { svg: string; words: PictureWords }, size: CutSize): Rendition {
  const digest = createHash('sha256').update(svg).digest('hex');
  return cut(nameFor(digest, words, size), size);
}

const cut = (name: string, { width, height, maxBytes, forPress }: CutSize, crop?: Crop): Rendition => ({
  ...{ format: 'jpeg', width, height, file: `${name}-${width}x${height}.jpg` },
  ...(crop ? { crop } : {}),
  ...(maxBytes === undefined ? {} : { maxBytes }),
  ...(forPress ? { forPress } : {}),
});

/** The photo whole, with every pixel that was uploaded, as a JPEG for print. */
export function planPrint({ photo, words }: PhotoToPlan): Rendition {
  const scale = Math.min(1, MAX_JPEG_SIDE / photo.width, MAX_JPEG_SIDE / photo.height);
  const width = Math.max(1, Math.round(photo.width * scale));
  const height = Math.max(1, Math.round(photo.height * scale));
  return {
    ...{ format: 'jpeg', width, height, forPress: true },
    file: `${nameFor(photo.digest, words, 'print')}-${width}x${height}.jpg`,
  };
}

/** A rendition under a name that tells a person what it is; it still stands for the content. */
export function rename(rendition: Rendition, name: string): Rendition {
  return { ...rendition, file: `${name}-${rendition.file.slice(0, 12)}.jpg` };
}

/** 80 bits: a collision among a million pictures has odds of one in a trillion. */
function nameFor(digest: string, words: PictureWords, ...shape: readonly unknown[]): string {
  const inputs = JSON.stringify([RECIPE_VERSION, digest, propertiesOf(words), ...shape]).normalize('NFC');
  return createHash('sha256').update(inputs).digest('hex').slice(0, 20);
}
