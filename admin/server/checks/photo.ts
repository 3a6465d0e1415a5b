import sharp, { type Sharp } from 'sharp';
import { readPhotoWords } from '../../../src/images/read-photo-words.ts';
import { createKeyedLock } from '../keyed-lock.ts';
import { Refusal } from '../refusal.ts';
import { renderExif, renderXmp } from './photo-metadata.ts';

export const MAX_PHOTO_BYTES = 30 * 1024 * 1024;
const MAX_PHOTO_PIXELS = 100_000_000;

type Format = 'jpeg' | 'png' | 'webp' | 'avif';
const names: Readonly<Record<Format, string>> = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP', avif: 'AVIF' };

// A decoded photo of 100 megapixels takes 400 MB: one after the other, however many editors send at once.
const lock = createKeyedLock();

/**
 * Makes a photo safe to keep: decoded and encoded anew, so that nothing rides behind or between its pixels; turned
 * upright; without position, thumbnail or serial numbers; with its author, credit, copyright, caption and colour profile.
 *
 * @param name The file's name; its ending must say what the bytes are.
 * @throws Refusal for anything that is not a JPEG, PNG, WebP or AVIF photo of at most 30 MB and 100 megapixels.
 */
export function cleanPhoto(name: string, bytes: Buffer): Promise<Buffer> {
  if (bytes.length > MAX_PHOTO_BYTES) {
    throw new Refusal(413, `Ảnh “${name}” nặng quá 30 MB. Hãy giảm kích thước ảnh rồi tải lại.`);
  }
  const format = detectFormat(bytes);
  if (format === null) {
    throw new Refusal(
      415,
      `Tệp “${name}” không phải ảnh JPEG, PNG, WebP hoặc AVIF. Hãy xuất ảnh sang JPEG rồi tải lại.`,
    );
  }
  if (!endingsOf(format).test(name)) {
    throw new Refusal(
      415,
      `Ảnh “${name}” thật ra là ${names[format]}. Hãy đổi đuôi tệp cho đúng rồi tải lại.`,
    );
  }
  return lock('photo', () => encodeAnew(name, bytes, format));
}

function endingsOf(format: Format): RegExp {
  return format === 'jpeg' ? /\.jpe?g$/ : new RegExp(`\\.${format}$`);
}

/** By the first bytes, never by name. SVG, GIF, TIFF and HTML are none of these, so no decoder of theirs is reached. */
function detectFormat(bytes: Buffer): Format | null {
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (ascii(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(4, 8) === 'ftyp' && /^(?:avif|avis)$/.test(ascii(8, 12))) return 'avif';
  return null;
}

async function encodeAnew(name: string, bytes: Buffer, format: Format): Promise<Buffer> {
  try {
    const input = sharp(bytes, { limitInputPixels: MAX_PHOTO_PIXELS, failOn: 'error' });
    const found = await input.metadata();
    if (found.width * found.height > MAX_PHOTO_PIXELS) throw new Error('pixel limit');
    const words = readPhotoWords(found);
    const xmp = renderXmp(words);
    const upright = input.autoOrient().keepIccProfile().withExif(renderExif(words));
    return await encodeAs(
      xmp === '' ? upright : upright.withXmp(xmp),
      format,
      found.chromaSubsampling?.startsWith('4:2:0') ? '4:2:0' : '4:4:4',
    ).toBuffer();
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) {
      throw new Refusal(
        413,
        `Ảnh “${name}” lớn quá 100 triệu điểm ảnh. Hãy giảm kích thước ảnh rồi tải lại.`,
      );
    }
    throw new Refusal(
      415,
      `Ảnh “${name}” hỏng, không đọc được. Hãy mở ảnh bằng phần mềm xem ảnh, lưu lại rồi tải lên.`,
    );
  }
}

/** The archive's own copy, of which all that readers get is made: quality before size. */
function encodeAs(image: Sharp, format: Format, chromaSubsampling: string): Sharp {
  switch (format) {
    case 'jpeg':
      return image.jpeg({ quality: 92, chromaSubsampling });
    case 'png':
      return image.png({ compressionLevel: 9 });
    case 'webp':
      return image.webp({ quality: 92 });
    case 'avif':
      // Effort 2 took 19 s for 24 megapixels of noise on one core.
      return image.avif({ quality: 75, effort: 0 });
  }
}

/** A small picture for the media library, whose list would otherwise carry every photo in full. */
export function renderThumbnail(bytes: Buffer): Promise<Buffer> {
  return lock('photo', () =>
    sharp(bytes, { limitInputPixels: MAX_PHOTO_PIXELS })
      .autoOrient()
      .resize({ width: 640, height: 640, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 70 })
      .toBuffer(),
  );
}
