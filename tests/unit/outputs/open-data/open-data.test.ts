import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../../../src/model/catalog.ts';
import type { Entry } from '../../../../src/model/entry.ts';
import { dataFiles, takeData } from '../../../../src/outputs/open-data/data-files.ts';
import { dataSets } from '../../../../src/outputs/open-data/data-sets.ts';
import { describeFields } from '../../../../src/outputs/open-data/describe-fields.ts';
import { catalogOf, event, initiative, jpegOf, newsItem, photo, plan, story } from '../fixture.ts';

const correction = { at: '2020-04-01T09:00:00+07:00', by: 'Ban biên tập', wrong: 'ba', right: 'bốn' };
const withdrawn = { at: '2020-05-01T09:00:00+07:00', by: 'Ban biên tập', reason: 'Đơn vị xin rút bài này.' };

const award = {
  ...event('x'),
  collection: 'awards',
  id: '2020/bang-khen',
  data: {
    title: 'Bằng khen của Chủ nhiệm',
    kind: 'certificate-of-merit',
    recipient: { name: 'Lê An Nhiên', kind: 'person', consentGivenAt: '2020-01-02' },
    awardedBy: 'Chủ nhiệm Văn phòng Quốc hội',
    decision: { number: '12/QĐ-VPQH', date: '2020-02-01' },
    year: 2020,
    sample: false,
  },
} as unknown as Entry;

const deadline = {
  title: 'Gửi giao ước',
  dueBefore: '2020-03-01',
  appliesTo: 'Các Vụ',
  submitTo: 'Vụ Tổ chức',
};

const everything = catalogOf(
  story('mot', {
    kind: 'person',
    photo,
    corrections: [correction],
    subject: { name: 'Lê An Nhiên', role: 'Văn thư', titles: [], consentGivenAt: '2020-01-02' },
    plan: '2020',
    task: 1,
  }),
  story('da-rut', { title: 'Tên của bài đã rút', withdrawn }),
  { ...story('cu'), id: '2019/cu', year: '2019' },
  initiative('hai'),
  newsItem('ba', { source: { title: 'Cổng thông tin', url: 'https://cong.example/' } }),
  event('bon', { date: '2020-06-12', startsAt: '2020-06-12T08:00:00+07:00' }),
  award,
  {
    ...plan(),
    data: {
      ...plan().data,
      tasks: [{ title: 'Phổ biến', text: 'Phổ biến từ đầu năm' }],
      deadlines: [deadline],
    },
  },
);

const filesOf = (catalog: Catalog) => dataFiles(takeData(catalog, jpegOf), catalog);
const textsOf = (catalog: Catalog): string[] => filesOf(catalog).map((file) => file.render());
const textAt = (catalog: Catalog, path: string): string => {
  const file = filesOf(catalog).find((candidate) => candidate.path === path);
  if (!file) throw new Error(`No file of the open data lies at ${path}`);
  return file.render();
};
const rowsAt = (catalog: Catalog, path: string) =>
  (JSON.parse(textAt(catalog, path)) as { rows: Record<string, unknown>[] }).rows;

/** CSV as RFC 4180 says it, read by a reader of its own. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g);
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('The open data', () => {
  test.each(dataSets.map(({ slug }) => slug))('of %s is as its published schema says', (slug) => {
    const ajv = new Ajv2020();
    addFormats(ajv);
    const validate = ajv.compile(JSON.parse(textAt(everything, `/du-lieu/luoc-do/${slug}.json`)) as object);
    const files = filesOf(everything).filter(
      ({ path }) => path.startsWith(`/du-lieu/${slug}`) && path.endsWith('.json'),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const value = JSON.parse(file.render()) as { rows: unknown[] };
      expect(value.rows.length).toBeGreaterThan(0);
      validate(value);
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  test('has a file a year for articles, and one index of all files', () => {
    const paths = filesOf(everything).map(({ path }) => path);
    expect(paths).toContain('/du-lieu/guong-dien-hinh/2020.json');
    expect(paths).toContain('/du-lieu/guong-dien-hinh/2019.csv');
    expect(new Set(paths).size).toBe(paths.length);
    const index = JSON.parse(textAt(everything, '/du-lieu/danh-muc.json')) as {
      dataSets: { files: { json: string; csv: string; rows: number }[] }[];
    };
    const listed = index.dataSets.flatMap(({ files }) => files.flatMap(({ json, csv }) => [json, csv]));
    expect(listed.map((url) => new URL(url).pathname)).toEqual(
      paths.filter((path) => !path.includes('luoc-do') && !path.includes('danh-muc')),
    );
  });

  test('tells nobody what the office keeps for itself', () => {
    expect(textsOf(everything).join('\n')).not.toMatch(
      /consent|2020-01-02|embargo|formerAddresses|broadcast|digest/i,
    );
    const [open] = rowsAt(everything, '/du-lieu/guong-dien-hinh/2020.json');
    expect(open).toMatchObject({
      photoCredit: photo.credit,
      photoUrl: 'https://guong-sang.example/anh/4f0c-1200.jpg',
    });
    const closed = catalogOf(story('mot', { photo: { ...photo, rights: 'site-only' } }));
    expect(rowsAt(closed, '/du-lieu/guong-dien-hinh/2020.json')[0]).not.toHaveProperty('photoCredit');
  });

  test('of a withdrawn article says no more than its page does', () => {
    expect(textsOf(everything).join('\n')).not.toContain('Tên của bài đã rút');
    const rows = rowsAt(everything, '/du-lieu/dinh-chinh.json');
    expect(rows.map(({ kind, version }) => [kind, version])).toEqual([
      ['withdrawal', 2],
      ['correction', 2],
    ]);
    expect(rows[0]).toMatchObject({
      url: 'https://guong-sang.example/guong-dien-hinh/2020/da-rut/',
      reason: withdrawn.reason,
    });
  });

  test('says of a sample that it is one, and of a deadline the last day', () => {
    expect(rowsAt(everything, '/du-lieu/sang-kien/2020.json')[0]).toMatchObject({ sample: true });
    expect(rowsAt(everything, '/du-lieu/han-nop.json')[0]).toMatchObject({
      dueBefore: '2020-03-01',
      lastDay: '2020-02-29',
    });
  });

  test('as CSV is the same table, and opens in Vietnamese everywhere', () => {
    const title = 'Sáng kiến: "một", hai;\nba';
    const csv = textAt(catalogOf(initiative('hai', { title })), '/du-lieu/sang-kien/2020.csv');
    expect(csv.startsWith('\ufeff')).toBe(true);
    const [names = [], cells = [], ...others] = readCsv(csv);
    expect(others).toEqual([]);
    expect(Object.fromEntries(names.map((name, index) => [name, cells[index]]))).toMatchObject({
      title,
      authors: 'Lê An Nhiên; Tổ biên bản, Đơn vị mẫu A',
      sample: 'true',
      plan: '',
    });
  });

  test.each([
    ['=HYPERLINK("https://xau.example")', `'=HYPERLINK("https://xau.example")`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['+cmd|calc', `'+cmd|calc`],
    ['-5% so với năm trước', '-5% so với năm trước'],
  ])('runs nothing in a table program: %s', (title, cell) => {
    const csv = textAt(catalogOf(newsItem('mot', { title })), '/du-lieu/tin-tuc/2020.csv');
    const [names = [], cells = []] = readCsv(csv);
    expect(cells[names.indexOf('title')]).toBe(cell);
  });

  test('names every column in Vietnamese', () => {
    for (const set of dataSets)
      for (const { name, label, type } of describeFields(set)) {
        expect(label, `${set.slug}.${name}`).not.toBe(name);
        expect(type).not.toBe('');
      }
  });

  test('is the same to the byte in a second build without news', () => {
    expect(textsOf(everything)).toEqual(textsOf(everything));
  });
});
