import { readFile } from 'node:fs/promises';
import { createPhotoIndex } from '../images/photo-index.ts';
import { buildCatalog, type Catalog, type PhotoFile } from '../model/catalog.ts';
import type { RenderedBody } from '../mdx/render.ts';
import type { Entry } from '../model/entry.ts';
import { type Held, holdBack } from '../model/schedule.ts';
import type { CollectionName } from '../schema/collections.ts';
import type { Problem } from '../schema/problem.ts';
import { describeLate, lateMoments } from './check-dates.ts';
import { closingsOf, describeUses, usesAfterClosing } from './check-republished.ts';
import { checkEntry, checkSite, SITE_FILE } from './check-entry.ts';
import { keepBody, recallBody, recallVerdicts, rememberVerdicts, type Verdicts } from './content-cache.ts';
import type { Reference } from './find-references.ts';
import { type ContentFile, type ContentFolders, listContent, placeOf } from './list-content.ts';
import { checkClaims, checkReferences } from './check-references.ts';

export interface Content {
  /** Everything wrong in the folder, in the order of its files. */
  readonly problems: readonly Problem[];
  /** Absent where there are problems. */
  readonly catalog?: Catalog;
  /** Articles whose time has not come, the next one first. Nothing of them is in the catalog. */
  readonly held: readonly Held[];
  /** How many entries were read and rendered anew; the others were remembered. */
  readonly rendered: number;
}

/**
 * Reads a content folder: checks every file, renders every body into the cache, checks what they refer to, and orders
 * the whole into a {@link Catalog}. A file that has not changed since the last run is neither read nor parsed again.
 *
 * @param contentDir holds `site.yml`, a folder a collection, and `media/`
 * @param draftDir with it, nothing is remembered: what is looked at in a draft must not pass for what is published
 * @param cacheDir ours to fill; removing it costs time and nothing else
 * @param now what is due later is held back; left out, everything counts as due, as for a check of the files
 * @throws only where the disk fails; what is wrong with the content is in `problems`
 */
export async function readContent({
  cacheDir,
  now,
  ...folders
}: ContentFolders & { readonly cacheDir: string; readonly now?: Date }): Promise<Content> {
  const files = await listContent(folders);
  const problems: Problem[] = [...files.problems];

  const site = checkSite(files.site ? await readFile(placeOf(folders, SITE_FILE), 'utf8') : '');
  problems.push(...site.problems);

  const entries: Entry[] = [];
  const references: { file: string; references: readonly Reference[] }[] = [];
  let rendered = 0;
  for (const [collection, list] of Object.entries(files.entries) as [
    CollectionName,
    readonly ContentFile[],
  ][]) {
    const before = await recallVerdicts(cacheDir, collection);
    const after: Verdicts = {};
    let changed = Object.keys(before).length !== list.length;
    for (const { file, stat } of list) {
      let verdict = before[file];
      if (verdict?.stat !== stat) {
        changed = true;
        rendered += 1;
        const source = await readFile(placeOf(folders, file), 'utf8');
        const { problems: found, references: named, checked } = checkEntry(file, source);
        if (!checked) {
          problems.push(...found);
          references.push({ file, references: named });
          continue;
        }
        await keepBody(cacheDir, checked.entry.digest, checked.body);
        verdict = { stat, entry: checked.entry, references: named };
      }
      after[file] = verdict;
      entries.push(verdict.entry);
      references.push({ file, references: verdict.references });
    }
    if (changed && folders.draftDir === undefined) await rememberVerdicts(cacheDir, collection, after);
  }

  // Names of files count, not what came through the check: one broken unit must not blame every story that names it.
  const known = {
    entries: new Set(
      Object.values(files.entries).flatMap((list) => list.map(({ file }) => file.slice(0, -'.mdx'.length))),
    ),
    site: site.site,
    media: new Set(files.media.map(({ file }) => `/${file}`)),
  };
  for (const item of references) problems.push(...checkReferences(item.file, item.references, known));
  problems.push(...checkClaims(references));

  const closings = closingsOf(entries);
  for (const entry of entries) {
    const late = now ? lateMoments(entry, now) : [];
    const uses = usesAfterClosing(entry, closings);
    if (late.length + uses.length === 0) continue;
    const source = await readFile(placeOf(folders, `${entry.collection}/${entry.id}.mdx`), 'utf8');
    problems.push(...describeLate(entry, late, source), ...describeUses(entry, uses, source));
  }

  // Photos of what is held back are looked at too: one that can't be read must not hold up the hour of publication.
  const photos = await identifyPhotos(entries, references, folders, cacheDir, known.media, problems);
  problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  const { due, held } = now ? holdBack(entries, now) : { due: entries, held: [] };
  return problems.length > 0 || !site.site
    ? { problems, rendered, held }
    : { problems, rendered, held, catalog: buildCatalog(site.site, due, photos) };
}

/**
 * The rendered body of an entry: as it was kept, or rendered again if the cache lost it.
 *
 * @throws if the file has changed since the entry was read
 */
export async function readBody(
  { cacheDir, ...folders }: ContentFolders & { readonly cacheDir: string },
  entry: Entry,
): Promise<RenderedBody> {
  const kept = await recallBody(cacheDir, entry.digest);
  if (kept) return kept;
  const file = `${entry.collection}/${entry.id}.mdx`;
  const { checked } = checkEntry(file, await readFile(placeOf(folders, file), 'utf8'));
  if (checked?.entry.digest !== entry.digest)
    throw new Error(`${file} changed while the site was being built`);
  await keepBody(cacheDir, entry.digest, checked.body);
  return checked.body;
}

async function identifyPhotos(
  entries: readonly Entry[],
  references: readonly { file: string; references: readonly Reference[] }[],
  folders: ContentFolders,
  cacheDir: string,
  media: ReadonlySet<string>,
  problems: Problem[],
): Promise<Map<string, PhotoFile>> {
  const index = await createPhotoIndex({ cacheDir });
  const photos = new Map<string, PhotoFile>();
  for (const src of new Set(entries.flatMap((entry) => entry.photos.map((photo) => photo.src)))) {
    if (!media.has(src)) continue;
    try {
      photos.set(src, await index.identify(placeOf(folders, src)));
    } catch {
      for (const item of references) {
        for (const reference of item.references.filter(
          (candidate) => candidate.target === 'media' && candidate.id === src,
        )) {
          problems.push({
            file: item.file,
            line: reference.line,
            field: reference.field,
            found: `không đọc được ảnh ${src}`,
            remedy: 'Mở ảnh bằng phần mềm xem ảnh, lưu lại thành JPEG, PNG, WebP hoặc AVIF rồi tải lên lại',
          });
        }
      }
    }
  }
  if (folders.draftDir === undefined) await index.save();
  return photos;
}
