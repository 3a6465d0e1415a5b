import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFileSync, globSync } from 'node:fs';
import { checkEntry, checkSite } from '../../../src/load/check-entry.ts';
import { readBody, readContent } from '../../../src/load/read-content.ts';
import { buildCatalog, type Catalog } from '../../../src/model/catalog.ts';
import type { Entry } from '../../../src/model/entry.ts';
import { articlesOf } from '../../../src/model/relations.ts';
import { holdBack } from '../../../src/model/schedule.ts';
import { type PicturesOf, pressItem, withdrawnItem } from '../../../src/outputs/item/derive-item.ts';
import type { PressItem, WithdrawnItem } from '../../../src/outputs/item/press-item.ts';
import type { RenderedBody } from '../../../src/mdx/render.ts';
import { manyArticles, PHOTOS } from '../../fixtures/content/many-articles.ts';

/** An article as the press gets it, with the page's own rendering of its body. */
export interface MadeItem {
  readonly item: PressItem;
  readonly page: RenderedBody;
}

export interface MadeItems {
  readonly articles: readonly MadeItem[];
  readonly withdrawn: readonly WithdrawnItem[];
}

const picturesOf: PicturesOf = ({ file }) => ({
  web: { src: `/anh/${file.digest.slice(0, 8)}-1200.jpg`, width: 1200, height: 800 },
  print: { src: `/anh/${file.digest.slice(0, 8)}-in.jpg`, width: file.width, height: file.height },
});

function itemsOf(catalog: Catalog, bodyOf: (entry: Entry) => RenderedBody): MadeItems {
  return {
    articles: articlesOf(catalog).map((article) => {
      const page = bodyOf(article);
      return { page, item: pressItem(catalog, article, page.blocks, picturesOf) };
    }),
    withdrawn: catalog.withdrawn.map((withdrawn) => withdrawnItem(catalog, withdrawn)),
  };
}

/** Every article of the project's own content. */
export async function contentItems(): Promise<MadeItems> {
  const cacheDir = await mkdtemp(path.join(tmpdir(), 'items-'));
  try {
    const folders = { contentDir: 'content', cacheDir };
    const { catalog, problems } = await readContent(folders);
    if (!catalog) throw new Error(JSON.stringify(problems));
    const bodies = new Map<string, RenderedBody>();
    for (const article of articlesOf(catalog)) bodies.set(article.digest, await readBody(folders, article));
    return itemsOf(catalog, ({ digest }) => bodies.get(digest)!);
  } finally {
    await rm(cacheDir, { recursive: true, force: true });
  }
}

/** Articles of every kind and shape, checked and rendered as the build does it. */
export function generatedItems(count: number): MadeItems {
  const house = 'tests/fixtures/content/house';
  const files = [
    ...globSync('{units,plans,documents}/*.mdx', { cwd: house }).map((file) => ({
      file,
      source: readFileSync(path.join(house, file), 'utf8'),
    })),
    ...manyArticles(count),
  ];
  const checked = files.map(({ file, source }) => {
    const found = checkEntry(file, source);
    if (!found.checked) throw new Error(JSON.stringify(found.problems));
    return found.checked;
  });
  const { site } = checkSite(readFileSync(path.join(house, 'site.yml'), 'utf8'));
  const { due } = holdBack(
    checked.map(({ entry }) => entry),
    new Date('2020-12-31'),
  );
  const photos = new Map(
    PHOTOS.map((src, index) => [src, { digest: `${index}b`.repeat(32), width: 4000, height: 3000 }]),
  );
  const bodies = new Map(checked.map(({ entry, body }) => [entry.digest, body]));
  return itemsOf(buildCatalog(site!, due, photos), ({ digest }) => bodies.get(digest)!);
}
