import ExifReader from 'exifreader';
import { type PhotoWords, wordsOf } from './photo-words.ts';

/** The raw blocks of metadata that sharp finds, whatever the format. */
export interface PhotoBlocks {
  readonly exif?: Buffer | undefined;
  readonly iptc?: Buffer | undefined;
  readonly xmp?: Buffer | undefined;
}

/**
 * Reads a photo's words out of XMP, IPTC and EXIF.
 *
 * The parser is never given the file itself, which may be of any size and make: only these blocks, as a JPEG of nothing
 * else. A compressed block of a PNG has been unpacked by then, under the decoder's limits.
 */
export function readPhotoWords(blocks: PhotoBlocks): PhotoWords {
  try {
    return wordsOf(ExifReader.load(wrapInJpeg(blocks), { expanded: true }));
  } catch {
    // A photo without metadata, or with metadata that can't be read, has no words to keep.
    return wordsOf({});
  }
}

/** JPEG's own segments for the three blocks: APP1 twice, APP13. A block over a segment's 64 kB is left out. */
function wrapInJpeg({ exif, iptc, xmp }: PhotoBlocks): Buffer {
  const segment = (marker: number, head: string, block: Buffer | undefined) => {
    if (block === undefined || block.length > 65_000) return Buffer.alloc(0);
    const body = Buffer.concat([Buffer.from(head, 'latin1'), block]);
    const start = Buffer.from([0xff, marker, 0, 0]);
    start.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([start, body]);
  };
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    // A PNG holds the block without the head that JPEG writes before it.
    segment(0xe1, exif?.toString('latin1', 0, 4) === 'Exif' ? '' : 'Exif\0\0', exif),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp),
    segment(0xed, '', iptc),
    Buffer.from([0xff, 0xd9]),
  ]);
}
