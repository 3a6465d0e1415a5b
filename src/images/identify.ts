import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { PhotoError } from './photo-error.ts';
import { readPhotoWords } from './read-photo-words.ts';
import { sniffFormat } from './sniff.ts';
import type { PhotoFormat } from './sniff.ts';

/** Beyond this a picture costs more memory than a small server has: 100 MP are 300 MB as bare pixels. */
export const MAX_PIXELS = 100_000_000;

/** A 45 MP camera's best JPEG is about 30 MB; what is larger is a master file that belongs in the photo archive. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** What the house knows of an original photo. Its digest, not its path, is its identity. */
export interface PhotoFile {
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly digest: string;
  /** Pixels, as seen: after the EXIF orientation is applied. */
  readonly width: number;
  readonly height: number;
  readonly format: PhotoFormat;
  /** When it was taken, by the camera's own clock: `2020-08-28T07:30:00`. Absent where the file does not say. */
  readonly taken?: string;
}

/**
 * Reads an original photo and says what it is. Every pixel is decoded once (50 ms CPU for 12 MP), so that a file that
 * broke on its way here is found when it is offered, not in the middle of a build.
 *
 * @throws {PhotoError} naming the file, when it is missing, no photo, damaged or too large.
 */
export async function identify(file: string): Promise<PhotoFile> {
  return identifyBytes(await readPhotoBytes(file), file);
}

/** As {@link identify}, for bytes that are no file yet, such as an upload. `name` is what an error calls them. */
export async function identifyBytes(bytes: Buffer, name: string): Promise<PhotoFile> {
  if (bytes.byteLength > MAX_BYTES) throw tooManyBytes(name, bytes.byteLength);
  const sniffed = sniffFormat(bytes);
  if (sniffed.kind === 'refused') {
    throw new PhotoError(
      name,
      'not-a-photo',
      `this is ${sniffed.what}, whatever its name says; photos are JPEG, PNG, WebP or AVIF`,
    );
  }
  const { width, height, taken } = await measure(bytes, name);
  if (width * height > MAX_PIXELS) {
    const found = `${width} x ${height} = ${Math.ceil((width * height) / 1e6)} megapixels`;
    throw new PhotoError(name, 'too-many-pixels', `${found}; the limit is ${MAX_PIXELS / 1e6} megapixels`);
  }
  await decodeOnce(bytes, name);
  return { digest: digestOf(bytes), width, height, format: sniffed.format, ...(taken ? { taken } : {}) };
}

/** The bytes of a photo on disk, at most {@link MAX_BYTES}. */
export async function readPhotoBytes(file: string): Promise<Buffer> {
  try {
    await using handle = await open(file, 'r');
    const { size } = await handle.stat();
    if (size > MAX_BYTES) throw tooManyBytes(file, size);
    return await handle.readFile();
  } catch (cause) {
    if (cause instanceof PhotoError) throw cause;
    throw new PhotoError(file, 'missing', `the photo can't be read (${reasonOf(cause)})`, { cause });
  }
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Only the header is read here, so the limit on pixels is ours to check and to explain. */
async function measure(
  bytes: Buffer,
  name: string,
): Promise<{ width: number; height: number; taken: string }> {
  try {
    const found = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { ...found.autoOrient, taken: readPhotoWords(found).taken };
  } catch (cause) {
    throw damaged(name, cause);
  }
}

async function decodeOnce(bytes: Buffer, name: string): Promise<void> {
  try {
    await openPhoto(bytes).resize(8, 8, { fit: 'fill' }).raw().toBuffer();
  } catch (cause) {
    throw damaged(name, cause);
  }
}

/**
 * The one way in which an original is opened. `error` and not sharp's default `warning`: phones write JPEGs with harmless
 * oddities ("Invalid SOS parameters"), and a person's photo must not be refused for its phone.
 */
export const openPhoto = (bytes: Buffer): Sharp =>
  sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS });

export function damaged(name: string, cause: unknown): PhotoError {
  return new PhotoError(name, 'damaged', `the photo is damaged or cut short (${reasonOf(cause)})`, { cause });
}

function tooManyBytes(name: string, size: number): PhotoError {
  const found = `${(size / 1024 / 1024).toFixed(1)} MiB`;
  return new PhotoError(name, 'too-many-bytes', `${found}; the limit is ${MAX_BYTES / 1024 / 1024} MiB`);
}

/** libvips writes a line for each step that failed; the last one says what it was about. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return text.trim().split('\n').at(-1)?.trim() ?? 'unknown reason';
}
