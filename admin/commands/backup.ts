import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readContent } from '../../src/load/read-content.ts';
import { createBackup } from '../server/backup/backup.ts';
import { restoreBackup, unpackBackup } from '../server/backup/restore.ts';
import { verifyRepository, type CheckContent } from '../server/backup/verify.ts';
import { lockFolder } from '../server/start/folder-lock.ts';

export interface CommandIo {
  /** Takes lines for the operator. */
  readonly out: (line: string) => void;
  /** Takes what went wrong. */
  readonly err: (line: string) => void;
  /** The data folder, absolute. */
  readonly dir: string;
}

export const backupUsage = [
  'backup <file>                  Write everything that can’t be made again into one new file.',
  'restore <file> [--into <dir>]  Put a backup into an empty data folder.',
  'verify [<file>]                Check the data folder, or a backup, to the last object.',
];

/**
 * `npm run newsroom -- backup|restore|verify`.
 *
 * @returns The exit code: 0 done and good, 1 not, 2 asked wrongly.
 */
export async function backupCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const asked = parse(args);
  if (asked === null) {
    for (const line of backupUsage) io.err(`  ${line}`);
    return 2;
  }
  const { name, file, into } = asked;
  try {
    switch (name) {
      case 'backup': {
        const { refs, bytes, settings } = await createBackup(io.dir, file, io.out);
        const also = settings.length > 0 ? ` and ${settings.join(', ')}` : '';
        io.out(`${resolve(file)}: ${refs} branches${also}, ${megabytes(bytes)} MB.`);
        io.out('Keep it on another machine, and try it: npm run newsroom -- verify <file>');
        return 0;
      }
      case 'restore': {
        const dir = resolve(into ?? io.dir);
        const unlock = await lockFolder(dir);
        try {
          await restoreBackup(file, dir, io.out);
        } finally {
          await unlock();
        }
        return await tellVerdict(join(dir, 'store.git'), `Restored into ${dir}.`, io);
      }
      case 'verify':
        return file === ''
          ? await tellVerdict(join(io.dir, 'store.git'), `${io.dir} is sound.`, io)
          : await verifyFile(file, io);
    }
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

type Asked = {
  readonly name: 'backup' | 'restore' | 'verify';
  readonly file: string;
  readonly into: string | undefined;
};

function parse(args: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { into: { type: 'string' } },
    });
    const [name, file = '', ...more] = positionals;
    if (more.length > 0 || (values.into !== undefined && name !== 'restore')) return null;
    if (name === 'verify') return { name, file, into: undefined };
    return (name === 'backup' || name === 'restore') && file !== ''
      ? { name, file, into: values.into }
      : null;
  } catch {
    return null;
  }
}

/** A backup that nobody has ever restored is a hope. This restores it to where nobody looks. */
async function verifyFile(file: string, io: CommandIo): Promise<number> {
  const work = await mkdtemp(join(tmpdir(), 'newsroom-verify-'));
  try {
    await unpackBackup(file, work, io.out);
    return await tellVerdict(join(work, 'store.git'), `${resolve(file)} is sound.`, io);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function tellVerdict(gitDir: string, good: string, io: CommandIo): Promise<number> {
  const problems = await verifyRepository(gitDir, checkContent, io.out);
  for (const problem of problems) io.err(problem);
  if (problems.length === 0) io.out(good);
  return problems.length === 0 ? 0 : 1;
}

const checkContent: CheckContent = async (folders) => (await readContent(folders)).problems;

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
