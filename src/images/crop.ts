import { type FocalPoint, USUAL_FOCUS } from '../schema/photo.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle of the original, in pixels as seen (after orientation). */
export interface Crop extends Size {
  readonly left: number;
  readonly top: number;
}

/** The largest rectangle of a shape that a photo has, as near round its focal point as its edges let it be. */
export function cropAround(photo: Size, shape: Size, focus: FocalPoint = USUAL_FOCUS): Crop {
  const scale = Math.min(photo.width / shape.width, photo.height / shape.height);
  const width = clamp(Math.round(shape.width * scale), 1, photo.width);
  const height = clamp(Math.round(shape.height * scale), 1, photo.height);
  return {
    left: clamp(Math.round(focus.x * photo.width - width / 2), 0, photo.width - width),
    top: clamp(Math.round(focus.y * photo.height - height / 2), 0, photo.height - height),
    width,
    height,
  };
}

export const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);
