import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../../src/model/catalog.ts';
import {
  articlesIn,
  coverageByMonth,
  coverageByTask,
  coverageByTopic,
  coverageByUnit,
  periodOf,
  usesOf,
} from '../../../src/model/coverage.ts';
import { coverageFiles } from '../../../src/model/urls.ts';
import { pressInformationView } from '../../../src/model/views/press-information.ts';
import { coverageSizes, coverageTable } from '../../../src/outputs/csv/coverage-tables.ts';
import { catalogOf, entry } from './catalog-of.ts';

const TODAY = '2020-12-08';
const use = (date: string, title?: string) => ({
  ...{ outlet: 'bao-mau', date, url: `https://bao-mau.example/${date}` },
  ...(title ? { title } : {}),
});
const at = (publishedAt: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  publishedAt,
  ...fields,
});

const catalog: Catalog = catalogOf(
  entry('plans', '2020'),
  entry('units', 'don-vi-mau', { title: 'Đơn vị mẫu' }),
  entry('units', 'to-trong', { title: 'Tổ trống' }),
  entry('outlets', 'bao-mau'),
  // 23:30 on the last of December in London is January in Viet Nam.
  entry('stories', '2020/giao-thua', at('2019-12-31T23:30:00Z', { plan: '2020', task: 2 })),
  entry(
    'stories',
    '2020/mot',
    at('2020-02-03T14:00:00+07:00', { republished: [use('2020-02-05'), use('2020-04-01', 'Tên khác')] }),
  ),
  entry('initiatives', '2020/hai', at('2020-02-10T08:00:00+07:00', { topic: 'hau-can' })),
  entry('news', '2020/ba', at('2020-03-01T08:00:00+07:00', { unit: undefined, topic: undefined })),
  entry('stories', '2019/cu', at('2019-11-01T08:00:00+07:00', { republished: [use('2019-11-02')] })),
);
const period = periodOf(catalog, TODAY);

describe('The twelve months that are counted', () => {
  it('end with the present one', () => {
    expect(period.current).toBe(true);
    expect([period.months.length, period.months[0], period.months.at(-1)]).toEqual([
      12,
      '2020-01',
      '2020-12',
    ]);
  });

  it('end with the newest article where the year before today has none', () => {
    expect(periodOf(catalog, '2026-11-22')).toMatchObject({ current: false });
    expect(periodOf(catalog, '2026-11-22').months.at(-1)).toBe('2020-03');
    expect(periodOf(catalog, '2021-02-28').current).toBe(true);
    expect(periodOf(catalog, '2021-03-01').current).toBe(false);
  });

  it('end with the present one before there is any article', () => {
    expect(periodOf(catalogOf(), TODAY)).toMatchObject({ current: true });
  });

  it('are months of Viet Nam, not of Greenwich', () => {
    expect(articlesIn(catalog, period).map(({ id }) => id)).toContain('2020/giao-thua');
    expect(articlesIn(catalog, period).map(({ id }) => id)).not.toContain('2019/cu');
  });
});

describe('Coverage', () => {
  const articles = articlesIn(catalog, period);

  it('names every unit, also one without an article', () => {
    expect(coverageByUnit(catalog, articles).map(({ name, count, href }) => [name, count, href])).toEqual([
      ['Đơn vị mẫu', 3, '/don-vi/don-vi-mau/'],
      ['Tổ trống', 0, '/don-vi/to-trong/'],
    ]);
  });

  it('names every topic, the one with most articles first', () => {
    expect(coverageByTopic(catalog, articles).map(({ name, count }) => [name, count])).toEqual([
      ['Kỹ thuật', 2],
      ['Hậu cần', 1],
    ]);
  });

  it('tells of each month what was published and how often it was used again', () => {
    const lines = coverageByMonth(catalog, period);
    expect(lines).toHaveLength(12);
    expect(lines.slice(0, 4)).toEqual([
      { month: '2020-01', stories: 1, initiatives: 0, news: 0, count: 1, uses: 0 },
      { month: '2020-02', stories: 1, initiatives: 1, news: 0, count: 2, uses: 1 },
      { month: '2020-03', stories: 0, initiatives: 0, news: 1, count: 1, uses: 0 },
      { month: '2020-04', stories: 0, initiatives: 0, news: 0, count: 0, uses: 1 },
    ]);
  });

  it('counts the stories that answer each task of a plan', () => {
    const [plan] = catalog.plans;
    expect(plan && coverageByTask(catalog, plan)).toEqual([0, 1]);
  });

  it('registers every use of an article, the latest first', () => {
    expect(usesOf(catalog).map(({ date, outlet, title }) => [date, outlet, title])).toEqual([
      ['2020-04-01', 'Báo mẫu', 'Tên khác'],
      ['2020-02-05', 'Báo mẫu', undefined],
      ['2019-11-02', 'Báo mẫu', undefined],
    ]);
  });
});

describe('The door of the Information Department', () => {
  const view = pressInformationView(catalog, TODAY);

  it('shows who has no article and which task none, with bars against the longest', () => {
    expect(view).toMatchObject({
      period: '01/2020 đến 12/2020',
      articles: 4,
      silent: { count: 1, names: ['Tổ trống'] },
      units: [
        { count: 3, share: 100 },
        { count: 0, share: 0 },
      ],
      topics: [{ share: 100 }, { share: 50 }],
      tasks: { open: 1, rows: [{ count: 0, href: '/ke-hoach/2020/#nhiem-vu-1' }, { count: 1 }] },
    });
  });

  it('shows the uses of these months; the file has those before as well', () => {
    expect(view.uses.count).toBe(2);
    expect(view.uses.rows.map(({ day, outlet }) => [day.shown, outlet])).toEqual([
      ['01/04/2020', 'Báo mẫu'],
      ['05/02/2020', 'Báo mẫu'],
    ]);
    expect(coverageTable(catalog, TODAY, 'dang-lai').rows).toHaveLength(3);
  });

  it('gives every figure as a table of even rows, and says how large its file is', () => {
    for (const file of coverageFiles) {
      const { head, rows } = coverageTable(catalog, TODAY, file);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
      expect(coverageSizes(catalog, TODAY)[file]).toBeGreaterThan(20);
    }
    expect(coverageTable(catalog, TODAY, 'thang').rows[1]).toEqual(['02/2020', 1, 1, 0, 2, 1]);
  });

  it('stands also before anything was published', () => {
    const empty = pressInformationView(catalogOf(), TODAY);
    expect(empty).toMatchObject({ articles: 0, silent: { count: 0 }, uses: { count: 0 } });
    expect(empty.tasks).toBeUndefined();
  });
});
