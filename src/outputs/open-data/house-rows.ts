import { z } from 'zod';
import type { Catalog } from '../../model/catalog.ts';
import { correctionsOf, versionOfWithdrawn } from '../../model/corrections.ts';
import { addDays } from '../../model/dates.ts';
import { articlesOf, articlesOfUnit } from '../../model/relations.ts';
import { eventAnchor, pathOf, paths, taskAnchor } from '../../model/urls.ts';
import { awardForm, awardKindLabels, awardSchema, recipientKind } from '../../schema/award.ts';
import { eventForm, eventKindLabels, eventSchema } from '../../schema/event.ts';
import { planForm, planSchema } from '../../schema/plan.ts';
import { unitForm, unitKindLabels, unitSchema } from '../../schema/unit.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { entryUri, eventUri, siteUri } from '../article/entry-uri.ts';
import { column, columnsOf, idColumn, permanentName, urlColumn, worded } from './columns.ts';

export const unitRow = z.strictObject({
  id: idColumn,
  url: urlColumn,
  unit: column('Mã đơn vị', z.string()),
  ...columnsOf(unitSchema.shape, unitForm, ['title', 'kind', 'summary', 'sample']),
  kindName: worded('Tên loại'),
  articles: column('Số bài', z.int().min(0)),
});

export const unitRows = (catalog: Catalog): z.output<typeof unitRow>[] =>
  catalog.units.map((unit) => {
    const { title, kind, summary, sample } = unit.data;
    return {
      id: siteUri(catalog.site.origin, `units/${unit.id}`),
      url: absoluteUrl(catalog.site.origin, pathOf(unit)),
      unit: unit.id,
      ...{ title, kind, summary, sample, kindName: unitKindLabels[kind] },
      articles: articlesOfUnit(catalog, unit.id).length,
    };
  });

export const planRow = z.strictObject({
  id: idColumn,
  url: urlColumn,
  plan: column('Mã kế hoạch', z.string()),
  ...columnsOf(planSchema.shape, planForm, [
    'title',
    'year',
    'announcedAt',
    'updatedAt',
    'issuer',
    'summary',
    'sample',
  ]),
  themeOfficial: column('Chủ đề, nguyên văn', z.string()),
  themeShort: column('Chủ đề, rút gọn', z.string()),
  purposes: column('Mục đích', z.array(z.string())),
  requirements: column('Yêu cầu', z.array(z.string())),
  sourceTitle: column('Nguồn', z.string()),
  sourceDate: column('Ngày của nguồn', z.iso.date()),
});

export const planRows = ({ site, plans }: Catalog): z.output<typeof planRow>[] =>
  plans.map((plan) => {
    const { title, year, announcedAt, updatedAt, issuer, summary, sample, theme, source } = plan.data;
    return {
      id: siteUri(site.origin, `plans/${plan.id}`),
      url: absoluteUrl(site.origin, pathOf(plan)),
      plan: plan.id,
      ...{ title, year, announcedAt, updatedAt, issuer, summary, sample },
      themeOfficial: theme.official,
      themeShort: theme.short,
      purposes: plan.data.purposes.map(({ text }) => text),
      requirements: plan.data.requirements.map(({ text }) => text),
      sourceTitle: source.title,
      sourceDate: source.date,
    };
  });

export const taskRow = z.strictObject({
  url: urlColumn,
  plan: column('Mã kế hoạch', z.string()),
  number: column('Nhiệm vụ số', z.int().min(1)),
  title: column('Tên ngắn', z.string()),
  text: column('Nội dung', z.string()),
  stories: column('Số bài gương điển hình hưởng ứng', z.int().min(0)),
  sample: column('Nội dung minh họa', z.boolean()),
});

export const taskRows = ({ site, plans, stories }: Catalog): z.output<typeof taskRow>[] =>
  plans.flatMap((plan) =>
    plan.data.tasks.map(({ title, text }, index) => ({
      url: absoluteUrl(site.origin, `${pathOf(plan)}#${taskAnchor(index + 1)}`),
      plan: plan.id,
      number: index + 1,
      ...{ title, text },
      stories: stories.filter(({ data }) => data.plan === plan.id && data.task === index + 1).length,
      sample: plan.data.sample,
    })),
  );

export const deadlineRow = z.strictObject({
  url: urlColumn,
  plan: column('Mã kế hoạch', z.string()),
  title: column('Việc phải nộp', z.string()),
  dueBefore: column('Trước ngày (ngày này đã là quá hạn)', z.iso.date()),
  lastDay: column('Ngày cuối để nộp', z.iso.date()),
  appliesTo: column('Áp dụng cho', z.string()),
  submitTo: column('Gửi về', z.string()),
  sample: column('Nội dung minh họa', z.boolean()),
});

export const deadlineRows = ({ site, plans }: Catalog): z.output<typeof deadlineRow>[] =>
  plans.flatMap((plan) =>
    plan.data.deadlines.map(({ title, dueBefore, appliesTo, submitTo }) => ({
      url: absoluteUrl(site.origin, `${pathOf(plan)}#moc`),
      plan: plan.id,
      ...{ title, dueBefore, lastDay: addDays(dueBefore, -1), appliesTo, submitTo },
      sample: plan.data.sample,
    })),
  );

export const eventRow = z.strictObject({
  id: idColumn,
  url: urlColumn,
  ...columnsOf(eventSchema.shape, eventForm, [
    ...(['title', 'kind', 'year', 'date', 'dateSource', 'startsAt', 'endsAt'] as const),
    ...(['place', 'summary', 'plan', 'updatedAt', 'sample'] as const),
  ]),
  kindName: worded('Tên loại'),
});

export const eventRows = ({ site, events }: Catalog): z.output<typeof eventRow>[] =>
  events.map((event) => ({
    id: siteUri(site.origin, `events/${event.id}`),
    url: absoluteUrl(site.origin, `${paths.calendar}#${eventAnchor(event.id)}`),
    ...event.data,
    kindName: eventKindLabels[event.data.kind],
  }));

export const awardRow = z.strictObject({
  id: idColumn,
  url: urlColumn,
  ...columnsOf(awardSchema.shape, awardForm, [
    'title',
    'kind',
    'unit',
    'awardedBy',
    'year',
    'plan',
    'note',
    'sample',
  ]),
  kindName: worded('Tên danh hiệu hoặc hình thức'),
  recipientName: column('Nơi nhận', z.string()),
  recipientKind: column('Cá nhân hay tập thể', recipientKind),
  decisionNumber: column('Số quyết định', z.string()).optional(),
  decisionDate: column('Ngày quyết định', z.iso.date()).optional(),
  revokedAt: column('Lúc thu hồi', z.iso.datetime({ offset: true })).optional(),
  revokedReason: column('Lý do thu hồi', z.string()).optional(),
});

export const awardRows = ({ site, awards }: Catalog): z.output<typeof awardRow>[] =>
  awards.map((award) => {
    const { title, kind, unit, awardedBy, year, plan, note, sample, recipient, decision, revoked } =
      award.data;
    return {
      id: siteUri(site.origin, `awards/${award.id}`),
      url: absoluteUrl(site.origin, pathOf(award)),
      ...{ title, kind, unit, awardedBy, year, plan, note, sample, kindName: awardKindLabels[kind] },
      recipientName: recipient.name,
      recipientKind: recipient.kind,
      decisionNumber: decision?.number,
      decisionDate: decision?.date,
      revokedAt: revoked?.at,
      revokedReason: revoked?.reason,
    };
  });

export const correctionRow = z.strictObject({
  id: idColumn,
  url: urlColumn,
  article: column('Tên bền vững của bài', permanentName),
  kind: column('Đính chính hay rút bài', z.enum(['correction', 'withdrawal'])),
  at: column('Lúc sửa hoặc rút', z.iso.datetime({ offset: true })),
  version: column('Phiên bản từ lúc ấy', z.int().min(2)),
  wrong: column('Chỗ sai', z.string()).optional(),
  right: column('Sửa lại là', z.string()).optional(),
  reason: column('Lý do rút', z.string()).optional(),
});

/** Newest first. Of what was withdrawn no more is said than its page does. */
export function correctionRows(catalog: Catalog): z.output<typeof correctionRow>[] {
  const { origin } = catalog.site;
  const corrections = articlesOf(catalog).flatMap((article) => {
    const name = entryUri(origin, article);
    return correctionsOf(catalog, article).map(({ at, wrong, right }, index, all) => ({
      id: eventUri(name, 'correction', at),
      url: absoluteUrl(origin, pathOf(article)),
      article: name,
      kind: 'correction' as const,
      ...{ at, version: all.length - index + 1, wrong, right },
    }));
  });
  const withdrawals = catalog.withdrawn.map((withdrawn) => {
    const name = entryUri(origin, { ...withdrawn, data: withdrawn });
    return {
      id: eventUri(name, 'withdrawal', withdrawn.at),
      url: absoluteUrl(origin, pathOf(withdrawn)),
      article: name,
      kind: 'withdrawal' as const,
      ...{ at: withdrawn.at, version: versionOfWithdrawn(withdrawn), reason: withdrawn.reason },
    };
  });
  return [...corrections, ...withdrawals].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1),
  );
}
