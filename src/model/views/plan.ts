import type { PlanData } from '../../schema/plan.ts';
import { documentKindLabels } from '../../schema/document.ts';
import { outletKindLabels } from '../../schema/outlet.ts';
import type { Catalog } from '../catalog.ts';
import { type Card, cardOf } from '../card.ts';
import { coverageByTask } from '../coverage.ts';
import { showDay } from '../dates.ts';
import { type Milestone, milestonesOf } from '../deadlines.ts';
import type { Entry } from '../entry.ts';
import { articlesOf } from '../relations.ts';
import { pathOf, sections, themePath } from '../urls.ts';
import { readingMinutes } from '../../vietnamese/typography.ts';
import { countSyllables } from '../../vietnamese/text.ts';
import { type Head, home } from './head.ts';

/** A document that the plan rests on. */
export interface Basis {
  readonly title: string;
  readonly issuer: string;
  /** `Quyết định 1847/QĐ-TTg, 27/12/2018`, as far as known. */
  readonly details: string;
  readonly summary?: string;
  readonly url?: string;
}

/** A newsroom that the plan counts on. */
export interface OutletRow {
  readonly title: string;
  readonly kind: string;
  readonly role: string;
  /** What became of it since, when it is no more. */
  readonly closed?: string;
  readonly url?: string;
}

/** The parts of a plan's page in order, by the ids that they have there. */
export const planParts = {
  'chu-de': 'Chủ đề',
  'muc-dich': 'Mục đích',
  'yeu-cau': 'Yêu cầu',
  'nhiem-vu': 'Nhiệm vụ',
  'ai-lam-gi': 'Ai làm gì',
  moc: 'Mốc thời gian',
  'can-cu': 'Căn cứ',
} as const;

export interface PlanView {
  readonly head: Head;
  readonly year: number;
  readonly data: PlanData;
  readonly announced: { readonly iso: string; readonly shown: string };
  readonly minutes: number;
  readonly milestones: readonly Milestone[];
  readonly basis: readonly Basis[];
  readonly outlets: readonly OutletRow[];
  /** How many articles answer each task, in the order of the tasks: where coverage is thin. */
  readonly coverage: readonly number[];
  readonly themeHref: string;
}

export function planView(catalog: Catalog, plan: Entry<'plans'>, today: string): PlanView {
  const { data } = plan;
  return {
    head: {
      title: data.title,
      description: data.summary,
      path: pathOf(plan),
      crumbs: [home, { name: 'Kế hoạch', href: sections.plans }, { name: String(data.year) }],
    },
    year: data.year,
    data,
    announced: { iso: data.announcedAt, shown: showDay(data.announcedAt) },
    minutes: readingMinutes(countSyllables(wordsOf(data))),
    milestones: milestonesOf(catalog, data.year, today),
    basis: basisOf(catalog, plan),
    // A real plan counts on no newsroom that is made up.
    outlets: catalog.outlets.filter((outlet) => data.sample || !outlet.data.sample).map(outletRow),
    coverage: coverageByTask(catalog, plan),
    themeHref: themePath(plan.id),
  };
}

function outletRow({ data }: Entry<'outlets'>): OutletRow {
  const { title, kind, role, closedAt, successor, url } = data;
  const heir = successor ? `; ${successor} tiếp nhận nhiệm vụ` : '';
  return {
    title,
    kind: outletKindLabels[kind],
    role,
    ...(closedAt ? { closed: `Ngừng hoạt động từ ${showDay(closedAt)}${heir}` } : {}),
    ...(url ? { url } : {}),
  };
}

/** The documents that a plan rests on, in its order. */
export const basisOf = (catalog: Catalog, { data }: Entry<'plans'>): Basis[] =>
  data.legalBasis.flatMap(({ document }) => {
    const found = catalog.find('documents', document);
    return found ? [basisRow(found)] : [];
  });

function basisRow({ data }: Entry<'documents'>): Basis {
  const details = [
    `${documentKindLabels[data.kind]}${data.number ? ` ${data.number}` : ''}`,
    data.issuedAt ? showDay(data.issuedAt) : undefined,
  ];
  return {
    title: data.title,
    issuer: data.issuer,
    details: details.filter(Boolean).join(', '),
    ...(data.summary ? { summary: data.summary } : {}),
    ...(data.url ? { url: data.url } : {}),
  };
}

const wordsOf = (data: PlanData): string =>
  [
    data.theme.official,
    data.context,
    ...data.purposes.map((p) => p.text),
    ...data.requirements.map((r) => r.text),
    ...data.tasks.map((t) => `${t.title} ${t.text}`),
    ...data.responsibilities.map((r) => `${r.who} ${r.what}`),
  ].join(' ');

/** The page of a year's theme: its official wording whole, and what was written in its light. */
export interface ThemeView {
  readonly head: Head;
  readonly year: number;
  readonly official: string;
  readonly short: string;
  readonly planHref: string;
  readonly source: PlanData['source'] & { readonly shown: string };
  readonly latest: readonly Card[];
}

export function themeView(catalog: Catalog, plan: Entry<'plans'>): ThemeView {
  const { data } = plan;
  return {
    head: {
      title: `Chủ đề năm ${data.year}`,
      description: `${data.theme.official}`,
      path: themePath(plan.id),
      crumbs: [home, { name: `Kế hoạch năm ${data.year}`, href: pathOf(plan) }, { name: 'Chủ đề' }],
    },
    year: data.year,
    official: data.theme.official,
    short: data.theme.short,
    planHref: pathOf(plan),
    source: { ...data.source, shown: showDay(data.source.date) },
    latest: articlesOf(catalog)
      .filter((article) => article.data.plan === plan.id && article.collection === 'stories')
      .slice(0, 3)
      .map((article) => cardOf(catalog, article)),
  };
}
