import { createHash } from 'node:crypto';
import { cleanPhoto } from '../checks/photo.ts';
import { requireContentPath } from '../checks/paths.ts';
import { Refusal } from '../refusal.ts';
import { blobId } from '../store/objects.ts';

/** A photo as the store may have it. */
export interface IncomingPhoto {
  readonly path: string;
  readonly id: string;
  /** The bytes to write; null where the repository has them, so that what was sent can't be written by mistake. */
  readonly content: Buffer | null;
}

export interface PhotoIntake {
  /**
   * Takes in a photo that was sent.
   *
   * @param held The ids of what the repository has under this path already; bytes that it has are not encoded again,
   *   because Decap sends every photo of a draft with every save and each encoding would cost quality.
   */
  take(asset: { path: string; content: string }, held: readonly (string | null)[]): Promise<IncomingPhoto>;
}

const REMEMBERED = 500;

export function createPhotoIntake(): PhotoIntake {
  /** What was made of which bytes, so that the original of a photo, sent again, is not decoded again. */
  const made = new Map<string, string>();
  return {
    async take({ path, content }, held) {
      const parsed = requireContentPath(path, []);
      if (parsed.kind !== 'media') throw new Refusal(422, `“${path}” không phải đường dẫn của ảnh.`);
      const bytes = Buffer.from(content, 'base64');
      const sentId = blobId(bytes);
      if (held.includes(sentId)) return { path, id: sentId, content: null };
      const sent = `${parsed.name}\0${createHash('sha256').update(bytes).digest('hex')}`;
      const known = made.get(sent);
      if (known !== undefined && held.includes(known)) return { path, id: known, content: null };
      const clean = await cleanPhoto(parsed.name, bytes);
      const id = blobId(clean);
      made.set(sent, id);
      const oldest = made.keys().next();
      if (made.size > REMEMBERED && !oldest.done) made.delete(oldest.value);
      return { path, id, content: clean };
    },
  };
}
