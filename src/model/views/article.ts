import { initiativeStatusLabels } from '../../schema/initiative.ts';
import type { StoryData } from '../../schema/story.ts';
import { type Art, artOf, type Card, cardOf, type DayView, dayView, kindLabel } from '../card.ts';
import type { Catalog } from '../catalog.ts';
import type { Entry } from '../entry.ts';
import { relatedTo } from '../relations.ts';
import { readingMinutes } from '../../vietnamese/typography.ts';
import { type Article, pathOf, paths, sections, taskAnchor } from '../urls.ts';
import { slugify } from '../../vietnamese/text.ts';
import { type Head, home } from './head.ts';
import { type LogEntry, logOf } from './log.ts';
import { type RepublishedRow, republishedRows } from './republished.ts';

/** One line of the facts beside a story. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly href?: string;
  /** What a reader must know before repeating it: `Đã thu hồi`. */
  readonly warning?: string;
}

/** All that the page of a story, an initiative or a news item shows, its body aside. */
export interface ArticleView {
  readonly head: Head;
  readonly collection: Article['collection'];
  readonly kicker: string;
  readonly title: string;
  readonly summary: string;
  readonly byline?: string;
  readonly published: DayView;
  /** The latest correction. */
  readonly corrected?: { readonly iso: string; readonly shown: string };
  readonly minutes: number;
  readonly sample: boolean;
  readonly art: Art;
  /** Who or what the article is about; `monogram` is the first letter of the given name, never a face. */
  readonly facts: { readonly name: string; readonly monogram?: string; readonly rows: readonly Fact[] };
  /** Newest first; the first publication is the last line. Empty where nothing was corrected. */
  readonly log: readonly LogEntry[];
  readonly republished: readonly RepublishedRow[];
  readonly related: readonly Card[];
  readonly topic?: string;
  /** The terms on which the words may be used again. */
  readonly licence: { readonly name: string; readonly url: string };
  readonly digest: string;
}

export const sectionNames = {
  stories: 'Gương điển hình',
  initiatives: 'Sáng kiến',
  news: 'Tin tức',
} as const;

export function articleView(catalog: Catalog, article: Article): ArticleView {
  const { title, summary, publishedAt, sample, topic } = article.data;
  const [last, ...before] = logOf(catalog, article);
  const topicName = topic ? catalog.topicName(topic) : undefined;
  const byline =
    article.collection === 'initiatives'
      ? article.data.authors.map((author) => author.name).join(', ')
      : article.data.byline;
  const section = sectionNames[article.collection];
  return {
    head: {
      title,
      description: summary,
      path: pathOf(article),
      crumbs: [home, { name: section, href: sections[article.collection] }, { name: title }],
      type: 'article',
    },
    collection: article.collection,
    kicker: article.collection === 'stories' ? `${section} · ${kindLabel(article)}` : kindLabel(article),
    title,
    summary,
    ...(byline ? { byline } : {}),
    published: dayView(publishedAt),
    ...(last?.correction ? { corrected: { iso: last.iso, shown: last.shown } } : {}),
    minutes: readingMinutes(article.syllables),
    sample,
    art: artOf(catalog, article),
    facts: factsOf(catalog, article),
    log: last?.correction ? [last, ...before] : [],
    republished: republishedRows(catalog, article),
    related: relatedTo(catalog, article).map((other) => cardOf(catalog, other)),
    ...(topicName ? { topic: topicName } : {}),
    licence: { name: catalog.site.licence.name, url: catalog.site.licence.url },
    digest: article.digest,
  };
}

/** What is known of an article in a few lines, whatever form they are shown in. */
export function factsOf(catalog: Catalog, article: Article): ArticleView['facts'] {
  const { unit, topic, plan } = article.data;
  const unitEntry = unit ? catalog.find('units', unit) : undefined;
  const topicName = topic ? catalog.topicName(topic) : undefined;
  const shared: Fact[] = [
    ...(unitEntry ? [{ label: 'Đơn vị', value: unitEntry.data.title, href: pathOf(unitEntry) }] : []),
    ...(topicName
      ? [
          {
            label: 'Lĩnh vực',
            value: topicName,
            href: `${paths.archive}?linhvuc=${slugify(topicName)}`,
          },
        ]
      : []),
    ...planFact(catalog, plan, article.collection === 'stories' ? article.data.task : undefined),
  ];
  switch (article.collection) {
    case 'stories': {
      const { subject, kind } = article.data;
      if (!subject) return { name: kindLabel(article), rows: shared };
      return {
        name: subject.name,
        ...(kind === 'person' || kind === 'good-deed' ? { monogram: monogramOf(subject.name) } : {}),
        rows: [
          ...(subject.role ? [{ label: 'Công việc', value: subject.role }] : []),
          ...shared,
          ...(subject.highlight ? [{ label: 'Việc làm nổi bật', value: subject.highlight }] : []),
          ...(subject.results ? [{ label: 'Kết quả', value: subject.results }] : []),
          ...subject.titles.map((title) => titleFact(catalog, title)),
        ],
      };
    }
    case 'initiatives': {
      const { measure, status } = article.data;
      return {
        name: measure.figure,
        rows: [
          { label: 'Số đo', value: measure.label },
          { label: 'Tình trạng', value: initiativeStatusLabels[status] },
          ...shared,
        ],
      };
    }
    case 'news': {
      const { source } = article.data;
      const rows = [
        ...shared,
        ...(source
          ? [{ label: 'Nguồn', value: source.title, ...(source.url ? { href: source.url } : {}) }]
          : []),
      ];
      return { name: kindLabel(article), rows };
    }
  }
}

function titleFact(
  catalog: Catalog,
  { title, year, award }: NonNullable<StoryData['subject']>['titles'][number],
): Fact {
  const found = award === undefined ? undefined : catalog.find('awards', award);
  return {
    label: 'Danh hiệu',
    value: `${title} (${year})`,
    ...(found ? { href: pathOf(found) } : {}),
    ...(found?.data.revoked ? { warning: 'Đã thu hồi' } : {}),
  };
}

function planFact(catalog: Catalog, planId: string | undefined, task: number | undefined): Fact[] {
  const plan: Entry<'plans'> | undefined = planId ? catalog.find('plans', planId) : undefined;
  if (!plan) return [];
  const named = task === undefined ? undefined : plan.data.tasks[task - 1];
  return task !== undefined && named
    ? [
        {
          label: 'Nhiệm vụ trong kế hoạch',
          value: named.title,
          href: `${pathOf(plan)}#${taskAnchor(task)}`,
        },
      ]
    : [{ label: 'Kế hoạch', value: `Năm ${plan.data.year}`, href: pathOf(plan) }];
}

/** A Vietnamese given name stands last: `N` of `Lê An Nhiên`. */
const monogramOf = (name: string): string =>
  [...(name.trim().split(/\s+/u).at(-1) ?? '')][0]?.toLocaleUpperCase('vi') ?? '';
