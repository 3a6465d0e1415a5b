import type { DayView } from '../card.ts';
import type { Catalog } from '../catalog.ts';
import { showDay } from '../dates.ts';
import type { Article } from '../urls.ts';

/** A place where an article was used again. */
export interface RepublishedRow {
  readonly outlet: string;
  /** What it is called there, if otherwise. */
  readonly title?: string;
  readonly url: string;
  readonly day: DayView;
}

/** Where an article was used again, the latest first. */
export const republishedRows = (catalog: Catalog, { data }: Article): RepublishedRow[] =>
  data.republished
    .map(({ outlet, date, url, title }) => ({
      outlet: catalog.find('outlets', outlet)?.data.title ?? outlet,
      ...(title ? { title } : {}),
      url,
      day: { iso: date, shown: showDay(date) },
    }))
    .sort((a, b) => (a.day.iso > b.day.iso ? -1 : a.day.iso < b.day.iso ? 1 : 0));
