import type { Catalog } from '../../model/catalog.ts';
import type { Entry } from '../../model/entry.ts';
import { pathOf, taskAnchor } from '../../model/urls.ts';
import { basisOf, planParts } from '../../model/views/plan.ts';
import type { SearchRecord } from '../store/record.ts';
import { kindOf } from './kind.ts';

/** A plan as its page has it: parts and tasks as headings, so that a result leads to the one that was meant. */
export function planRecord(catalog: Catalog, plan: Entry<'plans'>): SearchRecord {
  const { title, summary, announcedAt, sample } = plan.data;
  const { theme, context, purposes, requirements, tasks, responsibilities } = plan.data;
  const basis = basisOf(catalog, plan).map((one) =>
    [one.title, one.details, one.summary].filter(Boolean).join('. '),
  );
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
    part('can-cu', ...basis),
  ];
  return {
    url: pathOf(plan),
    title,
    ...kindOf('plans'),
    date: announcedAt,
    summary,
    text: parts.flatMap(({ text, lines }) => [text, ...lines]).join('\n'),
    sample,
    headings: parts.map(({ id, text }) => ({ id, text })),
  };
}
