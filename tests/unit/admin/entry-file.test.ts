import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readEntry, readYamlFile, writeEntry, writeYamlFile } from '../../../admin/app/format/entry-file.ts';
import { parseYaml, splitFile } from '../../../src/mdx/frontmatter.ts';

const file = `---
# Người duyệt: chị Hà
title: 'Người giữ nhịp'   # bản cuối
kind:   person
number: "0123"
summary: >-
  Một dòng dài
  nối sang dòng sau
subject: { name: Lê An Nhiên, role: Văn thư }
photo:
  src: /media/2026/a.jpg
  alt: Chị Nhiên   # nhìn từ cửa
  caption: Chị Nhiên ở bàn làm việc
titles:
  - title: Lao động tiên tiến
    year: 2019
  - title: Chiến sĩ thi đua
    year: 2020
sample: false
---

Đoạn một.


Đoạn hai, *nghiêng*.  \nHết.
`;
const order = ['title', 'kind', 'summary', 'byline', 'subject', 'photo', 'titles', 'sample'];
const save = (changes: object) => writeEntry({ ...readEntry(file), ...changes }, order);

/** The lines that differ, `-` before and `+` after. */
function diff(before: string, after: string): string[] {
  const a = before.split('\n');
  const b = after.split('\n');
  return [
    ...a.filter((line) => !b.includes(line)).map((line) => `-${line}`),
    ...b.filter((line) => !a.includes(line)).map((line) => `+${line}`),
  ];
}
const dataOf = (text: string): unknown => {
  const split = splitFile(text);
  return split.ok ? parseYaml(split.file.head, 2).data : split.finding;
};

describe('an entry that is opened and saved', () => {
  it('keeps every byte when nothing was changed', () => {
    expect(writeEntry(readEntry(file), order)).toBe(file);
  });

  it('changes one line when one word was changed, and keeps its quotes and comment', () => {
    expect(diff(file, save({ title: 'Người giữ lửa' }))).toEqual([
      "-title: 'Người giữ nhịp'   # bản cuối",
      "+title: 'Người giữ lửa'   # bản cuối",
    ]);
  });

  it('changes one line inside a group or a list', () => {
    const { photo, titles } = readEntry(file) as { photo: object; titles: object[] };
    expect(diff(file, save({ photo: { ...photo, alt: 'Chị Nhiên mở sổ' } }))).toEqual([
      '-  alt: Chị Nhiên   # nhìn từ cửa',
      '+  alt: Chị Nhiên mở sổ   # nhìn từ cửa',
    ]);
    expect(diff(file, save({ titles: [titles[0], { title: 'Chiến sĩ thi đua', year: 2021 }] }))).toEqual([
      '-    year: 2020',
      '+    year: 2021',
    ]);
  });

  it('puts a new field where the form has it', () => {
    expect(save({ byline: 'Mai Đan Thư' })).toContain('  nối sang dòng sau\nbyline: Mai Đan Thư\nsubject:');
  });

  it('takes the lines of a field away that was emptied', () => {
    expect(diff(file, save({ number: '' }))).toEqual(['-number: "0123"']);
    expect(diff(file, save({ photo: { src: '', alt: null, caption: undefined } }))).toHaveLength(4);
  });

  it('leaves the head alone when only the text was changed, and the text when only the head was', () => {
    const changed = save({ body: 'Bài mới.' });
    expect(changed).toBe(`${file.slice(0, file.indexOf('---\n\n') + 4)}\nBài mới.\n`);
    expect(save({ kind: 'collective' }).slice(-60)).toBe(file.slice(-60));
  });

  it('never lets what rides along into the file', () => {
    expect(save({ title: 'Người giữ lửa', __body: 'x' })).not.toMatch(/__/);
    expect(writeEntry({ title: 'Mới', __source: 7, __other: 1 }, order)).toBe('---\ntitle: Mới\n---\n');
  });

  it('does not take another spelling of the same letters for a change', () => {
    const decomposed = file.replace('Người giữ nhịp', 'Người giữ nhịp'.normalize('NFD'));
    expect(writeEntry({ ...readEntry(decomposed), title: 'Người giữ nhịp' }, order)).toBe(decomposed);
    expect(save({ title: 'Đêm đường dây nóng'.normalize('NFD') })).toContain("title: 'Đêm đường dây nóng'");
  });

  it('refuses, instead of showing an empty form, what it can’t read', () => {
    expect(() => readEntry('---js\nrequire("fs")\n---\n')).toThrow('ba gạch');
    expect(() => readEntry('---\na: &x 1\nb: *x\n---\n')).toThrow('YAML');
  });

  it('writes a new entry in the order of the form', () => {
    expect(writeEntry({ body: 'Lời.', sample: false, title: 'Mới', legal: [] }, order)).toBe(
      '---\ntitle: Mới\nsample: false\nlegal: []\n---\n\nLời.\n',
    );
  });

  it('keeps site.yml as it stands but for the changed line', () => {
    const site = '# Cài đặt\nname: Gương sáng # tên\ntopics:\n  - id: van-thu\n    name: Văn thư\n';
    expect(writeYamlFile(readYamlFile(site), [])).toBe(site);
    expect(writeYamlFile({ ...readYamlFile(site), name: 'Gương' }, [])).toBe(
      site.replace('Gương sáng', 'Gương'),
    );
  });
});

const words = fc.string({
  unit: fc.constantFrom(
    'a',
    'ệ',
    'Đ',
    ' ',
    ':',
    '#',
    '-',
    "'",
    '"',
    '{',
    '[',
    '*',
    '&',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    '0',
    '1',
    '\n',
    ',',
    '\\',
  ),
  maxLength: 24,
});
const scalar = fc.oneof(
  words,
  fc.integer(),
  fc.boolean(),
  fc.constantFrom('yes', 'null', '~', '0x1f', '1e3', '2020-02-18', '---', '- a', '? b'),
);
const name = fc.constantFrom('a', 'b', 'c', 'd');
const group = fc.dictionary(name, scalar, { minKeys: 1, maxKeys: 3 });
const value = fc.oneof(scalar, group, fc.array(scalar, { maxLength: 3 }), fc.array(group, { maxLength: 3 }));
const fields = fc.dictionary(fc.constantFrom('title', 'kind', 'one', 'two', 'three'), value, {
  minKeys: 1,
  maxKeys: 5,
});
const style = fc.record({
  lineWidth: fc.constantFrom(0, 20, 80),
  defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
  indentSeq: fc.boolean(),
  indent: fc.constantFrom(2, 4),
  collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
});
const body = fc.string({
  unit: fc.constantFrom('a', 'ơ', ' ', '\n', '*', '-', '#', '{', '<', '\r\n'),
  maxLength: 60,
});
const isRead = (text: string): boolean => {
  try {
    readEntry(text);
    return true;
  } catch {
    return false;
  }
};
const written = fc
  .tuple(fields, style, body, fc.boolean())
  .map(
    ([data, options, text, comment]) =>
      `---\n${comment ? '# ghi chú\n' : ''}${stringify(data, options)}---\n${text}`,
  )
  // Not every style of the writer is one that the strict reader takes.
  .filter(isRead);

const shown = ({ __source: _source, ...fields }: Readonly<Record<string, unknown>>) => fields;

/** As an editor's form holds it: blank text is no value. */
const blankFree = (data: unknown): unknown =>
  JSON.parse(
    JSON.stringify(data, (_key, inner: unknown) =>
      typeof inner === 'string' ? inner.normalize('NFC') : inner,
    ),
  );

describe('any entry', () => {
  it('keeps every byte when it is opened and saved', () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(writeEntry(readEntry(text), [])).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps all other fields and the text when one field is edited', () => {
    fc.assert(
      fc.property(
        written,
        fc.constantFrom('title', 'kind', 'added'),
        words.filter((word) => word !== ''),
        (text, key, word) => {
          const before = readEntry(text);
          const after = writeEntry({ ...before, [key]: word }, ['title', 'kind']);
          const kept = shown(before);
          expect(shown(readEntry(after))).toEqual(blankFree({ ...kept, [key]: word }));
          const own = dataOf(text) as Record<string, unknown>;
          // The lines of block style that belong to others stand as they stood.
          if (typeof own[key] !== 'object' && !/[{[]/.test(text)) {
            const others = text.split('\n').filter((line) => /^(?:one|two|three): \S+$/.test(line));
            expect(others.filter((line) => !after.split('\n').includes(line))).toEqual([]);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
