import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * The files of a built site that hold any of some words, by their paths; of a path, too. The search index is packed, so
 * it is unpacked first: a word that only a search finds is published all the same.
 */
export async function filesWith(dir: string, words: readonly string[]): Promise<string[]> {
  const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  const found = await Promise.all(
    files.map(async (file) => {
      const full = path.join(file.parentPath, file.name);
      const bytes = await readFile(full);
      const packed = bytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]));
      const text = (packed ? gunzipSync(bytes) : bytes).toString().normalize('NFC').toLowerCase();
      const name = path.relative(dir, full).split(path.sep).join('/');
      return words.some((word) => text.includes(word.toLowerCase()) || name.includes(word)) ? [name] : [];
    }),
  );
  return found.flat().sort();
}
