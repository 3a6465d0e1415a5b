import type { Nodes, Root } from 'mdast';
import { z } from 'zod';
import type { ReferenceTarget } from '../schema/fields.ts';
import { type AnyForm, labelOf } from '../schema/form.ts';
import type { AddressMeta } from '../schema/publication.ts';

/** A place in a file that names something outside it: another entry, a topic, a media file, a page's address. */
export interface Reference {
  readonly target: ReferenceTarget | 'media' | 'address' | 'former-address';
  readonly id: string;
  readonly line: number;
  readonly field: string;
}

/** A reference with the path of its field, as issues name it: `photo.src`. */
type FieldReference = Reference & { readonly path: string };

/** A schema as far as names are concerned. */
interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly reference?: ReferenceTarget;
  readonly media?: boolean;
  readonly address?: AddressMeta['address'];
}

const known = new WeakMap<z.ZodObject, JsonSchema>();

function jsonSchemaOf(schema: z.ZodObject): JsonSchema {
  const json =
    known.get(schema) ?? (z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonSchema);
  known.set(schema, json);
  return json;
}

function targetOf({ media, address, reference }: JsonSchema): Reference['target'] | undefined {
  if (media) return 'media';
  if (address) return address === 'former' ? 'former-address' : 'address';
  return reference;
}

/**
 * What the fields of an entry name, valid or not, wherever the schema says that a name is meant.
 *
 * @param lineOf the line of a field, by its path
 */
export function referencesOfFields(
  schema: z.ZodObject,
  form: AnyForm,
  data: unknown,
  lineOf: (path: readonly PropertyKey[]) => number,
): FieldReference[] {
  const references: FieldReference[] = [];
  const walk = (node: JsonSchema | undefined, value: unknown, path: readonly PropertyKey[]): void => {
    if (!node || value === undefined || value === null) return;
    const target = targetOf(node);
    if (target && typeof value === 'string') {
      const label = labelOf(form, path);
      const name = path.join('.');
      const field = label ? `${name} (${label})` : name;
      references.push({ target, id: value, line: lineOf(path), field, path: name });
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => walk(node.items, item, [...path, index]));
    } else if (typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) {
        // A field that the schema does not know may be called `constructor`.
        if (Object.hasOwn(node.properties ?? {}, key)) walk(node.properties?.[key], item, [...path, key]);
      }
    }
  };
  walk(jsonSchemaOf(schema), data, []);
  return references;
}

/** The media files that a sound body shows. */
export function referencesOfBody(tree: Root, firstLine: number): Reference[] {
  const references: Reference[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Figure') {
      const src = node.attributes.find(
        (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'src',
      )?.value;
      if (typeof src === 'string') {
        references.push({
          target: 'media',
          id: src,
          line: firstLine + (node.position?.start.line ?? 1) - 1,
          field: '<Figure> src (Tệp ảnh)',
        });
      }
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  return references;
}
