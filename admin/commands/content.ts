import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readContent } from '../../src/load/read-content.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { formatProblem } from '../../src/schema/problem.ts';
import { planClearing } from './clear-samples.ts';
import { contentFolder, type ContentPlace } from './content-folder.ts';
import { withNewsroom } from './newsroom-content.ts';

const USAGE = `Usage: npm run content -- <command>

  check                      Check every content file; say where each problem is and how to mend it.
  clear-samples [--dry-run]  Delete the demonstration content: entries with "sample: true" and photos that only
                [--newsroom] they show. With --newsroom, from the published texts of the newsroom (stop it first).

CONTENT_DIR, CACHE_DIR and NEWSROOM_DIR move content/, .cache/ and .newsroom/.`;

/** What a command may know of the world. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

/**
 * Runs a command on content.
 *
 * @returns the exit code: 0 if all is well, 1 if something stands in the way, 2 if the command was not understood
 */
export async function runContent(args: readonly string[], world: World): Promise<0 | 1 | 2> {
  const { cwd, env, complain } = world;
  const folder = (name: string, usual: string): string => path.resolve(cwd, env[name] || usual);
  const contentDir = folder('CONTENT_DIR', 'content');
  const parsed = parse(args);
  if (!parsed) {
    complain(USAGE);
    return 2;
  }
  const { command, dryRun, newsroom } = parsed;
  try {
    if (command === 'clear-samples' && newsroom) {
      const dir = folder('NEWSROOM_DIR', '.newsroom');
      return await withNewsroom(dir, world.now, (place) => clearSamples(place, dryRun, world));
    }
    if (!(await stat(contentDir).catch(() => undefined))?.isDirectory()) {
      throw new Error(`There is no content folder at ${contentDir}. Set CONTENT_DIR.`);
    }
    if (command === 'clear-samples') return await clearSamples(contentFolder(contentDir, cwd), dryRun, world);
    return await check(contentDir, folder('CACHE_DIR', '.cache'), world);
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

interface Command {
  readonly command: 'check' | 'clear-samples';
  readonly dryRun: boolean;
  readonly newsroom: boolean;
}

function parse(args: readonly string[]): Command | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        newsroom: { type: 'boolean', default: false },
      },
    });
    const [command, ...others] = positionals;
    const { 'dry-run': dryRun, newsroom } = values;
    if (others.length > 0) return undefined;
    if (command === 'check') return dryRun || newsroom ? undefined : { command, dryRun, newsroom };
    return command === 'clear-samples' ? { command, dryRun, newsroom } : undefined;
  } catch {
    return undefined;
  }
}

async function check(contentDir: string, cacheDir: string, { cwd, print, complain }: World): Promise<0 | 1> {
  const { problems, catalog } = await readContent({ contentDir, cacheDir });
  const here = path.relative(cwd, contentDir) || '.';
  if (!catalog) {
    for (const problem of problems) {
      complain(formatProblem({ ...problem, file: path.relative(cwd, path.join(contentDir, problem.file)) }));
    }
    const files = new Set(problems.map(({ file }) => file)).size;
    complain(`${here}: ${count(problems.length, 'problem')} in ${count(files, 'file')}`);
    return 1;
  }
  print(
    `${here}: no problems in ${count(entriesOf(catalog), 'entry', 'entries')} and ${count(catalog.photos.size, 'photo')}`,
  );
  return 0;
}

const entriesOf = ({
  plans,
  stories,
  initiatives,
  news,
  awards,
  units,
  events,
  documents,
  outlets,
  pages,
}: Catalog): number =>
  [plans, stories, initiatives, news, awards, units, events, documents, outlets, pages].reduce(
    (sum, list) => sum + list.length,
    0,
  );

async function clearSamples(
  place: ContentPlace,
  dryRun: boolean,
  { print, complain }: World,
): Promise<0 | 1> {
  const { texts, media } = await place.list();
  const { remove, obstacles } = planClearing(texts, media);
  if (obstacles.length > 0) {
    for (const { file, line, reason } of obstacles) complain(`${place.nameOf(file)}:${line} ${reason}`);
    const files = new Set(obstacles.map(({ file }) => file)).size;
    complain(`Nothing was deleted: ${count(files, 'real entry', 'real entries')} must be changed first.`);
    return 1;
  }
  for (const file of remove) print(place.nameOf(file));
  if (!dryRun && remove.length > 0) await place.remove(remove);
  print(
    remove.length === 0
      ? 'There are no samples.'
      : `${count(remove.length, 'file')} ${dryRun ? 'would be deleted' : 'deleted'}.`,
  );
  return 0;
}

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

if (import.meta.main) {
  process.exitCode = await runContent(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    now: () => new Date(),
    print: (line) => console.log(line),
    complain: (line) => console.error(line),
  });
}
