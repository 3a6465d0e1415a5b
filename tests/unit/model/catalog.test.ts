import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articlesOf, articlesOfUnit, relatedTo } from '../../../src/model/relations.ts';
import { pathOf, reservedSlugs } from '../../../src/model/urls.ts';
import { catalogOf, entry } from './catalog-of.ts';

const story = (slug: string, publishedAt: string, fields = {}) =>
  entry('stories', `2020/${slug}`, { publishedAt, ...fields });
const at = (day: number): string => `2020-03-${String(day).padStart(2, '0')}T08:00:00+07:00`;

describe('A catalog', () => {
  it('puts the newest first, whatever zone its time was written in', () => {
    const catalog = catalogOf(
      story('b', '2020-02-03T08:00:00+07:00'),
      story('a', '2020-02-03T02:00:00Z'),
      story('c', '2020-02-03T00:59:59Z'),
    );
    expect(catalog.stories.map(({ slug }) => slug)).toEqual(['a', 'b', 'c']);
  });

  it('orders names as Vietnamese does', () => {
    const titles = ['Đơn vị', 'Ban A', 'Âm thanh', 'Cục', 'Dân nguyện', 'An ninh', 'Ăn uống'];
    const catalog = catalogOf(...titles.map((title, index) => entry('units', `u-${index}`, { title })));
    expect(catalog.units.map(({ data }) => data.title)).toEqual([
      'An ninh',
      'Ăn uống',
      'Âm thanh',
      'Ban A',
      'Cục',
      'Dân nguyện',
      'Đơn vị',
    ]);
  });

  it('is the same in whatever order its files were read', () => {
    const entries = [
      ...['a', 'b', 'c'].map((slug) => story(slug, at(1))),
      ...['a', 'b'].map((slug) => entry('news', `2020/${slug}`, { publishedAt: at(1) })),
      ...['2020', 'phu-luc'].map((id) => entry('plans', id)),
      ...['a', 'b'].map((slug) => entry('events', `2020/${slug}`)),
      ...['a', 'b'].map((slug) => entry('units', slug)),
    ];
    const seen = catalogOf(...entries);
    const order = (catalog: typeof seen) =>
      JSON.stringify(
        [articlesOf(catalog), catalog.plans, catalog.events, catalog.units].map((list) => list.map(pathOf)),
      );
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        expect(order(catalogOf(...shuffled))).toBe(order(seen));
      }),
      { numRuns: 30 },
    );
  });

  it('finds an entry by collection and id, and nothing by the name of another', () => {
    const catalog = catalogOf(story('a', at(1)), entry('units', 'a'));
    expect(catalog.find('stories', '2020/a')?.collection).toBe('stories');
    expect(catalog.find('news', '2020/a')).toBeUndefined();
    expect(catalog.find('units', 'constructor')).toBeUndefined();
    expect(catalog.topicName('constructor')).toBeUndefined();
  });
});

describe('What to read next', () => {
  const days = [1, 2, 3, 4, 5, 6];
  const stories = days.map((day) => story(`ngay-${day}`, at(day)));
  const names = (day: number, ...others: ReturnType<typeof story>[]) => {
    const catalog = catalogOf(...stories, ...others);
    const article = catalog.stories.find(({ slug }) => slug === `ngay-${day}`);
    return article ? relatedTo(catalog, article).map(({ slug }) => slug) : [];
  };

  it('is what came before on the same topic, then what came after', () => {
    expect(names(6)).toEqual(['ngay-5', 'ngay-4', 'ngay-3']);
    expect(names(3)).toEqual(['ngay-2', 'ngay-1', 'ngay-4']);
    expect(names(1)).toEqual(['ngay-2', 'ngay-3', 'ngay-4']);
  });

  it('does not change for old pages when something new is published', () => {
    for (const day of days) expect(names(day, story('moi', at(20)))).toEqual(names(day));
  });

  it('is of the same topic, and never the article itself', () => {
    const other = story('khac', at(4), { topic: 'hau-can' });
    for (const day of days) {
      expect(names(day, other)).not.toContain('khac');
      expect(names(day)).not.toContain(`ngay-${day}`);
    }
    expect(relatedTo(catalogOf(other, ...stories), other)).toEqual([]);
  });

  it('goes across stories, initiatives and news, also of the same name', () => {
    const news = entry('news', '2020/ngay-1', { publishedAt: at(1) });
    expect(relatedTo(catalogOf(...stories.slice(0, 1), news), news).map(pathOf)).toEqual([
      '/guong-dien-hinh/2020/ngay-1/',
    ]);
  });

  it('is nothing for news without a topic', () => {
    const news = entry('news', '2020/tin', { topic: undefined });
    expect(relatedTo(catalogOf(news, ...stories), news)).toEqual([]);
  });
});

describe('What a unit has to show', () => {
  it('is all that names it, newest first', () => {
    const catalog = catalogOf(
      story('a', at(1)),
      entry('news', '2020/b', { publishedAt: at(3) }),
      entry('initiatives', '2020/c', { publishedAt: at(2) }),
      story('d', at(4), { unit: 'don-vi-khac' }),
    );
    expect(articlesOfUnit(catalog, 'don-vi-mau').map(({ slug }) => slug)).toEqual(['b', 'c', 'a']);
    expect(articlesOfUnit(catalog, 'constructor')).toEqual([]);
  });
});

describe('An address', () => {
  it.each([
    ['stories', '2020/ca-truc-dem', '/guong-dien-hinh/2020/ca-truc-dem/'],
    ['initiatives', '2020/a', '/sang-kien/2020/a/'],
    ['news', '2020/a', '/tin-tuc/2020/a/'],
    ['plans', '2020', '/ke-hoach/2020/'],
    ['units', 'vu-a', '/don-vi/vu-a/'],
    ['pages', 'gioi-thieu', '/gioi-thieu/'],
  ] as const)('of %s/%s is %s', (collection, id, path) => {
    expect(pathOf({ collection, id })).toBe(path);
  });

  it('of a list or of the admin is not to be had by a standing page', () => {
    for (const slug of ['tin-tuc', 'guong-dien-hinh', 'lich', 'kho-tu-lieu', 'admin', 'media']) {
      expect(reservedSlugs).toContain(slug);
    }
    expect(reservedSlugs).not.toContain('gioi-thieu');
  });
});
