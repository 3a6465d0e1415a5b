/** The formats in which a photo may be uploaded: what cameras, phones and desks produce and sharp's own binary decodes. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'avif';

export type Sniffed =
  | { readonly kind: 'photo'; readonly format: PhotoFormat }
  | { readonly kind: 'refused'; readonly what: string };

/**
 * Tells what a file is from its first bytes; its name proves nothing. This runs before libvips sees the file, so its
 * loaders for SVG and PDF, which interpret far more than pixels, are never reached with an upload.
 */
export function sniffFormat(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString(
    'latin1',
  );
  if (head.startsWith('\xFF\xD8\xFF')) return photo('jpeg');
  if (head.startsWith('\x89PNG\r\n\x1A\n')) return photo('png');
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return photo('webp');
  if (head.startsWith('ftyp', 4)) return sniffIsoMedia(head);
  if (/^GIF8[79]a/.test(head)) return refuse('a GIF');
  // PDF readers accept the header anywhere in the first kilobyte (ISO 32000-1, Annex H.3.4.1).
  if (head.includes('%PDF-')) return refuse('a PDF');
  if (/<svg[\s>]/i.test(head) || /^(?:\xEF\xBB\xBF)?\s*<(?:\?xml|!doctype svg|!--)/i.test(head))
    return refuse('an SVG');
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return refuse('a TIFF or a camera raw file');
  return refuse('not an image that we know');
}

/** AVIF and HEIC share one container; its `ftyp` box (ISO/IEC 14496-12, 4.3) names the brands it can be read as. */
function sniffIsoMedia(head: string): Sniffed {
  const length = Math.min(Buffer.from(head.slice(0, 4), 'latin1').readUInt32BE(), head.length);
  const brands = [head.slice(8, 12), ...(head.slice(16, length).match(/.{4}/gs) ?? [])];
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return photo('avif');
  if (brands.some((brand) => /^(?:hei[cxms]|hev[cxms])$/.test(brand))) return refuse('a HEIC photo');
  return refuse('a video or another ISO media file');
}

const photo = (format: PhotoFormat): Sniffed => ({ kind: 'photo', format });
const refuse = (what: string): Sniffed => ({ kind: 'refused', what });
