import { readdirSync, readFileSync } from 'node:fs';
import { splitFile } from '../../src/mdx/frontmatter.ts';

const folders = ['../../content/', '../fixtures/content/house/'].map(
  (folder) => new URL(folder, import.meta.url),
);

/** The content that ships with the project and the fixtures' own, by names that tell them apart. */
export const contentFiles: readonly {
  readonly name: string;
  readonly file: string;
  readonly source: string;
}[] = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mdx'))
    .sort()
    .map((file) => ({
      name: `${folder.pathname.includes('fixtures') ? 'fixtures/' : ''}${file.replaceAll('\\', '/')}`,
      file: file.replaceAll('\\', '/'),
      source: readFileSync(new URL(file, folder), 'utf8'),
    })),
);

/** The texts below the heads, of the files that have one. */
export const contentBodies: readonly { readonly name: string; readonly body: string }[] =
  contentFiles.flatMap(({ name, source }) => {
    const split = splitFile(source);
    return split.ok && split.file.body.trim() !== '' ? [{ name, body: split.file.body }] : [];
  });
