import { createHash } from 'node:crypto';
import type { PhotoFile } from './identify.ts';
import type { RightsWords } from './xmp.ts';

/** Goes up with any change to how pixels, quality or embedded metadata come about: every picture gets a new name. */
const RECIPE_VERSION = 1;

export type RenditionFormat = 'avif' | 'webp' | 'jpeg';

/** A rectangle of the original, in pixels as seen (after orientation). */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One derivative of a picture: all that is needed to name it in a page before it is made. */
export interface Rendition {
  readonly format: RenditionFormat;
  readonly width: number;
  readonly height: number;
  /** A name that stands for the content: same original, rights and recipe, same name. `4f0c…-800.avif` */
  readonly file: string;
  /** The part of the original that is shown; all of it, where this is absent. */
  readonly crop?: Crop;
  /** Quality gives way, step by step, until the file is no larger. */
  readonly maxBytes?: number;
}

/** Where in a picture its subject is: 0,0 is the upper left corner and 1,1 the lower right. */
export interface FocalPoint {
  readonly x: number;
  readonly y: number;
}

/** What names a photo's derivatives. */
export interface PhotoWithRights {
  readonly photo: Pick<PhotoFile, 'digest' | 'width' | 'height'>;
  readonly rights: RightsWords;
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
export const SHARE_SIZE = { width: 1200, height: 630 } as const;
export const SHARE_MAX_BYTES = 150_000;
/** Faces are above the middle. */
const USUAL_FOCUS: FocalPoint = { x: 0.5, y: 0.4 };

/**
 * The derivatives of a photo for `<picture>`: three formats in up to four widths, never wider than the original, with the
 * original's own width on top where that is below 1800. Cards need no crops of their own: `object-fit` shows the same
 * files, which a reader who goes on to the story then already has.
 */
export function planRenditions({ photo, rights }: PhotoWithRights): Rendition[] {
  const widest = Math.max(
    1,
    Math.min(photo.width, WIDTHS.at(-1) ?? 1, Math.floor((photo.width * MAX_HEIGHT) / photo.height)),
  );
  const widths = [...WIDTHS.filter((width) => width < widest * NEAR), widest];
  const name = nameFor(photo.digest, rights);
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
export function planCrop(
  { photo, rights }: PhotoWithRights,
  size: { readonly width: number; readonly height: number; readonly maxBytes?: number },
  focus: FocalPoint = USUAL_FOCUS,
): Rendition {
  const scale = Math.min(photo.width / size.width, photo.height / size.height);
  const width = clamp(Math.round(size.width * scale), 1, photo.width);
  const height = clamp(Math.round(size.height * scale), 1, photo.height);
  const crop: Crop = {
    left: clamp(Math.round(focus.x * photo.width - width / 2), 0, photo.width - width),
    top: clamp(Math.round(focus.y * photo.height - height / 2), 0, photo.height - height),
    width,
    height,
  };
  const shown = scale < 1 ? { width, height } : { width: size.width, height: size.height };
  const { maxBytes } = size;
  return {
    format: 'jpeg',
    ...shown,
    file: `${nameFor(photo.digest, rights, crop, maxBytes)}-${shown.width}x${shown.height}.jpg`,
    crop,
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
}

/** The image that is shown where somebody shares a page with a photo: 1200 x 630 where the photo has that much. */
export function planShareImage(
  input: PhotoWithRights & { readonly focus?: FocalPoint | undefined },
): Rendition {
  return planCrop(input, { ...SHARE_SIZE, maxBytes: SHARE_MAX_BYTES }, input.focus);
}

/** The share image of a page that has artwork and no photo. */
export function planArtworkShareImage({ svg, rights }: { svg: string; rights: RightsWords }): Rendition {
  const name = nameFor(createHash('sha256').update(svg).digest('hex'), rights, SHARE_SIZE, SHARE_MAX_BYTES);
  return {
    format: 'jpeg',
    ...SHARE_SIZE,
    file: `${name}-${SHARE_SIZE.width}x${SHARE_SIZE.height}.jpg`,
    maxBytes: SHARE_MAX_BYTES,
  };
}

/** 80 bits: a collision among a million pictures has odds of one in a trillion. */
function nameFor(digest: string, rights: RightsWords, ...shape: readonly unknown[]): string {
  const words = [rights.credit, rights.creator, rights.rights, rights.usageTerms, rights.webStatement];
  const inputs = [RECIPE_VERSION, digest, words.map((word) => word?.normalize('NFC') ?? null), ...shape];
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 20);
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
