import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { collections } from '../../../src/schema/collections.ts';
import { describeIssue } from '../../../src/schema/describe-issue.ts';
import type { AnyForm } from '../../../src/schema/form.ts';
import { ContentError, formatProblem } from '../../../src/schema/problem.ts';
import { siteForm, siteSchema } from '../../../src/schema/site.ts';

const all: readonly { readonly name: string; readonly schema: z.ZodObject; readonly form: AnyForm }[] = [
  ...collections,
  { name: 'site', schema: siteSchema, form: siteForm },
];

const explain = (schema: z.ZodObject, form: AnyForm, data: unknown) =>
  (schema.safeParse(data).error?.issues ?? []).map((issue) => describeIssue(issue, data, form));

/** Zod's own words, and names of JavaScript that an editor should not meet. */
const ENGLISH = /invalid|expected|required|unrecognized|undefined|\bstring\b|\barray\b|\bobject\b|NaN/i;

describe.each(all)('What is wrong with $name', ({ schema, form }) => {
  const keys = Object.keys(schema.shape);
  const value = fc.oneof(
    fc.constantFrom(
      '',
      '   ',
      'a',
      'một chuỗi chữ đủ dài để qua được mọi giới hạn',
      'https:a.vn',
      '2020-02-30',
      '"',
    ),
    fc.constantFrom(null, true, -1, 0.5, 1e21, [], {}, [{}], [null], { a: 1 }, ['a'.repeat(2_000)]),
    fc.integer(),
  );
  const data = fc.oneof(
    value,
    fc
      .array(fc.tuple(fc.constantFrom(...keys, 'lạ', '__proto__', 'constructor'), value))
      .map((entries) => Object.fromEntries(entries)),
  );

  it('is told in Vietnamese, with a field, a finding and a remedy', () => {
    fc.assert(
      fc.property(data, (input) => {
        for (const { field, found, remedy } of explain(schema, form, input)) {
          expect(field).not.toBe('');
          expect(found).not.toBe('');
          // What the editor wrote is shown in quotation marks, whatever it is.
          expect(`${found.replace(/“.*”/su, '').replace(/có mục lạ: .*/su, '')} ${remedy}`).not.toMatch(
            ENGLISH,
          );
          expect(found.length).toBeLessThan(200);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is told of every field that may not be empty, under the name that its form gives it', () => {
    for (const { field, found } of explain(schema, form, {})) {
      expect(field).toMatch(/^\S+ \(.+\)$/u);
      expect(found).toBe('để trống');
    }
  });
});

describe('A problem', () => {
  const problem = {
    file: 'units/a.mdx',
    line: 2,
    field: 'title (Tên)',
    found: 'để trống',
    remedy: 'Điền mục này',
  };

  it('is one line that a terminal makes a link of', () => {
    expect(formatProblem(problem)).toBe('units/a.mdx:2 · title (Tên): để trống. Điền mục này.');
  });

  it('comes with all others when it stops the work', () => {
    const error = new ContentError([problem, { ...problem, line: 3 }]);
    expect(error.message).toContain('2 problem(s) in 1 content file(s); nothing was published');
    expect(error.message).toContain('units/a.mdx:3');
  });
});
