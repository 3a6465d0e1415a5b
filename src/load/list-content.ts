import { type Dirent, existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../schema/problem.ts';
import { collections, type CollectionName } from '../schema/collections.ts';
import { locate, SITE_FILE } from './check-entry.ts';

/** Where content lies: a content folder, and over it, to be looked at before it is published, the files of a draft. */
export interface ContentFolders {
  readonly contentDir: string;
  /** Has the shape of a content folder; its files stand in the place of those of the same name. */
  readonly draftDir?: string | undefined;
}

/** The place on the disk of a file of the content: the draft's, if it has one of that name. */
export function placeOf({ contentDir, draftDir }: ContentFolders, file: string): string {
  const own = draftDir === undefined ? undefined : path.join(draftDir, file);
  return own !== undefined && existsSync(own) ? own : path.join(contentDir, file);
}

export interface ContentFile {
  /** From the content folder, with `/`. */
  readonly file: string;
  /** `<mtimeMs>:<size>` */
  readonly stat: string;
}

export interface ContentFiles {
  readonly entries: Readonly<Record<CollectionName, readonly ContentFile[]>>;
  readonly media: readonly ContentFile[];
  /** Whether `site.yml` is there, as a file. */
  readonly site: boolean;
  /** Files that have no place there: told rather than ignored, because somebody believes they are published. */
  readonly problems: readonly Problem[];
}

/**
 * Lists a content folder. Files whose names start with a dot are not content; links are refused, because they could
 * publish a file of the server's.
 */
export async function listContent({ contentDir, draftDir }: ContentFolders): Promise<ContentFiles> {
  const problems: Problem[] = [];
  const media: ContentFile[] = [];
  const entries = Object.fromEntries(collections.map(({ name }) => [name, [] as ContentFile[]])) as Record<
    CollectionName,
    ContentFile[]
  >;
  let site = false;
  const all = new Map<string, { readonly item: Dirent; readonly full: string }>();
  for (const folder of draftDir === undefined ? [contentDir] : [contentDir, draftDir]) {
    for (const item of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const full = path.join(item.parentPath, item.name);
      all.set(path.relative(folder, full).split(path.sep).join('/'), { item, full });
    }
  }
  // A disk lists in its own order; two machines are to build the same.
  for (const [file, { item, full }] of [...all].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (item.isDirectory() || file.split('/').some((part) => part.startsWith('.'))) continue;
    if (file === SITE_FILE && item.isFile()) {
      site = true;
      continue;
    }
    const place = item.isFile() ? locate(file) : undefined;
    const isMedia = item.isFile() && file.startsWith('media/');
    if (!place && !isMedia) {
      const found = item.isFile() ? 'tệp không thuộc bộ sưu tập nào' : 'liên kết, không phải tệp';
      problems.push({
        file,
        line: 1,
        field: 'tên tệp',
        found,
        remedy: 'Đặt tệp ở <bộ sưu tập>/[<năm>/]<ten-khong-dau>.mdx, hoặc xóa đi',
      });
      continue;
    }
    const { mtimeMs, size } = await stat(full);
    (place ? entries[place.collection.name] : media).push({ file, stat: `${mtimeMs}:${size}` });
  }
  return { entries, media, site, problems };
}
