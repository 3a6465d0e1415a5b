import { SLUG } from '../../../src/schema/fields.ts';
import type { JsonSchema } from './json-schema.ts';

/** The pattern that a text field is held to while it is typed, with what to write instead. */
export function patternOf(schema: JsonSchema): readonly [source: string, message: string] | undefined {
  if (schema.format === 'email') return ['^[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}$', 'viết theo mẫu ten@co-quan.vn'];
  if (schema.format === 'uri') return ['^https://[^\\s/]+\\.\\S+$', 'chép cả địa chỉ, bắt đầu bằng https://'];
  if (schema.pattern === SLUG.source) {
    return [SLUG.source, 'viết bằng chữ thường không dấu và chữ số, nối bằng gạch ngang'];
  }
  // `site.origin`, whose protocol JSON Schema does not show.
  if (schema.pattern === '[^/]$') return ['^https?://\\S*[^/\\s]$', 'viết địa chỉ đủ, không có dấu / ở cuối'];
  return lengthPattern(schema.minLength ?? 0, schema.maxLength);
}

/** Spaces around the text don't count, as they don't in the schema, which trims them. */
function lengthPattern(
  min: number,
  max: number | undefined,
): readonly [source: string, message: string] | undefined {
  if (max === undefined) return undefined;
  const source =
    min >= 2
      ? `^\\s*\\S[\\s\\S]{${min - 2},${max - 2}}\\S\\s*$`
      : `^\\s*\\S(?:[\\s\\S]{0,${max - 2}}\\S)?\\s*$`;
  return [source, min >= 2 ? `viết từ ${min} đến ${max} ký tự` : `viết tối đa ${max} ký tự`];
}
