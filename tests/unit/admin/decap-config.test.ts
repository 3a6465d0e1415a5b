import { describe, expect, it } from 'vitest';
import { collectionOfKey, decapConfig } from '../../../admin/app/config/decap-config.ts';
import type { Field } from '../../../admin/app/config/field.ts';
import { collections } from '../../../src/schema/collections.ts';
import { siteSchema } from '../../../src/schema/site.ts';

const config = decapConfig({
  backend: { kind: 'newsroom' },
  years: ['2020', '2026'],
  thisYear: '2026',
  siteUrl: 'http://localhost:4321',
});
const named = (name: string) => config.collections.find((collection) => collection.name === name);
const fieldOf = (fields: readonly Field[] | undefined, name: string) =>
  fields?.find((field) => field.name === name);
const story = (name: string) => fieldOf(named('stories-2026')?.fields, name);

describe('the editors’ screens', () => {
  it('list this year first, then what has no year, then the years before', () => {
    expect(config.collections.map(({ name }) => name)).toEqual([
      ...['stories-2026', 'initiatives-2026', 'news-2026', 'awards-2026', 'events-2026'],
      ...['plans', 'units', 'documents', 'outlets', 'pages', 'site'],
      ...['stories-2020', 'initiatives-2020', 'news-2020', 'awards-2020', 'events-2020'],
    ]);
  });

  it.each(collections.map((collection) => [collection.name, collection] as const))(
    'ask for every field of %s, and for those that its schema requires',
    (name, collection) => {
      const fields = named(collection.byYear ? `${name}-2026` : name)?.fields ?? [];
      const expected = Object.keys(collection.schema.shape);
      expect(fields.map((field) => field.name)).toEqual(
        collection.body === 'none' ? expected : [...expected, 'body'],
      );
      for (const [key, schema] of Object.entries(collection.schema.shape)) {
        const required = !(schema as { isOptional(): boolean }).isOptional();
        const field = fieldOf(fields, key);
        // A list that may be empty is required by the schema and yet nothing to be filled in.
        if (field?.widget !== 'list') expect([key, field?.required]).toEqual([key, required]);
      }
    },
  );

  it('lie where the site reads its content', () => {
    expect(named('stories-2020')).toMatchObject({
      folder: 'content/stories/2020',
      extension: 'mdx',
      format: 'mdx-safe',
    });
    expect(named('units')).toMatchObject({ folder: 'content/units' });
    expect(named('site')?.files?.[0]).toMatchObject({ file: 'content/site.yml' });
    expect(fieldOf(named('site')?.files?.[0]?.fields, 'topics')?.fields?.map(({ name }) => name)).toEqual([
      'id',
      'name',
    ]);
    expect(named('site')?.files?.[0]?.fields.map(({ name }) => name)).toEqual(Object.keys(siteSchema.shape));
  });

  it('put new photos into the folder of the latest year', () => {
    expect(config).toMatchObject({ media_folder: 'content/media/2026', public_folder: '/media/2026' });
  });

  it('give moments with their offset and days without a clock, as the schemas want them', () => {
    expect(story('publishedAt')).toMatchObject({
      widget: 'datetime',
      format: 'YYYY-MM-DDTHH:mm:ssZ',
      default: '{{now}}',
    });
    const consent = fieldOf(story('subject')?.fields, 'consentGivenAt');
    expect(consent).toMatchObject({
      widget: 'datetime',
      format: 'YYYY-MM-DD',
      time_format: false,
      required: false,
    });
    expect(consent).not.toHaveProperty('default');
  });

  it('begin at no moment outside of the year that an entry is written for', () => {
    const before = fieldOf(named('stories-2020')?.fields, 'publishedAt');
    expect(before).not.toHaveProperty('default');
    expect(before?.hint).toContain('2020');
  });

  it('tell the lines of a list apart by the words that an editor knows them by', () => {
    expect(story('corrections')?.summary).toBe('{{fields.wrong}}');
    expect(story('formerAddresses')?.summary).toBe('{{fields.path}}');
    expect(fieldOf(named('site')?.files?.[0]?.fields, 'topics')?.summary).toBe('{{fields.name}}');
  });

  it('call nothing optional that a rule asks for', () => {
    expect(story('subject')).toMatchObject({ required: false, asked_by_rule: true });
    expect(fieldOf(story('subject')?.fields, 'consentGivenAt')).toMatchObject({ asked_by_rule: true });
    expect(story('plan')).not.toHaveProperty('asked_by_rule');
  });

  it('offer units, plans and topics by name and keep their ids', () => {
    expect(story('unit')).toMatchObject({
      widget: 'reference',
      collection: 'units',
      value_field: '{{slug}}',
    });
    expect(story('topic')).toMatchObject({
      widget: 'reference',
      collection: 'site',
      file: 'site',
      value_field: 'topics.*.id',
    });
    expect(story('plan')).toMatchObject({ widget: 'reference', collection: 'plans', required: false });
  });

  it('offer the awards of every year to a story of any, each with its holder, and keep the year in the id', () => {
    for (const year of ['2026', '2020']) {
      const subject = fieldOf(named(`stories-${year}`)?.fields, 'subject');
      expect(fieldOf(fieldOf(subject?.fields, 'titles')?.fields, 'award')).toMatchObject({
        widget: 'reference',
        collection: 'awards-2026',
        collections: ['awards-2026', 'awards-2020'],
        value_field: '{{fields.year}}/{{slug}}',
        display_fields: ['title', 'recipient.name'],
        required: false,
      });
    }
  });

  it('let a story go without a photo, but no photo without its credit', () => {
    expect(story('photo')).toMatchObject({ widget: 'group', required: false });
    expect(fieldOf(story('photo')?.fields, 'credit')).toMatchObject({ required: true });
    expect(fieldOf(story('photo')?.fields, 'src')).toMatchObject({ widget: 'image', required: true });
    expect(fieldOf(story('photo')?.fields, 'focus')).toMatchObject({ widget: 'focus', required: false });
  });

  it('start a new entry without lines or groups that nobody asked for', () => {
    const startOf = (field: Field): unknown =>
      field.default ??
      (field.fields?.some((inner) => startOf(inner) !== undefined) ? 'something' : undefined);
    for (const field of named('stories-2026')?.fields ?? []) {
      if (field.widget === 'list' || field.widget === 'group')
        expect([field.name, startOf(field)]).toEqual([field.name, undefined]);
    }
  });

  it('say how long a text may be, spaces around it aside', () => {
    const [source, message] = story('title')?.pattern ?? ['', ''];
    expect(message).toBe('viết từ 5 đến 120 ký tự');
    const pattern = new RegExp(source);
    expect(['Bốn', '     ', 'a'.repeat(121), '  Bốn  '].filter((text) => pattern.test(text))).toEqual([]);
    expect(['Năm chữ', 'a'.repeat(120), ` ${'a'.repeat(120)} `].every((text) => pattern.test(text))).toBe(
      true,
    );
  });

  it('name choices in Vietnamese', () => {
    expect(story('kind')?.options).toContainEqual({ value: 'good-deed', label: 'Người tốt, việc tốt' });
  });

  it('lead from an entry to its page on the site', () => {
    expect(named('stories-2026')?.preview_path).toBe('guong-dien-hinh/2026/{{slug}}/');
    expect(named('units')?.preview_path).toBe('don-vi/{{slug}}/');
    expect(named('pages')?.preview_path).toBe('{{slug}}/');
  });
});

describe('decapConfig', () => {
  it('needs a year', () => {
    expect(() =>
      decapConfig({ backend: { kind: 'newsroom' }, years: [], thisYear: '2026', siteUrl: '' }),
    ).toThrow('year');
  });

  it('takes another home for the entries by one setting', () => {
    const gitlab = { kind: 'gitlab', repo: 'vpqh/guong-sang', branch: 'main', appId: 'abc' } as const;
    expect(
      decapConfig({ backend: gitlab, years: ['2026'], thisYear: '2026', siteUrl: '' }).backend,
    ).toMatchObject({
      name: 'gitlab',
      repo: 'vpqh/guong-sang',
      auth_type: 'pkce',
      api_root: 'https://gitlab.com/api/v4',
    });
  });

  it('knows its own names again', () => {
    expect(collectionOfKey('stories-2026')?.name).toBe('stories');
    expect(collectionOfKey('units')?.name).toBe('units');
    for (const name of ['site', 'units-2026', 'stories', 'strangers-2026', ''])
      expect(collectionOfKey(name)).toBeUndefined();
  });
});
