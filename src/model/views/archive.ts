import type { Catalog } from '../catalog.ts';
import { type Card, cardOf } from '../card.ts';
import { articlesOf, articlesOfTopic, articlesOfUnit } from '../relations.ts';
import { pathOf, paths, sections, topicPath } from '../urls.ts';
import { type Head, home } from './head.ts';

/** A list that a reader can walk to without searching. */
export interface BrowseLink {
  readonly name: string;
  readonly href: string;
  readonly count: number;
}

export interface ArchiveView {
  readonly head: Head;
  readonly title: string;
  readonly summary: string;
  /** Ways into the archive that need no JavaScript. */
  readonly browse: readonly { readonly title: string; readonly links: readonly BrowseLink[] }[];
  readonly latest: readonly Card[];
}

export function archiveView(catalog: Catalog): ArchiveView {
  const articles = articlesOf(catalog);
  const first = articles.at(-1)?.year;
  const title = 'Kho tư liệu';
  const summary = `${articles.length} bài gương điển hình, sáng kiến và tin tức${first ? ` từ năm ${first} đến nay` : ''}.`;
  return {
    head: { title, description: summary, path: paths.archive, crumbs: [home, { name: title }] },
    title,
    summary,
    browse: [
      {
        title: 'Loại bài',
        links: [
          { name: 'Gương điển hình', href: sections.stories, count: catalog.stories.length },
          { name: 'Sáng kiến', href: sections.initiatives, count: catalog.initiatives.length },
          { name: 'Tin tức', href: sections.news, count: catalog.news.length },
        ],
      },
      {
        title: 'Lĩnh vực',
        links: catalog.site.topics
          .map(({ id, name }) => ({
            name,
            href: topicPath(id),
            count: articlesOfTopic(catalog, id).length,
          }))
          .filter(({ count }) => count > 0),
      },
      {
        title: 'Đơn vị',
        links: catalog.units
          .map((unit) => ({
            name: unit.data.title,
            href: pathOf(unit),
            count: articlesOfUnit(catalog, unit.id).length,
          }))
          .filter(({ count }) => count > 0),
      },
    ],
    latest: articles.slice(0, 6).map((article) => cardOf(catalog, article)),
  };
}
