import { lacquer } from './palette.ts';
import { between, pick, type Random } from './random.ts';
import { drawGround, fullTurn, sprinkleDust, wrapSvg, type Canvas } from './svg.ts';

/**
 * The coats of lacquer that polishing lays bare, as RGB, the outermost first (it is also the ground). The middle is never
 * red: a red round on white is a flag.
 */
const layerings: readonly [string, ...string[]] = [
  // cinnabar, then gold and shell
  '1A100C 4A2013 571F14 651A15 761616 8C1216 A01D1A B3231F 8C1216 C79A43 E2B75A F1D898 F6EFE2 2B1A13',
  // shell, gold and cinnabar
  'F6EFE2 EADDC8 F0E6D5 F6EFE2 E2B75A D5A445 B98A34 F6EFE2 B3231F 9C1A1A 8C1216 F6EFE2 2B1A13 1A100C',
  // brown to gold
  '120B08 20140F 2B1A13 38211A 4A2013 5B2A17 6B3018 7D3D1C 946024 B98A34 1A100C 8C1216 1A100C',
  // cinnabar into black
  '8C1216 9C1A1A A01D1A B3231F 9C1A1A 761616 571F14 4A2013 2B1A13 1A100C B98A34 E2B75A 2B1A13',
  // shell on black, brown within
  '1A100C 241611 2B1A13 D9CBB8 EADDC8 F6EFE2 EADDC8 B98A34 4A2013 6B3018 7D3D1C E2B75A 2B1A13',
  // gold, black and shell
  'B98A34 C79A43 E2B75A D5A445 6B3018 5B2A17 4A2013 1A100C D9CBB8 F6EFE2 D9CBB8 1A100C 8C1216 1A100C',
  // black, cinnabar, black
  '1A100C 2B1A13 38211A 2B1A13 1A100C 761616 8C1216 B3231F 1A100C 2B1A13 B98A34 F6EFE2 1A100C',
];

/** How far each wave of the outline (two lobes, three, …) may stray from an ellipse. */
const strays = [0.16, 0.1, 0.06, 0.035];

/** Mài: coats of lacquer polished through, one blot inside another; the darkest spot is off the middle. */
export function drawPolished(random: Random, canvas: Canvas): string {
  const [edge = lacquer.black, lit = edge, ...coats] = pick(random, layerings)
    .split(' ')
    .map((colour) => `#${colour}`);
  const x = canvas.width * between(random, 0.28, 0.72);
  const y = canvas.height * between(random, 0.36, 0.66);
  const waves = strays.map((stray, index) => ({
    lobes: index + 2,
    stray: stray * between(random, 0.7, 1.4),
    phase: random() * fullTurn,
    // Each coat's outline turns a little against the one above, so that the bands swell and thin.
    turn: 0.07 * (index + 1),
  }));
  const tilt = between(random, -0.6, 0.6);
  const reach = Math.hypot(canvas.width, canvas.height) * 0.68;
  const blots = [lit, ...coats].map((colour, depth) => {
    const size = reach * (1 - (depth * 0.92) / (coats.length + 1));
    const steps = 90;
    let outline = '';
    for (let step = 0; step < steps; step++) {
      const angle = (step / steps) * fullTurn;
      let radius = size;
      for (const { lobes, stray, phase, turn } of waves) {
        radius += size * stray * Math.sin(angle * lobes + phase + depth * turn);
      }
      const [along, across] = [radius * Math.cos(angle), radius * 0.72 * Math.sin(angle)];
      const pointX = Math.round(x + along * Math.cos(tilt) - across * Math.sin(tilt));
      const pointY = Math.round(y + along * Math.sin(tilt) + across * Math.cos(tilt));
      outline += `${step === 0 ? 'M' : 'L'}${pointX} ${pointY}`;
    }
    const seam = depth % 3 === 0 ? ` stroke="${lacquer.leaf}" stroke-opacity=".55" stroke-width="1.5"` : '';
    return `<path d="${outline}Z" fill="${colour}"${seam}/>`;
  });
  const ground = drawGround(canvas, { edge, lit }, x, y);
  const picture = ground + blots.join('') + sprinkleDust(random, canvas, 260);
  return wrapSvg(`0 0 ${canvas.width} ${canvas.height}`, canvas, picture);
}
