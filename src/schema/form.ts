import type { z } from 'zod';

/**
 * The editor's side of a schema: what a field is called and how it is asked for. It stands beside the schema and is
 * typed by it, so a field, a choice or a list's sub-field without a label does not compile.
 */
type Unwrap<T> =
  T extends z.ZodOptional<infer U>
    ? Unwrap<U>
    : T extends z.ZodDefault<infer U>
      ? Unwrap<U>
      : T extends z.ZodPipe<infer U, z.core.$ZodType>
        ? Unwrap<U>
        : T;

interface Labelled {
  /** The field's Vietnamese name, in an editor's words. */
  readonly label: string;
  /** One sentence under the field: what good looks like. */
  readonly hint?: string;
  /** A rule of the schema asks for it in some entries, so the form must not say that it may be left out. */
  readonly askedByRule?: true;
}

/** How a plain string is typed; left out, one line of text. */
export type TextWidget = 'text' | 'date' | 'datetime' | 'image';

export type FieldForm<T> = Labelled &
  (Unwrap<T> extends z.ZodEnum<infer E>
    ? { readonly options: { readonly [K in E[keyof E] & string]: string } }
    : Unwrap<T> extends z.ZodArray<infer Item>
      ? {
          /** What one line is called. */
          readonly item: string;
          readonly fields: FormFor<Item>;
          /** The field that tells a closed line apart; left out, the first. */
          readonly summary?: Item extends z.ZodObject<infer Shape> ? keyof Shape & string : never;
        }
      : Unwrap<T> extends z.ZodObject
        ? { readonly fields: FormFor<Unwrap<T>> }
        : { readonly widget?: TextWidget });

/** One {@link FieldForm} for every key of the object schema. */
export type FormFor<T> =
  T extends z.ZodObject<infer Shape> ? { readonly [K in keyof Shape]: FieldForm<Shape[K]> } : never;

/** A field form as code that walks any schema sees it. */
export interface AnyFieldForm {
  readonly label: string;
  readonly hint?: string;
  readonly widget?: TextWidget;
  readonly options?: Readonly<Record<string, string>>;
  readonly item?: string;
  readonly summary?: string;
  readonly askedByRule?: true;
  readonly fields?: AnyForm;
}
export type AnyForm = Readonly<Record<string, AnyFieldForm>>;

/** The label of a field path such as `['tasks', 2, 'text']`, as far as the form knows it. */
export function labelOf(form: AnyForm, path: readonly PropertyKey[]): string | undefined {
  let fields: AnyForm | undefined = form;
  let label: string | undefined;
  for (const key of path) {
    if (typeof key === 'number') continue;
    const field: AnyFieldForm | undefined = fields?.[String(key)];
    if (!field) return label;
    label = field.label;
    fields = field.fields;
  }
  return label;
}
