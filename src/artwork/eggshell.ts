import { drawComb, drawRing } from './bands.ts';
import { crackShell, type Cell, type Point } from './cells.ts';
import { darkGrounds, lacquer } from './palette.ts';
import { between, pick, type Random } from './random.ts';
import { drawGround, sprinkleDust, tenth, wrapSvg, type Canvas } from './svg.ts';

/** The radius of the ring, in units of a canvas 800 high. */
const ringRadius = 300;

/** Says which colour a piece gets by where it lies (origin at the middle, the ring at 1), or nothing for bare lacquer. */
type Pattern = (place: Point, random: Random) => string | undefined;

const shells = [lacquer.shell, '#EDE3D1', '#FFFAF0', lacquer.shellSoft] as const;
const reds = [lacquer.cinnabarLit, '#9C1A1A'] as const;
const golds = [lacquer.leaf, '#D5A445'] as const;

/** Makes the pattern of one picture. No red disc on white and no bull's-eye: rounds like those are flags
 * and roundels, so ripples start to one side and red is only ever a strip. */
type PatternKind = (random: Random) => Pattern;

const bands: PatternKind = (random) => {
  const count = Math.floor(between(random, 5, 8));
  const red = Math.floor(random() * count);
  const gold = (red + 1 + Math.floor(random() * (count - 1))) % count;
  return ([, y], dice) => {
    const step = ((y + 1) / 2) * count;
    const band = Math.floor(step);
    if (step - band > 0.82) return undefined;
    if (band === red) return pick(dice, reds);
    return band === gold && dice() < 0.5 ? lacquer.leaf : pick(dice, shells);
  };
};

const slope: PatternKind = (random) => {
  const tilt = between(random, -0.9, 0.9);
  const height = between(random, -0.25, 0.1);
  return ([x, y], dice) => {
    const above = x * tilt - y + height;
    if (above > 0.08) return dice() < 0.16 ? '#3A241B' : undefined;
    if (above > -0.06) return pick(dice, golds);
    return pick(dice, shells);
  };
};

const wave: PatternKind = (random) => {
  const phase = random() * 6;
  const swell = between(random, 0.1, 0.2);
  const rows = between(random, 4.2, 5.6);
  const red = Math.floor(between(random, -2, 2));
  return ([x, y], dice) => {
    const step = (y + swell * Math.sin(x * 4.2 + phase)) * (rows / 2);
    const row = Math.floor(step);
    if (step - row > 0.78) return undefined;
    if (row === red) return pick(dice, reds);
    return pick(dice, dice() < 0.07 ? golds : shells);
  };
};

const ripples: PatternKind = (random) => {
  const angle = random() * Math.PI * 2;
  const [fromX, fromY] = [0.55 * Math.cos(angle), 0.55 * Math.sin(angle)];
  const red = pick(random, [2, 3]);
  return ([x, y], dice) => {
    const step = Math.hypot(x - fromX, y - fromY) * 3.4;
    const ring = Math.floor(step);
    if (step - ring > 0.84) return undefined;
    if (ring === 0) return pick(dice, golds);
    return pick(dice, ring === red ? reds : shells);
  };
};

const drift: PatternKind = (random) => {
  const angle = random() * Math.PI * 2;
  return ([x, y], dice) => {
    const along = (x * Math.cos(angle) + y * Math.sin(angle) + 1) / 2;
    if (dice() > along * 1.5) return dice() < 0.25 ? '#3A241B' : undefined;
    return pick(dice, dice() < 0.12 ? golds : shells);
  };
};

const patternKinds: readonly [PatternKind, ...PatternKind[]] = [bands, slope, wave, ripples, drift];

/** The outline of a piece, a little smaller than its cell (the crack), cut off where it would cross the ring. */
function outlinePiece({ centre: [cx, cy], corners }: Cell): string {
  const points = corners.map(([x, y]) => {
    const [px, py] = [cx + (x - cx) * 0.89, cy + (y - cy) * 0.89];
    const out = Math.max(1, Math.hypot(px, py) / ringRadius);
    return `${Math.round(px / out)} ${Math.round(py / out)}`;
  });
  return `M${points.join('L')}Z`;
}

function layPieces(random: Random): string {
  const pattern = pick(random, patternKinds)(random);
  const paths = new Map<string, string>();
  for (const piece of crackShell(random, ringRadius, 25.5)) {
    const place: Point = [piece.centre[0] / ringRadius, piece.centre[1] / ringRadius];
    const distance = Math.hypot(...place);
    // A few pieces have come off, more towards the rim: shell laid by hand is never whole.
    const lost = 0.03 + 0.3 * Math.max(0, distance - 0.82);
    if (distance > 0.985 || random() < lost) continue;
    const colour = pattern(place, random);
    if (colour !== undefined) paths.set(colour, (paths.get(colour) ?? '') + outlinePiece(piece));
  }
  return [...paths].map(([colour, path]) => `<path fill="${colour}" d="${path}"/>`).join('');
}

/** Trứng: crushed eggshell laid in a ring of gold on black or brown lacquer. */
export function drawEggshell(random: Random, canvas: Canvas): string {
  const ground = pick(random, darkGrounds);
  const x = canvas.width * between(random, 0.36, 0.64);
  const y = canvas.height * between(random, 0.48, 0.52);
  const scale = (canvas.height / 800) * between(random, 0.96, 1.06);
  const frame =
    drawRing(ringRadius + 16, 2) +
    drawComb(ringRadius + 34, 16, pick(random, [120, 160, 200]), between(random, 0.25, 0.4)) +
    drawRing(ringRadius + 52, 1.2) +
    drawRing(ringRadius + 90, 0.8, 0.6) +
    drawRing(ringRadius + 150, 0.7, 0.4);
  const round =
    `<g transform="translate(${tenth(x)} ${tenth(y)}) scale(${scale.toFixed(3)})">${layPieces(random)}` +
    `<g fill="none" stroke="url(#leaf)">${frame}</g></g>`;
  const picture = drawGround(canvas, ground, x, y) + sprinkleDust(random, canvas, 110) + round;
  return wrapSvg(`0 0 ${canvas.width} ${canvas.height}`, canvas, picture);
}
