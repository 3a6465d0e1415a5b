import { decodeArtwork, encodePixels } from './encode.ts';
import { SHARE_MAX_BYTES, SHARE_SIZE } from './renditions.ts';
import type { RightsWords } from './xmp.ts';

/**
 * Artwork as a share image: JPEG, 1200 x 630, at most 150 kB, with credit and rights inside. (A photo's share image is one
 * of its renditions: `planShareImage`, `produce`.)
 *
 * @param svg Shapes only, no text.
 */
export async function renderShareJpeg({
  svg,
  rights,
}: {
  svg: string;
  rights: RightsWords;
}): Promise<Buffer> {
  const pixels = await decodeArtwork(svg, SHARE_SIZE);
  return encodePixels(pixels, { format: 'jpeg', ...SHARE_SIZE, maxBytes: SHARE_MAX_BYTES }, rights);
}
