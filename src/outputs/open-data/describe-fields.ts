import { z } from 'zod';
import type { DataSet } from './data-sets.ts';

/** A field of a data set, for the table that tells readers what they get. */
export interface FieldNote {
  readonly name: string;
  readonly label: string;
  /** `thời điểm`, `một trong: person, collective` */
  readonly type: string;
  readonly always: boolean;
}

interface JsonProperty {
  readonly title?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
}

/** The fields in words, read from the very JSON Schema that is published. */
export function describeFields({ schema }: DataSet): FieldNote[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'output' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    label: (property as JsonProperty).title ?? name,
    type: typeOf(property as JsonProperty),
    always: required.includes(name),
  }));
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'ngày',
  'date-time': 'thời điểm',
  uri: 'địa chỉ',
};
const TYPES: Readonly<Record<string, string>> = {
  integer: 'số nguyên',
  boolean: 'có hoặc không',
  array: 'danh sách chữ',
};

function typeOf({ type = '', format = '', enum: choices }: JsonProperty): string {
  if (choices) return `một trong: ${choices.join(', ')}`;
  return FORMATS[format] ?? TYPES[type] ?? 'chữ';
}
