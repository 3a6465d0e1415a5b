/**
 * All files of an article, so that whoever fetches them can tell that each came whole: `kit.json` beside the article's page.
 */
export interface Kit {
  /** The article's name for ever and its version: see `entryUri` and `versionOf`. */
  readonly uri: string;
  readonly version: number;
  readonly title: string;
  /** The folder that the files go into, and the name of the archive: `ca-truc-dem-ban-2`. */
  readonly name: string;
  readonly files: readonly KitFile[];
}

export interface KitFile {
  /** Where it is, a path on the site: `/anh/4f0c-3000.jpg`. */
  readonly path: string;
  /** Its name in the kit's folder, with `/` between folders: `anh/1-hoi-truong.jpg`. */
  readonly name: string;
  /** What it is, for readers: `Ảnh 1`. */
  readonly label: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}
