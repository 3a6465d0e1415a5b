import {
  drawBeads,
  drawBoss,
  drawComb,
  drawRays,
  drawRing,
  drawTangentCircles,
  drawTeeth,
  drawZigzag,
} from './bands.ts';
import { darkGrounds, lacquer } from './palette.ts';
import { between, pick, shuffle, type Random } from './random.ts';
import { drawGround, fullTurn, sprinkleDust, tenth, wrapSvg, type Canvas } from './svg.ts';

/** Where the patterned bands end and thin rings carry on alone. */
const patternedRadius = 580;

interface Band {
  /** How much of the radius it takes, in units. */
  readonly depth: number;
  readonly draw: (inner: number) => string;
}

type BandKind = (random: Random, id: string) => Band;

/** How many figures of about `pitch` units go round at a radius. */
function countAround(radius: number, pitch: number): number {
  return Math.max(12, Math.round((fullTurn * radius) / pitch));
}

const bandKinds: readonly BandKind[] = [
  (random) => {
    const depth = between(random, 16, 48);
    const duty = between(random, 0.16, 0.42);
    const pitch = between(random, 8, 15);
    return {
      depth,
      draw: (inner) => drawComb(inner + depth / 2, depth - 4, countAround(inner, pitch), duty),
    };
  },
  (random) => {
    const size = between(random, 4, 7);
    return {
      depth: size * 3,
      draw: (inner) => drawBeads(inner + size * 1.5, size, countAround(inner, size * 2.6)),
    };
  },
  (random) => {
    const depth = between(random, 22, 34);
    return { depth: depth + 4, draw: (inner) => drawTeeth(inner + 2, inner + depth, countAround(inner, 31)) };
  },
  (random) => {
    const depth = between(random, 18, 30);
    return {
      depth: depth + 6,
      draw: (inner) => drawZigzag(inner + 3, inner + depth, countAround(inner, 33)),
    };
  },
  (random, id) => {
    const size = between(random, 17, 27);
    return {
      depth: size * 3,
      draw: (inner) =>
        drawTangentCircles(inner + size * 1.5, size, countAround(inner + size, size * 2.75), id),
    };
  },
];

/** A broad arc of lacquer under the gold, as if the drum were lit from one side. */
function drawArc(random: Random, radius: number, depth: number, colour: string): string {
  const around = fullTurn * radius;
  const length = around * between(random, 0.18, 0.45);
  const from = tenth(random() * 360);
  const opacity = between(random, 0.55, 0.85).toFixed(2);
  return (
    `<circle r="${tenth(radius)}" fill="none" stroke="${colour}" stroke-width="${tenth(depth)}" ` +
    `stroke-dasharray="${tenth(length)} ${tenth(around)}" transform="rotate(${from})" opacity="${opacity}"/>`
  );
}

/** Bands from the centre outwards until the face is full: each kind once, in an order of chance, then all over again. */
function drawFace(random: Random): string {
  let arcs = '';
  let gold = drawBoss(46) + drawRing(62, 1.6) + drawRays(62, 150, pick(random, [12, 14, 16])) + drawRing(162);
  let radius = 164;
  const deal = () => shuffle(random, bandKinds);
  const kinds = [...deal(), ...deal(), ...deal(), ...deal(), ...deal()];
  for (const [place, kind] of kinds.entries()) {
    if (radius > patternedRadius) break;
    const band = kind(random, `circle${place}`);
    // Not round the rays, where red would come too near to a flag.
    if (band.depth > 38 && radius > 200) {
      const colour = pick(random, [lacquer.cinnabarLit, lacquer.cinnabar, lacquer.brownLit]);
      arcs += drawArc(random, radius + band.depth / 2, band.depth, colour);
    }
    gold += band.draw(radius);
    radius += band.depth + 2;
    gold += drawRing(radius, random() < 0.25 ? 3 : 1.5);
    radius += between(random, 4, 9);
  }
  for (const [gap, opacity] of [
    [30, 0.7],
    [80, 0.5],
    [150, 0.35],
    [240, 0.25],
  ] as const) {
    gold += drawRing(radius + gap, 0.9, opacity);
  }
  return `${arcs}<g fill="none" stroke="url(#leaf)">${gold}</g>`;
}

/** Trống: the face of a bronze drum, its centre set off to a side, gold on black or brown lacquer. */
export function drawDrum(random: Random, canvas: Canvas): string {
  const ground = pick(random, darkGrounds);
  const x = canvas.width * pick(random, [between(random, 0.14, 0.34), between(random, 0.66, 0.86)]);
  const y = canvas.height * between(random, 0.2, 0.85);
  const scale = (canvas.height / 800) * between(random, 0.9, 1.25);
  const turn = tenth(random() * 360);
  const face = `<g transform="translate(${tenth(x)} ${tenth(y)}) scale(${scale.toFixed(3)}) rotate(${turn})">${drawFace(random)}</g>`;
  const picture = drawGround(canvas, ground, x, y) + sprinkleDust(random, canvas, 200) + face;
  return wrapSvg(`0 0 ${canvas.width} ${canvas.height}`, canvas, picture);
}
