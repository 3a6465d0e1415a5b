import { type AwardKind, awardKindLabels, commendationForm, emulationTitle } from '../../schema/award.ts';
import { type DayView, dayView } from '../card.ts';
import type { Catalog } from '../catalog.ts';
import { showDay } from '../dates.ts';
import type { Entry } from '../entry.ts';
import { storiesOfAward } from '../relations.ts';
import { awardAnchor, awardsPath, pathOf, sections } from '../urls.ts';
import { type Head, home } from './head.ts';

interface Link {
  readonly name: string;
  readonly href: string;
}

/** A title or a commendation in the list of its year. */
export interface AwardRow {
  /** The id of its row, to which stories link. */
  readonly id: string;
  readonly title: string;
  readonly recipient: string;
  readonly unit?: Link;
  readonly awardedBy: string;
  readonly decision?: { readonly number: string; readonly day: DayView };
  readonly note?: string;
  /** It stays in the list, so that who looks for it learns what became of it. */
  readonly revoked?: { readonly day: DayView; readonly decision?: string; readonly reason: string };
  /** Stories that name it. */
  readonly stories: readonly Link[];
  readonly sample: boolean;
}

export interface AwardsView {
  readonly head: Head;
  readonly title: string;
  readonly summary: string;
  /** The law's two vocabularies, and in each the titles or forms that somebody was given. */
  readonly groups: readonly {
    readonly id: string;
    readonly name: string;
    readonly kinds: readonly { readonly name: string; readonly rows: readonly AwardRow[] }[];
  }[];
}

const groups: readonly {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly AwardKind[];
}[] = [
  { id: 'danh-hieu', name: 'Danh hiệu thi đua', kinds: emulationTitle.options },
  { id: 'hinh-thuc', name: 'Hình thức khen thưởng', kinds: commendationForm.options },
];

const SUMMARY = 'Ai nhận danh hiệu, hình thức khen nào, do đâu tặng, theo quyết định nào.';

/** The years in which something was awarded, newest first. */
export const awardYears = (catalog: Catalog): number[] => [
  ...new Set(catalog.awards.map((award) => award.data.year)),
];

export function awardsView(catalog: Catalog, year: number): AwardsView {
  const awards = catalog.awards.filter((award) => award.data.year === year);
  const title = `Khen thưởng năm ${year}`;
  const revoked = awards.some((award) => award.data.revoked);
  const summary = revoked ? `${SUMMARY} Khen thưởng đã thu hồi vẫn ở đây và ghi rõ.` : SUMMARY;
  return {
    head: {
      title,
      description: summary,
      path: awardsPath(year),
      crumbs: [home, { name: 'Khen thưởng', href: sections.awards }, { name: `Năm ${year}` }],
    },
    title,
    summary,
    groups: groups
      .map(({ id, name, kinds }) => ({
        id,
        name,
        kinds: kinds
          .map((kind) => ({
            name: awardKindLabels[kind],
            rows: awards.filter((award) => award.data.kind === kind).map((award) => rowOf(catalog, award)),
          }))
          .filter(({ rows }) => rows.length > 0),
      }))
      .filter(({ kinds }) => kinds.length > 0),
  };
}

function rowOf(catalog: Catalog, award: Entry<'awards'>): AwardRow {
  const { title, recipient, unit, awardedBy, decision, note, revoked, sample } = award.data;
  const unitEntry = unit === undefined ? undefined : catalog.find('units', unit);
  return {
    id: awardAnchor(award.id),
    title,
    recipient: recipient.name,
    ...(unitEntry ? { unit: { name: unitEntry.data.title, href: pathOf(unitEntry) } } : {}),
    awardedBy,
    ...(decision
      ? { decision: { number: decision.number, day: { iso: decision.date, shown: showDay(decision.date) } } }
      : {}),
    ...(note ? { note } : {}),
    ...(revoked
      ? {
          revoked: {
            day: dayView(revoked.at),
            ...(revoked.decision ? { decision: revoked.decision } : {}),
            reason: revoked.reason,
          },
        }
      : {}),
    stories: storiesOfAward(catalog, award.id).map((story) => ({
      name: story.data.title,
      href: pathOf(story),
    })),
    sample,
  };
}

/** A year in the list of years. */
export interface AwardYearRow {
  readonly year: number;
  readonly href: string;
  /** `Cờ thi đua, Tập thể lao động xuất sắc` */
  readonly kinds: string;
  readonly count: number;
}

export interface AwardYearsView {
  readonly head: Head;
  readonly title: string;
  readonly summary: string;
  readonly years: readonly AwardYearRow[];
}

export function awardYearsView(catalog: Catalog): AwardYearsView {
  const title = 'Khen thưởng';
  return {
    head: { title, description: SUMMARY, path: sections.awards, crumbs: [home, { name: title }] },
    title,
    summary: SUMMARY,
    years: awardYears(catalog).map((year) => {
      const awards = catalog.awards.filter((award) => award.data.year === year);
      const kinds = [...new Set(awards.map((award) => awardKindLabels[award.data.kind]))];
      return { year, href: awardsPath(year), kinds: kinds.join(', '), count: awards.length };
    }),
  };
}
