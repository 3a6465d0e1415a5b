import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decapConfig } from '../../admin/app/config/decap-config.ts';
import type { Field } from '../../admin/app/config/field.ts';
import { checkMdx } from '../../admin/app/mdx/parse.ts';
import { checkBody } from '../../src/mdx/check.ts';
import { parseBody } from '../../src/mdx/parse.ts';
import { plainText } from '../../src/mdx/text.ts';
import { SLUG } from '../../src/schema/fields.ts';
import { type DecapInBrowser, openDecap } from './decap-in-browser.ts';

let decap: DecapInBrowser;
beforeAll(async () => {
  decap = await openDecap();
});
afterAll(() => decap.close());

describe('Decap’s own check of a config', () => {
  it.each([
    { kind: 'newsroom' },
    { kind: 'gitlab', repo: 'a/b', branch: 'main', appId: 'x' },
    { kind: 'github', repo: 'a/b', branch: 'main', signInHost: 'https://auth.example.vn' },
    { kind: 'forgejo', repo: 'a/b', branch: 'main', appId: 'x', host: 'https://git.example.vn' },
    { kind: 'git-gateway', branch: 'main' },
  ] as const)('takes ours with $kind behind it', async (backend) => {
    expect(await decap.ask('checkConfig', backend)).toBe('');
  });

  it('is followed by ours: every widget that a field asks for is there', async () => {
    const { collections } = decapConfig({
      backend: { kind: 'newsroom' },
      years: ['2026'],
      thisYear: '2026',
      siteUrl: '',
    });
    const widgetsOf = (fields: readonly Field[]): string[] =>
      fields.flatMap((field) => [field.widget, ...widgetsOf(field.fields ?? [])]);
    const asked = collections.flatMap(({ fields = [], files = [] }) => [
      ...widgetsOf(fields),
      ...files.flatMap((file) => widgetsOf(file.fields)),
    ]);
    expect(await decap.ask('widgets')).toEqual(expect.arrayContaining([...new Set(asked)]));
  });
});

describe('a slug', () => {
  it.each([
    ['Đỗ Văn Ước và “đêm đường dây nóng”', 'do-van-uoc-va-dem-duong-day-nong'],
    ['Người tốt, việc tốt: ông Ấ & bà Ỵ', 'nguoi-tot-viec-tot-ong-a-ba-y'],
    ['snake_case ~ 24/7 (TP.HCM)', 'snake-case-24-7-tp.hcm'],
  ])('of “%s” is %s, composed or decomposed', async (title, slug) => {
    expect(await decap.ask('slugOf', title.normalize('NFC'))).toBe(slug);
    expect(await decap.ask('slugOf', title.normalize('NFD'))).toBe(slug);
  });

  it('of any title is one that the site takes, or nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (title) => {
        const slug = await decap.ask('slugOf', title.replace(/\./g, '-'));
        expect(slug === '' || SLUG.test(slug)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

/** Text in which everything that Markdown and MDX give a meaning to is likely. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...[
        '{',
        '}',
        '<',
        '>',
        '</b>',
        '<Quote by="x">',
        '<!--',
        '-->',
        'import ',
        'export ',
        '1.',
        '2) ',
        '- ',
        '+ ',
        '* ',
        '#',
        '## ',
      ],
      ...[
        '>',
        '`',
        '```',
        '~',
        '~~',
        '*',
        '**',
        '_',
        '__',
        '[',
        ']',
        '(',
        ')',
        '![',
        '[^1]',
        '[^1]: ',
        '|',
        '---',
        '===',
        '\\',
        '&',
        '&lt;',
        '&#123;',
      ],
      ...[
        ' ',
        '  ',
        'à',
        'ệ',
        'Đ',
        'nghĩa',
        'a',
        'b',
        ':',
        '"',
        "'",
        '“',
        '”',
        '$',
        '@',
        'www.',
        'https://',
        '.vn',
        'a@b.vn',
        '!',
        '[ ] ',
      ],
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''))
  // Both parsers make a link of an address whatever is escaped in it, and one with a backslash is refused by name.
  .filter((text) => !/(?:www\.|https:\/\/)\S*\\/.test(text));

describe('what is typed into rich text', () => {
  /** The words that readers get, by the app's parser and by the site's, which must find nothing to refuse. */
  const readBack = (markdown: string): string[] => {
    const inBrowser = checkMdx(markdown);
    const onSite = parseBody(markdown, 1);
    expect(onSite.ok, markdown).toBe(true);
    const trees = [inBrowser.tree, onSite.ok ? onSite.tree : undefined].filter((tree) => tree !== undefined);
    expect([...inBrowser.findings, ...trees.flatMap((tree) => checkBody(tree, 1))], markdown).toEqual([]);
    return trees.map(plainText);
  };
  const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

  it('can be published and reads as it was typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 3 }), async (paragraphs) => {
        const expected = paragraphs.map(spaced).filter(Boolean).join('\n');
        expect(readBack(await decap.ask('type', paragraphs))).toEqual([expected, expected]);
      }),
      { numRuns: 600 },
    );
  });

  it('stays the same when it is opened and edited again and again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 3 }), async (paragraphs) => {
        const once = await decap.ask('type', paragraphs);
        const twice = await decap.ask('edit', once, 'Hết.');
        expect(twice).toBe(once === '' ? 'Hết.' : `${once}\n\nHết.`);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the bytes of every other block as they were', async () => {
    const source = [
      '## Mục _một_',
      'Một *đoạn* __đậm__ với [liên kết](https://a.vn  "tên") và  hai dấu cách.\nDòng hai.',
      '*  một\n*  hai\n\n   1) lồng\n   2) nhau',
      '> Trích\n> dẫn',
      '<Quote role="Văn thư" by="Chị &quot;An&quot;">\n\nLời **nói**, có | bảng:\n\n| a |\n| - |\n| b |\n\n</Quote>',
      '<Figure\n  src="/media/2026/a.jpg" alt="Người làm việc"\n  caption="Chú thích" credit="An" rights="cc-by"\n/>',
      '***',
      'Cuối bài \\* và &amp; hết.',
    ].join('\n\n');
    expect(await decap.ask('edit', source, 'Thêm.')).toBe(`${source}\n\nThêm.`);
  });
});
