import { initiativeStatusLabels } from '../schema/initiative.ts';
import { newsKindLabels } from '../schema/news.ts';
import type { Photo } from '../schema/photo.ts';
import { storyKindLabels } from '../schema/story.ts';
import type { Catalog, PhotoFile } from './catalog.ts';
import { correctionsOf } from './corrections.ts';
import { localDay, showDay, showMoment } from './dates.ts';
import type { Entry } from './entry.ts';
import { type Article, artworkPath, pathOf } from './urls.ts';

/** A photo together with the file behind it. */
export interface PhotoView {
  readonly photo: Photo;
  readonly file: PhotoFile;
}

/** What stands at the head of an entry: its photo, or artwork drawn from its name. */
export type Art =
  | ({ readonly kind: 'photo' } & PhotoView)
  | { readonly kind: 'artwork'; readonly src: string; readonly seed: string };

export interface DayView {
  /** For `<time datetime>`. */
  readonly iso: string;
  /** `04/02/2020` */
  readonly shown: string;
}

/** An entry as lists show it. */
export interface Card {
  readonly href: string;
  /** The small line above the title: `Cá nhân · Văn thư, lưu trữ`. */
  readonly kicker: string;
  /** What kind of article it is, alone: `Cá nhân`. */
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly unit?: string;
  readonly day: DayView;
  readonly sample: boolean;
  readonly corrected: boolean;
  readonly art: Art;
}

export function photoView(catalog: Catalog, photo: Photo): PhotoView {
  const file = catalog.photos.get(photo.src);
  if (!file) throw new Error(`Photo ${photo.src} is in an entry but not in the catalog`);
  return { photo, file };
}

export function artOf(catalog: Catalog, entry: Article): Art {
  const photo = entry.data.photo;
  return photo
    ? { kind: 'photo', ...photoView(catalog, photo) }
    : { kind: 'artwork', src: artworkPath(entry), seed: entry.id };
}

export const dayView = (moment: string): DayView => ({ iso: moment, shown: showDay(localDay(moment)) });

export interface MomentView {
  /** For `<time datetime>`. */
  readonly iso: string;
  /** `06/02/2020, 09:20` */
  readonly shown: string;
}

export const momentView = (moment: string): MomentView => ({ iso: moment, shown: showMoment(moment) });

/** What kind of article an entry is, in words. */
export function kindLabel(entry: Article): string {
  switch (entry.collection) {
    case 'stories':
      return storyKindLabels[entry.data.kind];
    case 'initiatives':
      return 'Sáng kiến';
    case 'news':
      return newsKindLabels[entry.data.kind];
  }
}

export function cardOf(catalog: Catalog, entry: Article): Card {
  const { title, summary, publishedAt, unit, topic, sample } = entry.data;
  const unitTitle = unit ? catalog.find('units', unit)?.data.title : undefined;
  const kicker = [kindLabel(entry), topic ? catalog.topicName(topic) : undefined].filter(Boolean).join(' · ');
  return {
    href: pathOf(entry),
    kicker,
    kind: kindLabel(entry),
    title,
    summary,
    ...(unitTitle ? { unit: unitTitle } : {}),
    day: dayView(publishedAt),
    sample,
    corrected: correctionsOf(catalog, entry).length > 0,
    art: artOf(catalog, entry),
  };
}

/** An initiative as lists show it: led by what was measured. */
export interface InitiativeRow {
  readonly href: string;
  readonly title: string;
  readonly summary: string;
  readonly figure: string;
  readonly figureLabel: string;
  readonly status: string;
  /** Whether it is in use, for the tag's colour beside its words. */
  readonly inUse: boolean;
  readonly sample: boolean;
}

export function initiativeRow(entry: Entry<'initiatives'>): InitiativeRow {
  const { data } = entry;
  return {
    href: pathOf(entry),
    title: data.title,
    summary: data.summary,
    figure: data.measure.figure,
    figureLabel: data.measure.label,
    status: initiativeStatusLabels[data.status],
    inUse: data.status !== 'under-review',
    sample: data.sample,
  };
}
