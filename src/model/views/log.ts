import { type DiffPart, diffWords } from '../../vietnamese/diff-words.ts';
import type { Catalog } from '../catalog.ts';
import { type Correction, correctionsOf } from '../corrections.ts';
import { showMoment } from '../dates.ts';
import type { Article } from '../urls.ts';

/** A correction as readers see it: the words that differ are marked in both wordings. */
export interface CorrectionView extends Omit<Correction, 'at'> {
  readonly changes: readonly DiffPart[];
}

export interface LogEntry {
  readonly iso: string;
  /** `06/02/2020, 09:20` */
  readonly shown: string;
  /** What the article became: `Bản 2`. */
  readonly version: number;
  /** Absent for the line that says when the article was first published. */
  readonly correction?: CorrectionView;
}

/** What happened to an article: its corrections, the latest first, and its publication last. */
export function logOf(catalog: Catalog, article: Article): LogEntry[] {
  const corrections = correctionsOf(catalog, article);
  const { publishedAt } = article.data;
  return [
    ...corrections.map(({ at, ...correction }, index) => ({
      iso: at,
      shown: showMoment(at),
      version: corrections.length + 1 - index,
      correction: { ...correction, changes: diffWords(correction.wrong, correction.right) },
    })),
    { iso: publishedAt, shown: showMoment(publishedAt), version: 1 },
  ];
}
