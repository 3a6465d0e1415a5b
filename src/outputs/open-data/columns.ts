import { z } from 'zod';
import { type AnyForm, labelOf } from '../../schema/form.ts';

/** Gives a published field the name that readers of the data are told. */
export const column = <Schema extends z.ZodType>(label: string, schema: Schema): Schema =>
  schema.meta({ title: label });

/**
 * Fields of a collection as they are published: the schema that content is checked by, and the label that editors know.
 * What is not named here is not published.
 */
export function columnsOf<Shape extends Record<string, z.ZodType>, const Name extends keyof Shape & string>(
  shape: Shape,
  form: AnyForm,
  names: readonly Name[],
): Pick<Shape, Name> {
  return Object.fromEntries(
    names.map((name) => [name, column(labelOf(form, [name]) ?? name, shape[name] as z.ZodType)]),
  ) as Pick<Shape, Name>;
}

/** One value of a choice in the words that the site shows for it, beside its identifier. */
export const worded = (label: string) => column(label, z.string());

/** See `entryUri`. */
export const permanentName = z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/);
export const idColumn = column('Tên bền vững (URN)', permanentName);
export const urlColumn = column('Địa chỉ trang', z.url());
