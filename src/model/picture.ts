import { type Photo, readFocus, USUAL_FOCUS } from '../schema/photo.ts';

/** A picture's file on the site. */
export interface PictureFile {
  /** Its address: `/anh/ca-truc-dem-anh-1-4f0c….jpg`. It stands for the content, so it may be kept for ever. */
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** What stands at the head of an article in the shapes that search engines ask for, and what they are told of it. */
export interface StructuredPicture {
  readonly shapes: readonly PictureFile[];
  /** What is to be seen, for those who do not see it. */
  readonly alt: string;
  readonly caption?: string;
  readonly credit: string;
  readonly notice: string;
  /** The whole address of its terms. */
  readonly licence: string;
}

/** A photo that others may print, at full size, with all its words inside. */
export interface PrintPhoto extends PictureFile {
  /** Its place among the photos of the article, from 1; those that nobody may reuse are counted too. */
  readonly number: number;
  readonly photo: Photo;
  /** How wide it prints at 300 pixels to the inch, in centimetres to one decimal. */
  readonly printWidthCm: number;
}

/** What a broadcaster puts behind its own words: 16:9, without text. */
export interface TelevisionPicture extends PictureFile {
  readonly alt: string;
  readonly credit: string;
}

/**
 * The classes by which a photo that fills a box of another shape keeps its subject in sight (`styles/focus.css`). In tenths:
 * of what such a box cuts off, that is a few hundredths of the photo.
 */
export function focusClass(focus: string | undefined): string {
  const { x, y } = readFocus(focus) ?? USUAL_FOCUS;
  return `focus-x${Math.round(x * 10)} focus-y${Math.round(y * 10)}`;
}
