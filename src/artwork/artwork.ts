import { drawDrum } from './drum.ts';
import { drawEggshell } from './eggshell.ts';
import { drawPolished } from './polished.ts';
import { seedRandom, type Random } from './random.ts';
import type { Canvas } from './svg.ts';

/** Trống (a bronze drum's bands), trứng (eggshell mosaic), mài (lacquer polished through). */
export type ArtworkFamily = 'drum' | 'eggshell' | 'polished';

export const artworkFamilies: readonly ArtworkFamily[] = ['drum', 'eggshell', 'polished'];

export interface ArtworkRequest {
  /** What the picture grows from: an entry's slug. One seed, one picture, for as long as this code stays. */
  readonly seed: string;
  /** Default: `chooseFamily(seed)`. */
  readonly family?: ArtworkFamily;
  /** In CSS pixels, a positive whole number. Default: 1200. */
  readonly width?: number;
  /** In CSS pixels, a positive whole number. Default: 800. */
  readonly height?: number;
}

const drawings: Record<ArtworkFamily, (random: Random, canvas: Canvas) => string> = {
  drum: drawDrum,
  eggshell: drawEggshell,
  polished: drawPolished,
};

/**
 * Draws the picture of an entry that has no photo: an SVG file of 10 to 25 KB, for `<img>` (its ids are its own, so two
 * must not be inlined in one page). No style, script, font, link or raster inside. The entry's own words are not in it.
 */
export function renderArtwork({
  seed,
  family = chooseFamily(seed),
  width = 1200,
  height = 800,
}: ArtworkRequest): string {
  return drawings[family](seedRandom(`${family} ${seed}`), { width, height });
}

/**
 * Which family an entry gets. Given the family of the entry shown before it, the answer differs from that one: a row of
 * cards then never shows two of a kind side by side.
 */
export function chooseFamily(seed: string, previous?: ArtworkFamily): ArtworkFamily {
  const open = artworkFamilies.filter((family) => family !== previous);
  return open[Math.floor(seedRandom(`family ${seed}`)() * open.length)] ?? 'drum';
}

/** The alternative text of a picture, in Vietnamese: what is to be seen on every picture of the family, no more. */
export function describeArtwork(family: ArtworkFamily): string {
  switch (family) {
    case 'drum':
      return 'Tranh đồ họa: các vòng hoa văn đồng tâm kiểu mặt trống đồng, nét vàng trên nền sơn mài tối màu';
    case 'eggshell':
      return 'Tranh đồ họa: mảnh vỏ trứng ghép trong một vòng tròn viền vàng, trên nền sơn mài tối màu';
    case 'polished':
      return 'Tranh đồ họa: nhiều lớp sơn mài khác màu lồng vào nhau, lộ ra như sau khi mài, rắc bụi vàng';
  }
}
