import type { z } from 'zod';
import { awardForm, awardSchema } from './award.ts';
import { documentForm, documentSchema } from './document.ts';
import { eventForm, eventSchema } from './event.ts';
import type { AnyForm } from './form.ts';
import { initiativeForm, initiativeSchema } from './initiative.ts';
import { newsForm, newsSchema } from './news.ts';
import { outletForm, outletSchema } from './outlet.ts';
import { pageForm, pageSchema } from './page.ts';
import { planForm, planSchema } from './plan.ts';
import { storyForm, storySchema } from './story.ts';
import { unitForm, unitSchema } from './unit.ts';

/** The zod schema of each collection, by the name of its folder under `content/`. */
export const schemas = {
  plans: planSchema,
  stories: storySchema,
  initiatives: initiativeSchema,
  news: newsSchema,
  awards: awardSchema,
  units: unitSchema,
  events: eventSchema,
  documents: documentSchema,
  outlets: outletSchema,
  pages: pageSchema,
} as const;

export type CollectionName = keyof typeof schemas;
export type DataOf<Name extends CollectionName> = z.output<(typeof schemas)[Name]>;

export interface Collection {
  readonly name: CollectionName;
  /** What editors call the collection, and one entry of it. */
  readonly label: string;
  readonly one: string;
  /** `true`: entries lie in a folder a year (`stories/2026/…`), so that no list grows for ever. */
  readonly byYear: boolean;
  /** Whether an entry has a text below its fields. */
  readonly body: 'required' | 'optional' | 'none';
  readonly schema: z.ZodObject;
  readonly form: AnyForm;
}

type Described = Omit<Collection, 'name' | 'schema'>;

const described: Readonly<Record<CollectionName, Described>> = {
  plans: { label: 'Kế hoạch', one: 'kế hoạch', byYear: false, body: 'none', form: planForm },
  stories: {
    label: 'Gương điển hình',
    one: 'bài gương điển hình',
    byYear: true,
    body: 'required',
    form: storyForm,
  },
  initiatives: { label: 'Sáng kiến', one: 'sáng kiến', byYear: true, body: 'required', form: initiativeForm },
  news: { label: 'Tin tức', one: 'tin', byYear: true, body: 'required', form: newsForm },
  awards: { label: 'Khen thưởng', one: 'khen thưởng', byYear: true, body: 'none', form: awardForm },
  units: { label: 'Đơn vị', one: 'đơn vị', byYear: false, body: 'optional', form: unitForm },
  events: { label: 'Sự kiện', one: 'sự kiện', byYear: true, body: 'none', form: eventForm },
  documents: { label: 'Văn bản', one: 'văn bản', byYear: false, body: 'none', form: documentForm },
  outlets: {
    label: 'Cơ quan báo chí',
    one: 'cơ quan báo chí',
    byYear: false,
    body: 'none',
    form: outletForm,
  },
  pages: { label: 'Trang cố định', one: 'trang cố định', byYear: false, body: 'required', form: pageForm },
};

export const collections: readonly Collection[] = (Object.keys(schemas) as CollectionName[]).map((name) => ({
  name,
  schema: schemas[name],
  ...described[name],
}));

export function collectionOf(name: string): Collection | undefined {
  return collections.find((collection) => collection.name === name);
}
