import type { RenderedBody } from '../../mdx/render.ts';
import { cardOf } from '../../model/card.ts';
import type { Catalog } from '../../model/catalog.ts';
import { localDay } from '../../model/dates.ts';
import { type Article, pathOf, sections } from '../../model/urls.ts';
import type { SearchRecord } from '../store/record.ts';

const kinds = { stories: 'Gương điển hình', initiatives: 'Sáng kiến', news: 'Tin tức' } as const;

/** What the archive's index holds of an article. */
export function recordOf(
  catalog: Catalog,
  article: Article,
  body: Pick<RenderedBody, 'text' | 'headings'>,
): SearchRecord {
  const card = cardOf(catalog, article);
  const { publishedAt, topic } = article.data;
  const topicName = topic ? catalog.topicName(topic) : undefined;
  const date = localDay(publishedAt);
  return {
    url: pathOf(article),
    title: card.title,
    kind: kinds[article.collection],
    kindId: sections[article.collection].replaceAll('/', ''),
    ...(card.unit ? { unit: card.unit } : {}),
    ...(topicName ? { topic: topicName } : {}),
    year: Number(date.slice(0, 4)),
    date,
    summary: card.summary,
    text: body.text,
    sample: card.sample,
    people: peopleOf(article),
    headings: body.headings,
    ...(card.art.kind === 'artwork' ? { art: { src: card.art.src, width: 1200, height: 800 } } : {}),
  };
}

function peopleOf(article: Article): string[] {
  switch (article.collection) {
    case 'stories':
      return article.data.subject ? [article.data.subject.name] : [];
    case 'initiatives':
      return article.data.authors.map((author) => author.name);
    case 'news':
      return [];
  }
}
