import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  manifestOf,
  maskedIn,
  MOST_FRESH,
  type Page,
  planSegments,
  type Segment,
} from '../../../src/search/index/plan-segments.ts';

const pagesOf = (count: number, version = 1, from = 0): Page[] =>
  Array.from({ length: count }, (_, at) => ({ url: `/tin-tuc/${from + at}/`, key: `v${version}` }));

let built = 0;
const build = (pages: readonly Page[]): Segment => ({
  id: `s${(built += 1)}`,
  shards: 1,
  pages: new Map(pages.map(({ url, key }) => [url, key])),
});

function publish(had: readonly Segment[], wanted: readonly Page[], settle = false): Segment[] {
  const plan = planSegments(had, wanted, { settle });
  return [...plan.keep, ...plan.build.map(build)];
}

const keysOf = (wanted: readonly Page[]): Map<string, string> =>
  new Map(wanted.map(({ url, key }) => [url, key]));

describe('one publication in a large archive', () => {
  const archive = pagesOf(10_000);
  const base = publish([], archive, true);

  it('indexes one page when one was edited, and hides its old copy', () => {
    const wanted = archive.map((page, at) => (at === 4000 ? { ...page, key: 'v2' } : page));
    const plan = planSegments(base, wanted, { settle: false });
    expect(plan.keep).toEqual(base);
    expect(plan.build).toEqual([[{ url: '/tin-tuc/4000/', key: 'v2' }]]);
    expect(maskedIn(base[0]!, keysOf(wanted))).toEqual([4000]);
  });

  it('indexes nothing when nothing has changed', () => {
    expect(planSegments(base, archive, { settle: false })).toEqual({ keep: base, build: [] });
    expect(planSegments(base, archive, { settle: true })).toEqual({ keep: base, build: [] });
  });

  it('keeps no segment that holds a page which was withdrawn', () => {
    const wanted = archive.filter((_, at) => at !== 7);
    expect(publish(base, wanted).flatMap(({ pages }) => [...pages.keys()])).not.toContain('/tin-tuc/7/');
  });

  it('settles into one segment without masks when there is time', () => {
    const wanted = [
      ...pagesOf(3, 1, 20_000),
      ...archive.map((page, at) => (at < 5 ? { ...page, key: 'v2' } : page)),
    ];
    const busy = publish(base, wanted);
    expect(busy).toHaveLength(2);
    const settled = publish(busy, wanted, true);
    expect(settled).toHaveLength(1);
    expect(maskedIn(settled[0]!, keysOf(wanted))).toEqual([]);
  });

  it('settles by itself when more is new than can be indexed while an editor waits', () => {
    const wanted = [...pagesOf(MOST_FRESH + 1, 1, 20_000), ...archive];
    expect(publish(base, wanted)).toHaveLength(1);
  });

  it('cuts 100,000 pages into two segments, and adds a third for what is new', () => {
    const huge = pagesOf(100_000);
    const two = publish([], huge, true);
    expect(two.map(({ pages }) => pages.size)).toEqual([50_000, 50_000]);
    expect(publish(two, [...pagesOf(1, 1, 200_000), ...huge])).toHaveLength(3);
  });

  it('indexes of a very large archive only the half that a withdrawn page lay in', () => {
    const huge = pagesOf(100_000);
    const edited = huge.map((page, at) => (at === 70_000 ? { ...page, key: 'v2' } : page));
    const three = publish(publish([], huge, true), edited);
    const plan = planSegments(
      three,
      edited.filter((_, at) => at !== 7),
      { settle: false },
    );
    expect(plan.keep).toHaveLength(1);
    expect(plan.build.map((pages) => pages.length)).toEqual([50_000]);
  });
});

describe('whatever happens to an archive', () => {
  /** A day's work: pages that are new, edited, gone; and whether the day is over. */
  const step = fc.record({
    added: fc.integer({ min: 0, max: MOST_FRESH * 2 }),
    edited: fc.array(fc.nat(), { maxLength: 5 }),
    gone: fc.array(fc.nat(), { maxLength: 2 }),
    settle: fc.boolean(),
  });

  it('has every page once, the newest copy of it, in order, and nothing that is gone', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        let segments: Segment[] = [];
        let wanted: Page[] = [];
        let next = 0;
        for (const [at, { added, edited, gone, settle }] of steps.entries()) {
          const touched = new Set(edited.map((number) => number % (wanted.length || 1)));
          const removed = new Set(gone.map((number) => number % (wanted.length || 1)));
          wanted = [
            ...pagesOf(added, 1, next),
            ...wanted
              .map((page, index) => (touched.has(index) ? { ...page, key: `edit${at}` } : page))
              .filter((_, index) => !removed.has(index)),
          ];
          next += added;
          segments = publish(segments, wanted, settle);

          const keys = keysOf(wanted);
          const found = segments.flatMap((segment) => {
            const masked = new Set(maskedIn(segment, keys));
            return [...segment.pages.keys()].filter((_, page) => !masked.has(page));
          });
          expect(found.toSorted()).toEqual(wanted.map(({ url }) => url).toSorted());
          for (const { pages } of segments) for (const url of pages.keys()) expect(keys.has(url)).toBe(true);
          expect(segments.filter(({ pages }) => pages.size <= MOST_FRESH).length).toBeLessThanOrEqual(1);

          const { order, pages } = manifestOf(segments, wanted);
          expect(pages).toBe(wanted.length);
          expect(order.every(([segment]) => segment >= 0)).toBe(true);
          expect(order.reduce((sum, [, run]) => sum + run, 0)).toBe(wanted.length);
        }
      }),
    );
  });
});
