import { drawBeads, drawBoss, drawComb, drawRays, drawRing, drawTangentCircles, drawTeeth } from './bands.ts';
import { wrapSvg } from './svg.ts';

/**
 * The great disc behind the theme on the home page: 1720 by 1720 with a clear background, about 13 KB, always the same.
 * On a cinnabar panel it has no rays (they would read as a flag), whatever part of it the panel shows.
 */
export function renderDisc(panel: 'black' | 'cinnabar' = 'black'): string {
  const centre = panel === 'black' ? drawRays(62, 150, 16) : drawBeads(106, 6, 36) + drawRing(132);
  const bands = [
    drawBoss(46) + drawRing(62, 1.6) + centre,
    drawRing(162) + drawComb(176, 18, 120, 0.4) + drawRing(190),
    drawTangentCircles(219, 17, 28, 'small') + drawRing(248),
    drawTeeth(252, 276, 72) + drawRing(282, 3),
    drawBeads(300, 5, 140) + drawRing(318),
    drawComb(334, 20, 240, 0.3) + drawRing(350),
    drawTangentCircles(388, 24, 40, 'large') + drawRing(426) + drawRing(434, 3),
    drawComb(466, 48, 200, 0.16) + drawRing(496),
    drawTeeth(500, 530, 120) + drawRing(538),
    drawBeads(554, 5, 240) + drawRing(570, 3),
    drawComb(590, 22, 420, 0.35) + drawRing(606),
    drawRing(640, 1, 0.7) + drawRing(690, 0.8, 0.5) + drawRing(760, 0.7, 0.35) + drawRing(850, 0.6, 0.25),
  ];
  const size = { width: 1720, height: 1720 };
  return wrapSvg('-860 -860 1720 1720', size, `<g fill="none" stroke="url(#leaf)">${bands.join('')}</g>`);
}
