import { fullTurn, polar, tenth } from './svg.ts';

/**
 * The patterned bands of a bronze drum's face, drawn about the origin in gold. Dashes are measured in user units rather
 * than by `pathLength`, which not every rasteriser reads.
 */

/** A plain line. */
export function drawRing(radius: number, width = 1.5, opacity = 1): string {
  const faded = opacity === 1 ? '' : ` opacity="${opacity}"`;
  return `<circle r="${tenth(radius)}" stroke-width="${width}"${faded}/>`;
}

/** Comb teeth: `count` short strokes across the band; `duty` is how much of each step is gold. */
export function drawComb(radius: number, depth: number, count: number, duty: number): string {
  const step = (fullTurn * radius) / count;
  const dash = `${(step * duty).toFixed(2)} ${(step * (1 - duty)).toFixed(2)}`;
  return `<circle r="${tenth(radius)}" stroke-width="${tenth(depth)}" stroke-dasharray="${dash}"/>`;
}

/** A string of beads, `size` across. */
export function drawBeads(radius: number, size: number, count: number): string {
  const step = ((fullTurn * radius) / count).toFixed(3);
  return (
    `<circle r="${tenth(radius)}" stroke-width="${tenth(size)}" stroke-linecap="round" ` +
    `stroke-dasharray="0 ${step}"/>`
  );
}

/** Sawteeth that point outwards. */
export function drawTeeth(inner: number, outer: number, count: number): string {
  const step = fullTurn / count;
  let path = `M${polar(0, inner)}`;
  for (let tooth = 0; tooth < count; tooth++) {
    path += `L${polar((tooth + 0.5) * step, outer)} ${polar((tooth + 1) * step, inner)}`;
  }
  // The inner circle, drawn the other way round, leaves the teeth alone filled.
  const back = `M${tenth(inner)} 0A${tenth(inner)} ${tenth(inner)} 0 1 0 ${tenth(-inner)} 0A${tenth(inner)} ${tenth(inner)} 0 1 0 ${tenth(inner)} 0Z`;
  return `<path d="${path}Z${back}" fill="url(#leaf)" fill-rule="evenodd" stroke="none"/>`;
}

/** A zigzag line. */
export function drawZigzag(inner: number, outer: number, count: number): string {
  const step = fullTurn / count;
  let path = '';
  for (let turn = 0; turn < count; turn++) {
    path += `${turn === 0 ? 'M' : 'L'}${polar(turn * step, inner)}L${polar((turn + 0.5) * step, outer)}`;
  }
  return `<path d="${path}Z" stroke-width="1.6" stroke-linejoin="round"/>`;
}

/** Circles with a dot in each, tied by slanting tangents: the mark by which a Đông Sơn drum is known. */
export function drawTangentCircles(radius: number, size: number, count: number, id: string): string {
  const step = fullTurn / count;
  let ties = '';
  let circles = '';
  for (let place = 0; place < count; place++) {
    const [x = '', y = ''] = polar(place * step, radius).split(' ');
    circles += `<use href="#${id}" x="${x}" y="${y}"/>`;
    ties +=
      `M${polar((place + 0.35) * step, radius + size * 0.86)}` +
      `L${polar((place + 0.65) * step, radius - size * 0.86)}`;
  }
  const circle = `<circle r="${tenth(size)}"/><circle r="${tenth(size * 0.32)}" fill="url(#leaf)" stroke="none"/>`;
  return `<defs><g id="${id}">${circle}</g></defs><path d="${ties}"/>${circles}`;
}

/** The boss with rays between. Only for a dark ground: see `darkGrounds`. */
export function drawRays(inner: number, outer: number, count: number): string {
  const step = fullTurn / count;
  let path = '';
  for (let ray = 0; ray < count; ray++) {
    const angle = ray * step;
    path += `M${polar(angle - step * 0.31, inner)}L${polar(angle, outer)} ${polar(angle + step * 0.31, inner)}Z`;
  }
  return `<path class="rays" d="${path}" stroke-width="1.6"/>`;
}

/** The plain gold boss at the centre. */
export function drawBoss(radius: number): string {
  return `<circle r="${tenth(radius)}" fill="url(#leaf)" stroke="none"/>`;
}
