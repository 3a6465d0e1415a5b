import { type MomentView, momentView, photoView } from '../card.ts';
import type { Catalog } from '../catalog.ts';
import { settledAt, versionOf } from '../corrections.ts';
import { type Article, pathOf, scriptPath, sections } from '../urls.ts';
import { sectionNames } from './article.ts';
import { type Head, home } from './head.ts';

/** What the page of a script shows beside the script, and by what it is known that the script is still the same. */
export interface ScriptView {
  readonly head: Head;
  readonly title: string;
  readonly articleHref: string;
  readonly section: string;
  readonly version: number;
  readonly updated: MomentView;
  readonly sample: boolean;
  /** The script is made of these. */
  readonly madeOf: { readonly digest: string; readonly unit?: string; readonly photos: readonly string[] };
}

export function scriptView(catalog: Catalog, article: Article): ScriptView {
  const { title, unit, sample } = article.data;
  const section = sections[article.collection];
  const href = pathOf(article);
  const unitName = unit ? catalog.find('units', unit)?.data.title : undefined;
  return {
    head: {
      title: `Kịch bản truyền hình: ${title}`,
      description: `Lời đọc có thời lượng, bản cắt, chữ chân hình và danh sách hình của bài “${title}”.`,
      path: scriptPath(href),
      crumbs: [
        home,
        { name: sectionNames[article.collection], href: section },
        { name: title, href },
        { name: 'Kịch bản truyền hình' },
      ],
    },
    title,
    articleHref: href,
    section,
    version: versionOf(catalog, article),
    updated: momentView(settledAt(catalog, article)),
    sample,
    madeOf: {
      digest: article.digest,
      ...(unitName ? { unit: unitName } : {}),
      photos: article.photos.map((photo) => photoView(catalog, photo).file.digest),
    },
  };
}
