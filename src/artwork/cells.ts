import { between, type Random } from './random.ts';

export type Point = readonly [x: number, y: number];

/** A piece of a cracked shell: its middle and its corners in order. */
export interface Cell {
  readonly centre: Point;
  readonly corners: readonly Point[];
}

/** Keeps the part of a convex polygon that is nearer to `own` than to `other`. */
function clipTowards(corners: readonly Point[], own: Point, other: Point): Point[] {
  const [dx, dy] = [other[0] - own[0], other[1] - own[1]];
  const half = (other[0] ** 2 + other[1] ** 2 - own[0] ** 2 - own[1] ** 2) / 2;
  const excess = ([x, y]: Point) => x * dx + y * dy - half;
  return corners.flatMap((corner, index): Point[] => {
    const next = corners[(index + 1) % corners.length] ?? corner;
    const [here, there] = [excess(corner), excess(next)];
    const kept: Point[] = here <= 0 ? [corner] : [];
    if (here < 0 !== there < 0) {
      const share = here / (here - there);
      kept.push([corner[0] + (next[0] - corner[0]) * share, corner[1] + (next[1] - corner[1]) * share]);
    }
    return kept;
  });
}

/**
 * Cracks a square of side 2 × `reach` about the origin into irregular pieces about `pitch` wide: the Voronoi cells of a
 * jittered grid. On such a grid only the 24 grid neighbours can share an edge, so each cell is clipped against those and
 * a picture takes about 3 ms; a general Voronoi library would cost a dependency and need rounds of relaxing besides.
 */
export function crackShell(random: Random, reach: number, pitch: number): Cell[] {
  const side = Math.ceil((reach * 2) / pitch) + 2;
  const seeds: Point[] = [];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      // Odd rows stand half a step aside: pieces get five and six corners, as real shell does.
      const aside = row % 2 === 0 ? 0 : 0.5;
      seeds.push([
        (column + aside + between(random, -0.36, 0.36)) * pitch - reach - pitch / 2,
        (row + between(random, -0.36, 0.36)) * pitch - reach - pitch / 2,
      ]);
    }
  }
  return seeds.map((centre, index) => {
    const [row, column] = [Math.floor(index / side), index % side];
    const [x, y] = centre;
    const far = pitch * 1.6;
    let corners: Point[] = [
      [x - far, y - far],
      [x + far, y - far],
      [x + far, y + far],
      [x - far, y + far],
    ];
    for (let r = Math.max(0, row - 2); r <= Math.min(side - 1, row + 2); r++) {
      for (let c = Math.max(0, column - 2); c <= Math.min(side - 1, column + 2); c++) {
        const other = seeds[r * side + c];
        if (other && other !== centre) corners = clipTowards(corners, centre, other);
      }
    }
    return { centre, corners };
  });
}
