import type { RenderedBody } from '../../mdx/render.ts';
import { awardKindLabels } from '../../schema/award.ts';
import { cardOf } from '../../model/card.ts';
import type { Catalog } from '../../model/catalog.ts';
import { localDay, showDay } from '../../model/dates.ts';
import type { Entry } from '../../model/entry.ts';
import { articlesOf } from '../../model/relations.ts';
import { type Article, pathOf, sections, taskAnchor } from '../../model/urls.ts';
import { planParts } from '../../model/views/plan.ts';
import type { SearchRecord } from '../store/record.ts';

type Award = Entry<'awards'>;
/** An award with the decision that it was given by, and so with a day. */
type DecidedAward = Award & {
  readonly data: { readonly decision: NonNullable<Award['data']['decision']> };
};
const isDecided = (award: Award): award is DecidedAward => award.data.decision !== undefined;

/** What the archive finds. */
export type Archived = Article | Entry<'plans'> | DecidedAward;

/** All that the archive finds, newest first. An award whose day nobody knows has no place in that order and is left out. */
export function archivedOf(catalog: Catalog): Archived[] {
  return [...articlesOf(catalog), ...catalog.plans, ...catalog.awards.filter(isDecided)].sort(
    (one, other) => momentOf(other) - momentOf(one) || (pathOf(one) < pathOf(other) ? -1 : 1),
  );
}

function momentOf(entry: Archived): number {
  switch (entry.collection) {
    case 'plans':
      return startOf(entry.data.announcedAt);
    case 'awards':
      return startOf(entry.data.decision.date);
    case 'stories':
    case 'initiatives':
    case 'news':
      return Date.parse(entry.data.publishedAt);
  }
}

const startOf = (day: string): number => Date.parse(`${day}T00:00:00+07:00`);

export type ArchivedBody = Pick<RenderedBody, 'text' | 'headings'>;

/**
 * What the archive's index holds of an entry.
 *
 * @param body of an article; plans and awards are told by their fields
 */
export function recordOf(catalog: Catalog, entry: Archived, body: ArchivedBody): SearchRecord {
  switch (entry.collection) {
    case 'plans':
      return recordOfPlan(entry);
    case 'awards':
      return recordOfAward(catalog, entry);
    case 'stories':
    case 'initiatives':
    case 'news':
      return recordOfArticle(catalog, entry, body);
  }
}

const kinds = { stories: 'Gương điển hình', initiatives: 'Sáng kiến', news: 'Tin tức' } as const;
const idOf = (collection: keyof typeof sections): string => sections[collection].replaceAll('/', '');

function recordOfArticle(catalog: Catalog, article: Article, body: ArchivedBody): SearchRecord {
  const card = cardOf(catalog, article);
  const { publishedAt, topic } = article.data;
  const topicName = topic ? catalog.topicName(topic) : undefined;
  return {
    url: pathOf(article),
    title: card.title,
    kind: kinds[article.collection],
    kindId: idOf(article.collection),
    ...(card.unit ? { unit: card.unit } : {}),
    ...(topicName ? { topic: topicName } : {}),
    ...dated(localDay(publishedAt)),
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

/** A plan as its page has it: parts and tasks as headings, so that a result leads to the one that was meant. */
function recordOfPlan(plan: Entry<'plans'>): SearchRecord {
  const {
    title,
    summary,
    announcedAt,
    sample,
    theme,
    context,
    purposes,
    requirements,
    tasks,
    responsibilities,
  } = plan.data;
  const part = (id: keyof typeof planParts, ...lines: string[]) => ({ id, text: planParts[id], lines });
  const parts = [
    part('chu-de', theme.short, theme.official),
    part('muc-dich', ...(context ? [context] : []), ...purposes.map(({ text }) => text)),
    part('yeu-cau', ...requirements.map(({ text }) => text)),
    part('nhiem-vu'),
    ...tasks.map((task, at) => ({ id: taskAnchor(at + 1), text: task.title, lines: [task.text] })),
    part(
      'ai-lam-gi',
      ...responsibilities.flatMap(({ who, what, when }) => [`${who}: ${what}`, `Hạn: ${when}.`]),
    ),
  ];
  return {
    url: pathOf(plan),
    title,
    kind: 'Kế hoạch',
    kindId: idOf('plans'),
    ...dated(announcedAt),
    summary,
    text: parts.flatMap(({ text, lines }) => [text, ...lines]).join('\n'),
    sample,
    headings: parts.map(({ id, text }) => ({ id, text })),
  };
}

/** Who looks for a person wants the story first, and then what the person was awarded. */
const ROW_WEIGHT = 0.6;

function recordOfAward(catalog: Catalog, award: DecidedAward): SearchRecord {
  const { title, kind, recipient, unit, awardedBy, decision, note, revoked, sample } = award.data;
  const unitName = unit ? catalog.find('units', unit)?.data.title : undefined;
  const given = `${awardKindLabels[kind]}. ${recipient.name} được ${awardedBy} tặng theo Quyết định ${decision.number}.`;
  return {
    url: pathOf(award),
    title: `${title}: ${recipient.name}`,
    kind: 'Khen thưởng',
    kindId: idOf('awards'),
    ...(unitName ? { unit: unitName } : {}),
    ...dated(decision.date),
    summary: revoked ? `${given} Đã thu hồi ngày ${showDay(localDay(revoked.at))}.` : given,
    text: [note, revoked?.reason, revoked?.decision].filter(Boolean).join('\n'),
    sample,
    weight: ROW_WEIGHT,
  };
}

const dated = (date: string): Pick<SearchRecord, 'date' | 'year'> => ({
  date,
  year: Number(date.slice(0, 4)),
});
