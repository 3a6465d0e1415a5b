import type { DayView } from '../card.ts';
import { showDay } from '../dates.ts';
import type { Entry } from '../entry.ts';
import { pathOf } from '../urls.ts';
import { type Head, home } from './head.ts';

export interface StandingPageView {
  readonly head: Head;
  readonly title: string;
  readonly summary: string;
  readonly updated: DayView;
  readonly digest: string;
}

export function standingPageView(page: Entry<'pages'>): StandingPageView {
  const { title, summary, updatedAt } = page.data;
  return {
    head: { title, description: summary, path: pathOf(page), crumbs: [home, { name: title }] },
    title,
    summary,
    updated: { iso: updatedAt, shown: showDay(updatedAt) },
    digest: page.digest,
  };
}
