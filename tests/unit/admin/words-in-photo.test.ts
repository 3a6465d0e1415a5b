import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { wordsInPhoto } from '../../../admin/app/media/words-in-photo.ts';
import { type PictureWords, propertiesOf } from '../../../src/images/picture-words.ts';
import { buildXmpPacket } from '../../../src/images/xmp.ts';

const said = { credit: 'Báo Mẫu', rights: '© Báo Mẫu' };

async function read(words: PictureWords, format: 'jpeg' | 'webp' | 'avif' = 'jpeg') {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .toFormat(format)
    .withXmp(buildXmpPacket(propertiesOf(words)))
    .toBuffer();
  return wordsInPhoto(new Uint8Array(bytes).buffer);
}

describe('a photo that an editor chooses', () => {
  it.each(['jpeg', 'webp', 'avif'] as const)('as %s brings its caption and its author', async (format) => {
    const words = { ...said, creator: 'Nguyễn Đức Thắng', description: 'Thử micrô & loa trước phiên họp' };
    expect(await read(words, format)).toEqual({
      caption: 'Thử micrô & loa trước phiên họp',
      credit: 'Nguyễn Đức Thắng',
    });
  });

  it('brings no caption that the field could not hold, and none of a word or two', async () => {
    expect((await read({ ...said, description: 'ả'.repeat(301) })).caption).toBe('');
    expect((await read({ ...said, description: 'ảnh' })).caption).toBe('');
    expect((await read(said)).caption).toBe('');
  });

  it('that says nothing, or that can’t be read, brings nothing', async () => {
    expect(await wordsInPhoto(new ArrayBuffer(0))).toEqual({ caption: '', credit: '' });
    expect(await wordsInPhoto(new TextEncoder().encode('<svg/>').buffer)).toEqual({
      caption: '',
      credit: '',
    });
  });
});
