import { checkEntry } from '../../src/load/check-entry.ts';
import { checkReferences } from '../../src/load/check-references.ts';
import { parseYaml, splitFile } from '../../src/mdx/frontmatter.ts';

/** A content file as it lies there, by its path from the content folder. */
export interface ContentText {
  readonly file: string;
  readonly source: string;
}

export interface Clearing {
  /** The sample entries, and the photos that only they show, by path from the content folder. */
  readonly remove: readonly string[];
  /** Why nothing may be removed; when there are any, `remove` is not to be used. */
  readonly obstacles: readonly Obstacle[];
}

/** What somebody has to change first, and where. */
export interface Obstacle {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

const UNREADABLE = 'it can not be read, so it may be a sample or refer to one; run "check"';

/**
 * What goes when the demonstration content goes. Real entries stay whole: where one refers to a sample, nothing is
 * removed until somebody has changed it.
 *
 * @param texts every entry of the folder
 * @param media every file below `media/`
 */
export function planClearing(texts: readonly ContentText[], media: readonly string[]): Clearing {
  const obstacles: Obstacle[] = [];
  const removed = new Set<string>();
  const real: ContentText[] = [];
  for (const text of texts) {
    const sample = isSample(text.source);
    if (sample === undefined) obstacles.push({ file: text.file, line: 1, reason: UNREADABLE });
    else if (sample) removed.add(text.file);
    else real.push(text);
  }

  const kept = real.flatMap(({ file, source }) =>
    checkEntry(file, source).references.map((reference) => ({ file, ...reference })),
  );
  const entriesOf = (files: readonly ContentText[]) =>
    new Set(files.map(({ file }) => file.replace(/\.mdx$/, '')));
  const rest = { site: undefined, media: new Set(media.map((file) => `/${file}`)) };
  const before = { ...rest, entries: entriesOf(texts) };
  const after = { ...rest, entries: entriesOf(texts.filter(({ file }) => !removed.has(file))) };
  for (const { file, ...reference } of kept) {
    const leads = (known: typeof before): boolean => checkReferences(file, [reference], known).length === 0;
    if (!leads(before) || leads(after)) continue;
    const reason = `${reference.field} refers to the sample “${reference.id}”`;
    obstacles.push({ file, line: reference.line, reason });
  }

  const shown = new Set(kept.filter(({ target }) => target === 'media').map(({ id }) => id));
  const samples = texts.filter(({ file }) => removed.has(file));
  const photos = new Set(
    samples
      .flatMap(({ file, source }) => checkEntry(file, source).references)
      .filter(({ target, id }) => target === 'media' && !shown.has(id))
      .map(({ id }) => id),
  );
  return { remove: [...removed, ...media.filter((file) => photos.has(`/${file}`))].sort(), obstacles };
}

/** Whether an entry says that it is a sample; `undefined` if its fields can't be read. */
function isSample(source: string): boolean | undefined {
  const split = splitFile(source);
  if (!split.ok) return undefined;
  const { data, findings } = parseYaml(split.file.head, split.file.headLine);
  if (findings.length > 0 || typeof data !== 'object' || data === null) return undefined;
  return 'sample' in data && data.sample === true;
}
