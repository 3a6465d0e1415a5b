import type { ReferenceTarget } from '../../../src/schema/fields.ts';
import type { AnyFieldForm, AnyForm } from '../../../src/schema/form.ts';
import type { Field } from './field.ts';
import type { JsonSchema } from './json-schema.ts';
import { patternOf } from './pattern.ts';

/** From this many characters on, a line is typed in a box that shows all of it. */
const LONG_LINE = 200;

type Target = Pick<
  Field,
  'collection' | 'file' | 'value_field' | 'display_fields' | 'search_fields' | 'options_length'
>;

const byTitle = (collection: string): Target => ({
  collection,
  value_field: '{{slug}}',
  display_fields: ['title'],
  search_fields: ['title'],
  options_length: 100,
});

/** Where the entries lie that a reference may name. Topics are not entries of their own but a list in `site.yml`. */
const targets: Readonly<Record<ReferenceTarget, Target>> = {
  plans: byTitle('plans'),
  units: byTitle('units'),
  documents: byTitle('documents'),
  outlets: byTitle('outlets'),
  // Hundreds a year have the same title, so each is told apart by who holds it.
  awards: {
    collection: 'awards',
    value_field: '{{fields.year}}/{{slug}}',
    display_fields: ['title', 'recipient.name'],
    search_fields: ['title', 'recipient.name'],
    options_length: 2000,
  },
  topics: {
    collection: 'site',
    file: 'site',
    value_field: 'topics.*.id',
    display_fields: ['topics.*.name'],
    search_fields: ['topics.*.name'],
    options_length: 100,
  },
};

/**
 * Decap's fields for an object schema and its form, in the form's order.
 *
 * @throws Error, when a schema holds a shape that has no widget: a new kind of field needs a decision here
 */
export function fieldsFrom(schema: JsonSchema, form: AnyForm): Field[] {
  return Object.entries(form).map(([name, facet]) => {
    const property = schema.properties?.[name];
    if (!property) throw new Error(`The form has a field “${name}” that its schema does not have`);
    return fieldFrom(name, facet, property, schema.required?.includes(name) ?? false);
  });
}

/** A default inside a list would put a first line into every new entry, and one inside a group the group itself. */
const withoutDefaults = (fields: readonly Field[]): Field[] =>
  fields.map(({ default: _default, ...field }) => field);

function fieldFrom(name: string, facet: AnyFieldForm, schema: JsonSchema, required: boolean): Field {
  const base = {
    name,
    label: facet.label,
    required,
    ...(facet.hint ? { hint: facet.hint } : {}),
    ...(facet.askedByRule ? { asked_by_rule: true as const } : {}),
  };
  const { options, fields = {} } = facet;
  if (options) {
    const start = typeof schema.default === 'string' ? { default: schema.default } : {};
    return {
      ...base,
      widget: 'select',
      options: Object.entries(options).map(([value, label]) => ({ value, label })),
      ...start,
    };
  }
  if (schema.reference) return { ...base, widget: 'reference', ...targets[schema.reference] };
  if (schema.media) return { ...base, ...photo };
  if (schema.focus) return { ...base, widget: 'focus' };
  switch (schema.type) {
    case 'boolean':
      return { ...base, widget: 'boolean', default: schema.default === true };
    case 'integer':
      return { ...base, widget: 'number', value_type: 'int', ...bounds(schema.minimum, schema.maximum) };
    case 'object':
      // An optional group may be left out whole, though some of its fields are required once it is there.
      return {
        ...base,
        widget: required ? 'object' : 'group',
        collapsed: !required,
        fields: required ? fieldsFrom(schema, fields) : withoutDefaults(fieldsFrom(schema, fields)),
      };
    case 'array': {
      const least = schema.minItems ?? 0;
      return {
        ...base,
        widget: 'list',
        // Decap counts an empty list as a field left out. Where the schema asks for the list but not for a line, it starts empty.
        required: required && least > 0,
        ...(required && least === 0 ? { default: [] as const } : {}),
        label_singular: facet.item ?? facet.label,
        summary: `{{fields.${facet.summary ?? Object.keys(fields)[0]}}}`,
        ...bounds(least, schema.maxItems),
        fields: withoutDefaults(fieldsFrom(schema.items ?? {}, fields)),
      };
    }
    case 'string':
      return { ...base, ...textField(facet, schema, required) };
    case 'number':
    case undefined:
      break;
  }
  throw new Error(`No widget for the field “${name}” of type ${String(schema.type)}`);
}

function textField(
  facet: AnyFieldForm,
  schema: JsonSchema,
  required: boolean,
): Pick<Field, 'widget'> & Partial<Field> {
  switch (facet.widget) {
    case 'date':
      return { widget: 'datetime', format: 'YYYY-MM-DD', date_format: 'YYYY-MM-DD', time_format: false };
    case 'datetime':
      // With seconds and the offset, as the schema wants a moment: `2026-02-18T08:00:00+07:00`.
      return {
        widget: 'datetime',
        format: 'YYYY-MM-DDTHH:mm:ssZ',
        ...(required ? { default: '{{now}}' } : {}),
      };
    case 'image':
      return photo;
    case 'text':
    case undefined:
      break;
  }
  const pattern = patternOf(schema);
  const long = facet.widget === 'text' || (schema.maxLength ?? 0) >= LONG_LINE;
  return { widget: long && schema.format !== 'uri' ? 'text' : 'string', ...(pattern ? { pattern } : {}) };
}

/** One photo out of the library: an address elsewhere would not be the site's own. */
const photo = { widget: 'image', choose_url: false, media_library: { allow_multiple: false } } as const;

const bounds = (min: number | undefined, max: number | undefined): Partial<Field> => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
