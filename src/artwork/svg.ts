import { lacquer, type Ground } from './palette.ts';
import { between, type Random } from './random.ts';

/** The size of a picture, in user units (one is a CSS pixel at 100 %). */
export interface Canvas {
  readonly width: number;
  readonly height: number;
}

export const fullTurn = Math.PI * 2;

/** A coordinate to a tenth of a unit: finer is invisible and would double the file. */
export function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A point at an angle (radians, clockwise from three o'clock) and distance from the origin, as path data. */
export function polar(angle: number, radius: number): string {
  return `${tenth(radius * Math.cos(angle))} ${tenth(radius * Math.sin(angle))}`;
}

/** The gold leaf that every line is drawn with: fill or stroke `url(#leaf)`. */
export const leafGradient =
  '<linearGradient id="leaf" x1="0" y1="0" x2="1" y2="1">' +
  `<stop stop-color="${lacquer.leafLight}"/><stop offset=".5" stop-color="${lacquer.leaf}"/>` +
  `<stop offset="1" stop-color="${lacquer.leafDeep}"/></linearGradient>`;

/** Wraps drawing instructions as an SVG file. It carries no style, script or link, so that any CSP lets it show. */
export function wrapSvg(viewBox: string, { width, height }: Canvas, content: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" width="${width}" height="${height}">` +
    `<defs>${leafGradient}</defs>${content}</svg>`
  );
}

/** The lacquer panel, with light falling on the point (x, y). */
export function drawGround({ width, height }: Canvas, ground: Ground, x: number, y: number): string {
  return (
    `<defs><radialGradient id="ground" gradientUnits="userSpaceOnUse" cx="${tenth(x)}" cy="${tenth(y)}" ` +
    `r="${tenth(Math.max(width, height) * 0.75)}"><stop stop-color="${ground.lit}"/>` +
    `<stop offset="1" stop-color="${ground.edge}"/></radialGradient></defs>` +
    `<rect width="${width}" height="${height}" fill="url(#ground)"/>`
  );
}

/**
 * Gold dust sprinkled over the panel. Grains of one size are one path of dots (zero-length strokes with round caps):
 * a `<circle>` a grain would take four times the bytes.
 */
export function sprinkleDust(random: Random, { width, height }: Canvas, grains: number): string {
  const sizes = [1.4, 2, 2.8, 4, 5.6];
  return sizes
    .map((size, rank) => {
      // Fine grains are many, coarse ones few.
      const count = Math.round((grains * (sizes.length - rank)) / 15);
      let dots = '';
      for (let grain = 0; grain < count; grain++) {
        dots += `M${Math.round(random() * width)} ${Math.round(random() * height)}h0`;
      }
      const opacity = between(random, 0.25, 0.6).toFixed(2);
      return `<path d="${dots}" stroke="${lacquer.leaf}" stroke-width="${size}" stroke-linecap="round" opacity="${opacity}"/>`;
    })
    .join('');
}
