import { z } from 'zod';
import type { ReferenceTarget } from '../../../src/schema/fields.ts';

/** What of JSON Schema (2020-12) our zod schemas turn into, with the marks of `fields.ts`. */
export interface JsonSchema {
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly reference?: ReferenceTarget;
  readonly media?: boolean;
  readonly focus?: boolean;
}

/** A zod schema as data, as it is typed in: before defaults are filled in. */
export function toJsonSchema(schema: z.ZodObject): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}
