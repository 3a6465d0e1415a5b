import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentPattern, readMatch, writeComponent } from '../../../admin/app/mdx/components.ts';
import { checkMdx } from '../../../admin/app/mdx/parse.ts';
import { openRich } from '../../../admin/app/mdx/rich-text.ts';
import { editorComponents } from '../../../admin/app/widgets/editor-components.ts';
import { type ComponentName, components } from '../../../src/mdx/components.ts';

const word = fc
  .string({
    unit: fc.constantFrom(
      'a',
      'ệ',
      '"',
      "'",
      '&',
      '&quot;',
      '<',
      '>',
      '{',
      '}',
      '\\',
      '/',
      '=',
      '`',
      '*',
      ' ',
    ),
    minLength: 5,
    maxLength: 30,
  })
  .map((text) => text.trim())
  .filter((text) => text.length >= 5);

describe('a block of rich text', () => {
  it('keeps whatever is written into its fields', () => {
    fc.assert(
      fc.property(word, word, (by, role) => {
        const written = writeComponent('Quote', { by, role, body: 'Lời **nói**.' });
        expect(checkMdx(written).findings, written).toEqual([]);
        const [block] = openRich(written).tree.children as unknown as { data: { shortcodeData: unknown } }[];
        expect(block?.data.shortcodeData).toEqual({ by, role, body: 'Lời **nói**.' });
        expect(readMatch(componentPattern('Quote').exec(`${written}\n\nHết`) as RegExpMatchArray)).toEqual({
          by,
          role,
          body: 'Lời **nói**.',
        });
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out what is not filled in and puts a line break on one line', () => {
    expect(writeComponent('Figure', { src: '/media/2026/a.jpg', alt: 'Hai\nngười', credit: ' ' })).toBe(
      '<Figure src="/media/2026/a.jpg" alt="Hai người" />',
    );
  });

  it('is offered for every component that an author may use, with its fields', () => {
    expect(editorComponents.map(({ id }) => id)).toEqual(Object.keys(components));
    for (const { id, fields, label } of editorComponents) {
      const { form, children } = components[id];
      expect(fields.map(({ name }) => name)).toEqual([
        ...Object.keys(form),
        ...(children === 'blocks' ? ['body'] : []),
      ]);
      expect(label).toBe(components[id].label);
    }
  });

  it('is recognised at the beginning of a block only', () => {
    for (const name of Object.keys(components) as ComponentName[]) {
      const pattern = componentPattern(name);
      expect([pattern.source[0], pattern.flags]).toEqual(['^', '']);
    }
  });
});
