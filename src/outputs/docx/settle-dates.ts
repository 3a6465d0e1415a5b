/** The earliest that ZIP can write: 1 January 1980, midnight (APPNOTE 6.3.10, 4.4.6). */
const DATE = 0x00210000;
const END = 0x06054b50;

/**
 * Gives all files in a ZIP one date. It says when they were packed, which is the clock's affair and nobody's else: without it,
 * the same article makes the same bytes.
 *
 * @param zip changed in place; without a comment, as all that we make
 */
export function settleDates(zip: Buffer): Buffer {
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== END) throw new Error('A ZIP that has no end');
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    zip.writeUInt32LE(DATE, entry + 12);
    zip.writeUInt32LE(DATE, zip.readUInt32LE(entry + 42) + 10);
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return zip;
}
