import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The list of digests in a backup, as `sha256sum -c` reads it. */
const SUMS = 'SHA256SUMS';

/**
 * Packs files of a folder into one, with their digests: a plain tar, so that a backup can be opened in twenty years, and
 * without this program, by `tar`, `sha256sum` and `git`.
 *
 * @param names Files directly in `folder`.
 */
export async function packArchive(folder: string, names: readonly string[], file: string): Promise<void> {
  const lines = await Promise.all(
    names.map(async (name) => `${await digestFile(join(folder, name))}  ${name}\n`),
  );
  await writeFile(join(folder, SUMS), lines.join(''));
  await tar(['-cf', file, '-C', folder, '--', SUMS, ...names]);
}

/**
 * Unpacks a backup into an empty folder and compares every digest.
 *
 * @param known The names that a backup may hold. Nothing else is taken out of it.
 * @returns The names that it holds.
 * @throws Error for the operator where the file is not a backup, or not whole.
 */
export async function unpackArchive(
  file: string,
  folder: string,
  known: readonly string[],
): Promise<string[]> {
  const listed = (await tar(['-tf', file]).catch(() => '')).split('\n');
  if (!listed.includes(SUMS)) throw new Error(`${file} is not a backup of a newsroom, or it is damaged.`);
  const names = known.filter((name) => listed.includes(name));
  await tar(['-xf', file, '-C', folder, '--', SUMS, ...names]).catch(() => {
    throw new Error(`${file} is damaged: it ends early or can't be read.`);
  });
  const sums = parseSums(await readFile(join(folder, SUMS), 'utf8'));
  const lost = [...sums.keys()].find((name) => !names.includes(name));
  if (lost !== undefined) throw new Error(`${file} is damaged: ${lost} is missing.`);
  for (const name of names) {
    const path = join(folder, name);
    // A link would be followed to a file outside of the backup.
    if (!(await lstat(path)).isFile() || sums.get(name) !== (await digestFile(path))) {
      throw new Error(`${file} is damaged: ${name} is not what was saved.`);
    }
  }
  return names;
}

function parseSums(text: string): Map<string, string> {
  const lines = [...text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)];
  return new Map(lines.map(([, sum = '', name = '']) => [name, sum]));
}

async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The system's `tar`; Windows has one too. */
async function tar(args: readonly string[]): Promise<string> {
  return (await run('tar', args)).stdout;
}
