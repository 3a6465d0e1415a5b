import type { Catalog } from '../catalog.ts';
import { type Card, cardOf } from '../card.ts';
import { articlesByYear, articlesOf, articlesOfTopic, articlesOfUnit } from '../relations.ts';
import { pathOf, paths, sections, topicPath, yearPath } from '../urls.ts';
import { feedPath, feedPlaces, type FeedSubject } from '../feeds.ts';
import { slugify } from '../../vietnamese/text.ts';
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
  /** The feeds of what the archive shows with nothing or one thing chosen. */
  readonly feeds: readonly ArchiveFeed[];
}

export interface ArchiveFeed {
  /** What is chosen, as in the archive's address: `linhvuc=ky-thuat`; empty for nothing. */
  readonly of: string;
  readonly name: string;
  readonly href: string;
}

export function archiveView(catalog: Catalog): ArchiveView {
  const articles = articlesOf(catalog);
  const first = articles.at(-1)?.year;
  const title = 'Kho tư liệu';
  const summary = `${articles.length} bài gương điển hình, sáng kiến và tin tức${first ? ` từ năm ${first}` : ''}, cùng kế hoạch và khen thưởng.`;
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
        title: 'Năm',
        links: [...articlesByYear(catalog)].map(([year, { length }]) => ({
          name: `Năm ${year}`,
          href: yearPath(year),
          count: length,
        })),
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
    feeds: feedPlaces(catalog).flatMap(({ subject, name, base }) => {
      const of = choiceOf(subject, name);
      return of === undefined ? [] : [{ of, name, href: feedPath(base, 'rss') }];
    }),
  };
}

/** The facet's value that shows what a feed follows; `undefined` where the archive has no such choice. */
function choiceOf(subject: FeedSubject, name: string): string | undefined {
  const { kind } = subject;
  if (kind === 'everything') return '';
  if (kind === 'collection') return `loai=${sections[subject.collection].replaceAll('/', '')}`;
  if (kind === 'topic') return `linhvuc=${slugify(name)}`;
  if (kind === 'unit') return `donvi=${slugify(name)}`;
  return undefined;
}
