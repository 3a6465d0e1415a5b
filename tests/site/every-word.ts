import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/**
 * The files of a built site that hold any of some words, by their paths; of a path, too. The search index and documents are
 * packed, so they are unpacked first: a word that only a search finds is published all the same.
 */
export async function filesWith(dir: string, words: readonly string[]): Promise<string[]> {
  const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  const found = await Promise.all(
    files.map(async (file) => {
      const full = path.join(file.parentPath, file.name);
      const bytes = await readFile(full);
      const text = unpack(bytes).toString().normalize('NFC').toLowerCase();
      const name = path.relative(dir, full).split(path.sep).join('/');
      return words.some((word) => text.includes(word.toLowerCase()) || name.includes(word)) ? [name] : [];
    }),
  );
  return found.flat().sort();
}

function unpack(bytes: Buffer): Buffer {
  const starts = bytes.toString('latin1', 0, 4);
  if (starts.startsWith('\u001f\u008b')) return gunzipSync(bytes);
  return starts === 'PK\u0003\u0004' ? Buffer.concat(Object.values(unzipSync(bytes))) : bytes;
}
