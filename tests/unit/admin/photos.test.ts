import { describe, expect, it } from 'vitest';
import {
  getMediaProcessingFileName,
  transformImage,
  uniquePath,
} from '../../../admin/app/decap/upload-names.ts';
import { photoAddress } from '../../../admin/app/media/photo-address.ts';
import type { Keyed } from '../../../admin/app/widgets/decap.ts';
import { MEDIA_PATH } from '../../../src/schema/fields.ts';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
/** As much of an Immutable map as is asked for. */
const entryWith = (mediaFiles: unknown): Keyed =>
  ({ get: () => ({ get: () => undefined, toJS: () => mediaFiles }) }) as unknown as Keyed;

describe('an uploaded photo', () => {
  it('gets a name that no other photo has, and the same photo gets the same name', async () => {
    const [one, again, other] = await Promise.all([
      uniquePath('content/media/2026/img-0001.jpg', bytes('a')),
      uniquePath('content/media/2026/img-0001.jpg', bytes('a')),
      uniquePath('content/media/2026/img-0001.jpg', bytes('b')),
    ]);
    expect(one).toBe('content/media/2026/img-0001-ca978112.jpg');
    expect([again === one, other === one]).toEqual([true, false]);
    expect(one.replace(/^content/, '')).toMatch(MEDIA_PATH);
  });

  it('is sent as it is', async () => {
    const file = new File(['a'], 'x.jpg');
    const [sent] = await transformImage(file, 'content/media/2026/x.jpg');
    expect(sent?.file).toBe(file);
  });

  it('of another kind is refused in words before it is sent', async () => {
    const svg = new File(['<svg/>'], 'hình.svg');
    await expect(transformImage(svg, 'content/media/2026/hinh.svg')).rejects.toThrow(
      'Chỉ nhận ảnh JPEG, PNG, WebP hoặc AVIF.',
    );
  });

  it('never makes Decap delete another', () => {
    expect(getMediaProcessingFileName()).toBe('');
  });

  it('is shown from this browser until it is saved, and from its address ever after', () => {
    const file = { path: 'content/media/2026/a.jpg', url: 'blob:1', draft: true };
    expect(photoAddress(entryWith([file]), '/media/2026/a.jpg')).toBe('blob:1');
    expect(photoAddress(entryWith([{ ...file, draft: false }]), '/media/2026/a.jpg')).toBe(
      '/media/2026/a.jpg',
    );
    expect(photoAddress(entryWith([file]), '/media/2025/a.jpg')).toBe('/media/2025/a.jpg');
    expect(photoAddress(undefined, '/media/2026/a.jpg')).toBe('/media/2026/a.jpg');
  });
});
