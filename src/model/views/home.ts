import { type Card, cardOf, type InitiativeRow, initiativeRow } from '../card.ts';
import type { Catalog } from '../catalog.ts';
import { type Milestone, milestonesOf, nextMilestones } from '../deadlines.ts';
import { pathOf, paths, themePath } from '../urls.ts';
import type { Head } from './head.ts';

export interface HomeView {
  readonly head: Head;
  /** The newest plan; absent before the first one is published. */
  readonly plan?: {
    readonly year: number;
    readonly href: string;
    readonly themeHref: string;
    readonly themeShort: string;
    readonly summary: string;
    readonly counts: readonly { readonly count: number; readonly label: string; readonly href: string }[];
    /** Dated ones, for the strip of the year. */
    readonly dated: readonly Milestone[];
    readonly undated: readonly Milestone[];
  };
  readonly next: { readonly upcoming: boolean; readonly milestones: readonly Milestone[] };
  readonly lead?: Card;
  readonly stories: readonly Card[];
  readonly news: readonly Card[];
  readonly initiatives: readonly InitiativeRow[];
}

/** @param today the calendar day in Viet Nam at the time of the build; countdowns are made from it */
export function homeView(catalog: Catalog, today: string): HomeView {
  const [lead, ...others] = catalog.stories.slice(0, 4).map((story) => cardOf(catalog, story));
  return {
    head: {
      title: catalog.site.name,
      description: catalog.site.summary,
      path: paths.home,
      crumbs: [],
      type: 'website',
    },
    ...planPart(catalog, today),
    next: nextMilestones(catalog, today),
    ...(lead ? { lead } : {}),
    stories: others,
    news: catalog.news.slice(0, 3).map((item) => cardOf(catalog, item)),
    initiatives: catalog.initiatives.slice(0, 3).map(initiativeRow),
  };
}

function planPart(catalog: Catalog, today: string): Pick<HomeView, 'plan'> {
  const plan = catalog.plans[0];
  if (!plan) return {};
  const { data } = plan;
  const href = pathOf(plan);
  const milestones = milestonesOf(catalog, data.year, today);
  return {
    plan: {
      year: data.year,
      href,
      themeHref: themePath(plan.id),
      themeShort: data.theme.short,
      summary: data.summary,
      counts: [
        { count: data.purposes.length, label: 'mục đích', href: `${href}#muc-dich` },
        { count: data.requirements.length, label: 'yêu cầu', href: `${href}#yeu-cau` },
        { count: data.tasks.length, label: 'nhiệm vụ', href: `${href}#nhiem-vu` },
        { count: data.deadlines.length, label: 'hạn phải nộp', href: `${href}#moc` },
      ],
      dated: milestones.filter((milestone) => milestone.day !== undefined),
      undated: milestones.filter((milestone) => milestone.day === undefined),
    },
  };
}
