import { describe, expect, it } from 'vitest';
import { cardOf } from '../../../src/model/card.ts';
import type { Catalog } from '../../../src/model/catalog.ts';
import { correctionsOf, settledAt, versionOf, versionOfWithdrawn } from '../../../src/model/corrections.ts';
import type { Entry } from '../../../src/model/entry.ts';
import { articleView } from '../../../src/model/views/article.ts';
import { awardsView, awardYearsView } from '../../../src/model/views/awards.ts';
import { catalogOf, entry } from './catalog-of.ts';

const revoked = {
  at: '2020-11-12T09:00:00+07:00',
  by: 'Hội đồng mẫu',
  reason: 'Quyết định ghi nhầm năm.',
  decision: 'Quyết định 09/QĐ ngày 11/11/2020',
};
const title = { title: 'Tập thể lao động xuất sắc', year: 2019, award: '2020/giai' };
const naming = (fields: Readonly<Record<string, unknown>> = {}): Entry<'stories'> =>
  entry('stories', '2020/bai', { subject: { name: 'Tổ mẫu', titles: [title] }, ...fields });

describe('A revoked award', () => {
  const story = naming({
    corrections: [{ at: '2020-03-01T08:00:00+07:00', by: 'Ban biên tập', wrong: 'ba', right: 'bốn' }],
  });
  const award = entry('awards', '2020/giai', { revoked });
  const catalog = catalogOf(award, story, entry('stories', '2020/bai-khac'));

  it('corrects every story that names it: what, when, by which decision and why', () => {
    expect(correctionsOf(catalog, story)[0]).toEqual({
      at: revoked.at,
      by: 'Hội đồng mẫu',
      wrong: 'Tập thể lao động xuất sắc (2019)',
      right:
        'Tập thể lao động xuất sắc (2019), đã thu hồi theo Quyết định 09/QĐ ngày 11/11/2020. ' +
        'Lý do: Quyết định ghi nhầm năm.',
      award: '/khen-thuong/2020/#khen-2020-giai',
    });
    const { log, corrected, facts } = articleView(catalog, story);
    expect(log.map(({ version, correction }) => [version, correction?.award])).toEqual([
      [3, '/khen-thuong/2020/#khen-2020-giai'],
      [2, undefined],
      [1, undefined],
    ]);
    expect(corrected?.iso).toBe(revoked.at);
    expect(facts.rows).toContainEqual({
      label: 'Danh hiệu',
      value: 'Tập thể lao động xuất sắc (2019)',
      href: '/khen-thuong/2020/#khen-2020-giai',
      warning: 'Đã thu hồi',
    });
  });

  it('raises the version and the day of the stories that name it, and of no other', () => {
    expect(versionOf(catalog, story)).toBe(3);
    expect(settledAt(catalog, story)).toBe(revoked.at);
    expect(cardOf(catalog, naming()).corrected).toBe(true);
    const [other] = catalog.stories.filter(({ id }) => id === '2020/bai-khac');
    expect(other && versionOf(catalog, other)).toBe(1);
  });

  it('corrects nothing in a story that was published later, and is marked there all the same', () => {
    const later = naming({ publishedAt: '2020-12-01T08:00:00+07:00' });
    expect(correctionsOf(catalogOf(award, later), later)).toEqual([]);
    expect(articleView(catalogOf(award, later), later).facts.rows.at(-1)?.warning).toBe('Đã thu hồi');
  });

  it('counts in the version of a story that is withdrawn after it, and not before', () => {
    const versionAfter = (at: string): number[] =>
      catalogOf(
        award,
        naming({ withdrawn: { at, by: 'Ban biên tập', reason: 'Nhân vật rút lời.' } }),
      ).withdrawn.map(versionOfWithdrawn);
    expect(versionAfter('2020-12-01T08:00:00+07:00')).toEqual([3]);
    expect(versionAfter('2020-10-01T08:00:00+07:00')).toEqual([2]);
  });

  it('is one correction together with what was revoked at the same moment', () => {
    const both = naming({
      subject: { name: 'Tổ mẫu', titles: [title, { title: 'Cờ thi đua', year: 2018, award: '2020/co' }] },
    });
    const told = correctionsOf(catalogOf(award, entry('awards', '2020/co', { revoked }), both), both);
    expect(told.map(({ wrong }) => wrong)).toEqual(['Tập thể lao động xuất sắc (2019); Cờ thi đua (2018)']);
    expect(told[0]?.right).toMatch(
      /^Tập thể lao động xuất sắc \(2019\), đã thu hồi .* Cờ thi đua \(2018\), đã thu hồi /,
    );
  });

  it('stays in the list of its year with day, decision and reason, and with the stories that name it', () => {
    const [row] = awardsView(catalog, 2020).groups[0]?.kinds[0]?.rows ?? [];
    expect(row).toMatchObject({
      id: 'khen-2020-giai',
      revoked: {
        day: { shown: '12/11/2020' },
        decision: revoked.decision,
        reason: revoked.reason,
      },
      stories: [{ href: '/guong-dien-hinh/2020/bai/' }],
    });
  });
});

it('An award in force corrects nothing and is linked from the story', () => {
  const story = naming();
  const catalog = catalogOf(entry('awards', '2020/giai'), story);
  expect(correctionsOf(catalog, story)).toEqual([]);
  expect(articleView(catalog, story).facts.rows.at(-1)).toEqual({
    label: 'Danh hiệu',
    value: 'Tập thể lao động xuất sắc (2019)',
    href: '/khen-thuong/2020/#khen-2020-giai',
  });
});

describe('The pages of awards', () => {
  const award = (id: string, kind: string, name: string, year = 2020): Entry =>
    entry('awards', id, {
      ...{ kind, year },
      recipient: { name, kind: kind === 'advanced-worker' ? 'person' : 'collective' },
      sample: true,
    });
  const catalog: Catalog = catalogOf(
    award('2019/xua', 'order', 'Tổ xưa', 2019),
    award('2020/a', 'medal', 'Tổ A'),
    award('2020/b', 'emulation-flag', 'Tổ B'),
    award('2020/c', 'emulation-flag', 'Tổ Ả'),
    award('2020/d', 'advanced-worker', 'Chị D'),
  );

  it('list titles before forms, in the order of the law, and holders by name', () => {
    expect(
      awardsView(catalog, 2020).groups.map(({ name, kinds }) => [
        name,
        kinds.map((kind) => [kind.name, kind.rows.map(({ recipient }) => recipient)]),
      ]),
    ).toEqual([
      [
        'Danh hiệu thi đua',
        [
          ['Lao động tiên tiến', ['Chị D']],
          ['Cờ thi đua', ['Tổ Ả', 'Tổ B']],
        ],
      ],
      ['Hình thức khen thưởng', [['Huy chương', ['Tổ A']]]],
    ]);
  });

  it('are found by year, the newest first', () => {
    expect(awardYearsView(catalog).years.map(({ year, count, href }) => [year, count, href])).toEqual([
      [2020, 4, '/khen-thuong/2020/'],
      [2019, 1, '/khen-thuong/2019/'],
    ]);
  });
});
