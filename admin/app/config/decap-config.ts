import { pathOf } from '../../../src/model/urls.ts';
import { type Collection, collections } from '../../../src/schema/collections.ts';
import { siteForm, siteSchema } from '../../../src/schema/site.ts';
import { components } from '../../../src/mdx/components.ts';
import { type BackendChoice, backendConfig } from './backend.ts';
import type { Field } from './field.ts';
import { fieldsFrom } from './fields.ts';
import { toJsonSchema } from './json-schema.ts';

export interface DecapSettings {
  readonly backend: BackendChoice;
  /** The years that have or take entries, `2026`. New entries and photos go to the latest. */
  readonly years: readonly string[];
  /** The present year in Viet Nam: a new entry of another year does not begin with the present moment. */
  readonly thisYear: string;
  /** Where the site is, without a closing slash. */
  readonly siteUrl: string;
}

/** A collection as Decap's config has it; only the keys that we use. */
export interface DecapCollection {
  readonly name: string;
  readonly label: string;
  readonly label_singular?: string;
  readonly folder?: string;
  readonly files?: readonly {
    readonly name: string;
    readonly label: string;
    readonly file: string;
    readonly preview_path: string;
    readonly fields: readonly Field[];
  }[];
  readonly extension?: 'mdx' | 'yml';
  readonly format: 'mdx-safe' | 'yaml-safe';
  readonly create?: boolean;
  readonly delete?: boolean;
  readonly identifier_field?: string;
  readonly slug?: string;
  readonly summary?: string;
  readonly preview_path?: string;
  readonly sortable_fields?: readonly {
    readonly field: string;
    readonly label: string;
    readonly default_sort?: 'asc' | 'desc';
  }[];
  readonly view_filters?: readonly {
    readonly label: string;
    readonly field: string;
    readonly pattern: string | boolean;
  }[];
  readonly fields?: readonly Field[];
  readonly editor?: { readonly preview: boolean };
}

export interface DecapConfig {
  readonly backend: ReturnType<typeof backendConfig>;
  readonly load_config_file: false;
  readonly publish_mode: 'editorial_workflow';
  readonly locale: 'vi';
  readonly site_url: string;
  readonly display_url: string;
  readonly show_preview_links: true;
  readonly media_folder: string;
  readonly public_folder: string;
  readonly slug: {
    readonly encoding: 'ascii';
    readonly clean_accents: true;
    readonly sanitize_replacement: '-';
  };
  readonly collections: readonly DecapCollection[];
}

/** Decap's name for a collection, or for a year of it: `units`, `stories-2026`. */
const collectionKey = (name: string, year?: string): string => (year ? `${name}-${year}` : name);

/** The collection that a Decap name stands for; `undefined` for `site` and for names that are not ours. */
export function collectionOfKey(key: string): Collection | undefined {
  const [, name, year] = /^([a-z]+)(?:-(\d{4}))?$/.exec(key) ?? [];
  return collections.find(
    (collection) => collection.name === name && collection.byYear === (year !== undefined),
  );
}

/**
 * Decap's whole config, from the schemas. Pure. This year's collections come first, then those without years, the
 * site's settings, and the years before, newest first.
 *
 * @throws Error when there is no year
 */
export function decapConfig({ backend, years, thisYear, siteUrl }: DecapSettings): DecapConfig {
  const all = [...new Set(years)].sort().reverse();
  const [current, ...before] = all;
  if (!current) throw new Error('The editors’ app needs at least one year');
  const byYear = collections.filter((collection) => collection.byYear);
  const entriesOf = (collection: Collection, year?: string): DecapCollection => {
    const described = describeEntries(collection, thisYear, year);
    return { ...described, fields: acrossYears(described.fields, all) };
  };
  return {
    backend: backendConfig(backend),
    load_config_file: false,
    publish_mode: 'editorial_workflow',
    locale: 'vi',
    site_url: siteUrl,
    display_url: siteUrl,
    show_preview_links: true,
    media_folder: `content/media/${current}`,
    public_folder: `/media/${current}`,
    slug: { encoding: 'ascii', clean_accents: true, sanitize_replacement: '-' },
    collections: [
      ...byYear.map((collection) => entriesOf(collection, current)),
      ...collections.filter((collection) => !collection.byYear).map((collection) => entriesOf(collection)),
      siteSettings,
      ...before.flatMap((year) => byYear.map((collection) => entriesOf(collection, year))),
    ],
  };
}

/**
 * What may be named lies in the collections of all years, whatever the year of the entry that names it. The field's own
 * collection is the latest: when one of its entries is saved, Decap forgets what it had found.
 */
const acrossYears = (fields: readonly Field[], years: readonly string[]): readonly Field[] =>
  fields.map((field) => {
    const target = collections.find(({ name, byYear }) => byYear && name === field.collection);
    const asked = target && years.map((year) => collectionKey(target.name, year));
    return {
      ...field,
      ...(field.fields ? { fields: acrossYears(field.fields, years) } : {}),
      ...(asked?.[0] ? { collection: asked[0], collections: asked } : {}),
    };
  });

function describeEntries(
  collection: Collection,
  thisYear: string,
  year?: string,
): DecapCollection & { readonly fields: readonly Field[] } {
  const asked = fieldsFrom(toJsonSchema(collection.schema), collection.form);
  const fields = year === undefined || year === thisYear ? asked : withinYear(asked, year);
  return {
    name: collectionKey(collection.name, year),
    label: year ? `${collection.label} ${year}` : collection.label,
    label_singular: collection.one,
    folder: `content/${collection.name}${year ? `/${year}` : ''}`,
    extension: 'mdx',
    format: 'mdx-safe',
    create: true,
    identifier_field: 'title',
    // A plan is known by its year: `/ke-hoach/2020/`.
    slug: collection.name === 'plans' ? '{{fields.year}}' : '{{slug}}',
    summary: collection.name === 'awards' ? '{{title}}: {{fields.recipient.name}}' : '{{title}}',
    preview_path: pathOf({ collection: collection.name, id: year ? `${year}/{{slug}}` : '{{slug}}' }).slice(
      1,
    ),
    sortable_fields: sortableBy(fields),
    view_filters: filtersOf(fields),
    fields: collection.body === 'none' ? fields : [...fields, bodyField(collection.body === 'required')],
  };
}

/** An article lies in the folder of the year that it was published in, so for another year the present moment is wrong. */
const withinYear = (fields: readonly Field[], year: string): readonly Field[] =>
  fields.map((field) =>
    field.name === 'publishedAt' ? { ...withoutDefault(field), hint: hintOf(year) } : field,
  );
const withoutDefault = ({ default: _default, ...field }: Field): Field => field;
const hintOf = (year: string): string => `Một ngày của năm ${year}: bài ở mục này mang năm ấy trong địa chỉ.`;

const siteSettings: DecapCollection = {
  name: 'site',
  label: 'Cài đặt trang',
  format: 'yaml-safe',
  delete: false,
  editor: { preview: false },
  files: [
    {
      name: 'site',
      label: 'Thông tin chung và lĩnh vực',
      file: 'content/site.yml',
      preview_path: '',
      fields: fieldsFrom(toJsonSchema(siteSchema), siteForm),
    },
  ],
};

function bodyField(required: boolean): Field {
  return {
    name: 'body',
    label: 'Nội dung',
    widget: 'mdx-body',
    required,
    // The title is the only heading of the first order, and emphasis is bold or italic.
    buttons: [
      'bold',
      'italic',
      'link',
      'heading-two',
      'heading-three',
      'heading-four',
      'quote',
      'bulleted-list',
      'numbered-list',
    ],
    editor_components: Object.keys(components),
    modes: ['rich_text', 'raw'],
  };
}

/** Dates by which a list is sorted, the first that a collection has: newest first. */
const DATES = ['publishedAt', 'date', 'announcedAt', 'issuedAt', 'updatedAt'];

function sortableBy(fields: readonly Field[]): NonNullable<DecapCollection['sortable_fields']> {
  const sortable = (field: Field, default_sort?: 'asc' | 'desc') => ({
    field: field.name,
    label: field.label,
    ...(default_sort ? { default_sort } : {}),
  });
  const date = DATES.map((name) => fields.find((field) => field.name === name)).find(
    (field) => field !== undefined,
  );
  const title = fields.filter((field) => field.name === 'title');
  return date
    ? [sortable(date, 'desc'), ...title.map((field) => sortable(field))]
    : title.map((field) => sortable(field, 'asc'));
}

function filtersOf(fields: readonly Field[]): NonNullable<DecapCollection['view_filters']> {
  const choices = fields.filter((field) => field.name === 'kind' || field.name === 'status');
  return [
    ...choices.flatMap((field) =>
      (field.options ?? []).map(({ value, label }) => ({ label, field: field.name, pattern: `^${value}$` })),
    ),
    ...fields
      .filter((field) => field.name === 'sample')
      .map((field) => ({ label: field.label, field: field.name, pattern: true })),
  ];
}
