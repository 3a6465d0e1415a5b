import { type MomentView, momentView } from '../card.ts';
import type { Catalog } from '../catalog.ts';
import { localDay } from '../dates.ts';
import { articlesOf } from '../relations.ts';
import { pathOf, paths } from '../urls.ts';
import { sectionNames } from './article.ts';
import { type Head, home } from './head.ts';
import { type CorrectionView, logOf } from './log.ts';

/** A line of the log that newsrooms watch: what was mended, or taken back. */
export type LogNote = {
  readonly at: MomentView;
  readonly href: string;
} & (
  | {
      readonly kind: 'correction';
      readonly title: string;
      readonly correction: CorrectionView;
      readonly sample: boolean;
    }
  | {
      readonly kind: 'withdrawal';
      readonly section: string;
      readonly reason: string;
      readonly by: string;
    }
);

/** Every correction and withdrawal, the latest first. Of a withdrawn article it says no more than its tombstone does. */
export function pressLog(catalog: Catalog): LogNote[] {
  const corrections = articlesOf(catalog).flatMap((article) =>
    logOf(catalog, article).flatMap(({ iso, shown, correction }): LogNote[] => {
      if (!correction) return [];
      const { title, sample } = article.data;
      return [{ kind: 'correction', at: { iso, shown }, href: pathOf(article), title, correction, sample }];
    }),
  );
  const withdrawals = catalog.withdrawn.map((withdrawn): LogNote => ({
    kind: 'withdrawal',
    at: momentView(withdrawn.at),
    href: pathOf(withdrawn),
    section: sectionNames[withdrawn.collection],
    reason: withdrawn.reason,
    by: withdrawn.by,
  }));
  return [...corrections, ...withdrawals].sort(
    (a, b) => Date.parse(b.at.iso) - Date.parse(a.at.iso) || (a.href < b.href ? -1 : 1),
  );
}

export interface PressLogView {
  readonly head: Head;
  readonly title: string;
  readonly summary: string;
  /** Absent while nothing was ever corrected or withdrawn. */
  readonly year?: string;
  readonly years: readonly { readonly year: string; readonly href: string; readonly count: number }[];
  readonly notes: readonly LogNote[];
}

/**
 * The whole log, a page a year, so that a new correction leaves the pages of the years before as they are. The first
 * page has an address without a year: what is linked there always leads to what is latest.
 */
export function pressLogViews(catalog: Catalog): PressLogView[] {
  const byYear = [...Map.groupBy(pressLog(catalog), ({ at }) => localDay(at.iso).slice(0, 4))];
  const years = byYear.map(([year, notes], index) => ({
    year,
    href: index === 0 ? paths.pressLog : `${paths.pressLog}${year}/`,
    count: notes.length,
  }));
  const title = 'Đính chính và rút bài';
  const summary =
    'Bài nào đã sửa, sửa chỗ nào, bài nào đã rút và vì sao. Ai đã đăng lại, mời đối chiếu với bản của mình.';
  const common = { title, summary, years };
  const feed = { name: title, base: paths.pressLog };
  const press = { name: 'Phòng báo chí', href: paths.press };
  if (byYear.length === 0)
    return [
      {
        ...common,
        head: {
          title,
          description: summary,
          path: paths.pressLog,
          crumbs: [home, press, { name: title }],
          feed,
        },
        notes: [],
      },
    ];
  return byYear.map(([year, notes], index) => {
    const named = `${title}, năm ${year}`;
    const head: Head = {
      title: named,
      description: summary,
      path: years[index]?.href ?? paths.pressLog,
      crumbs: [home, press, { name: named }],
      feed,
    };
    return { ...common, head, year, notes };
  });
}
