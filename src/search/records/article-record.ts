import { cardOf } from '../../model/card.ts';
import type { Catalog } from '../../model/catalog.ts';
import { localDay } from '../../model/dates.ts';
import { type Article, pathOf } from '../../model/urls.ts';
import type { SearchRecord } from '../store/record.ts';
import { kindOf } from './kind.ts';
import type { ArchivedBody, ThumbnailOf } from './sources.ts';

export function articleRecord(
  catalog: Catalog,
  article: Article,
  body: ArchivedBody,
  thumbnailOf: ThumbnailOf,
): SearchRecord {
  const { title, summary, unit, sample, art } = cardOf(catalog, article);
  const { publishedAt, topic } = article.data;
  const topicName = topic ? catalog.topicName(topic) : undefined;
  return {
    url: pathOf(article),
    title,
    ...kindOf(article.collection),
    ...(unit ? { unit } : {}),
    ...(topicName ? { topic: topicName } : {}),
    date: localDay(publishedAt),
    summary,
    text: [body.text, ...factsOf(article)].join('\n'),
    sample,
    people: peopleOf(article),
    headings: body.headings,
    art: art.kind === 'photo' ? thumbnailOf(art) : { src: art.src, width: 1200, height: 800 },
  };
}

/** Who it is about, and who wrote it or thought of it. */
function peopleOf(article: Article): string[] {
  switch (article.collection) {
    case 'stories':
      return [...(article.data.subject ? [article.data.subject.name] : []), article.data.byline];
    case 'initiatives':
      return article.data.authors.map((author) => author.name);
    case 'news':
      return article.data.byline ? [article.data.byline] : [];
  }
}

/** What its page says beside the text. */
function factsOf(article: Article): string[] {
  switch (article.collection) {
    case 'stories': {
      const { role, highlight, results } = article.data.subject ?? {};
      return [role, highlight, results].filter((fact) => fact !== undefined);
    }
    case 'initiatives':
      return [`${article.data.measure.figure} ${article.data.measure.label}`];
    case 'news':
      return article.data.source ? [article.data.source.title] : [];
  }
}
