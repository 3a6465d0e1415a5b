import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeNews, isNewSince, type News, readVisit, visitOf } from '../../../src/press-room/visit.ts';

const article = (at: string): News => ({ kind: 'article', at });
const withdrawal = (at: string): News => ({ kind: 'withdrawal', at });

describe('What is new since a reader came last', () => {
  const page = [article('2020-02-06T09:20:00+07:00'), article('2020-02-03T14:00:00+07:00')];
  const before = visitOf(page, new Date('2020-02-07T01:00:00Z'));

  it('is what the page told of later than anything it told of then', () => {
    expect(page.filter((one) => isNewSince(before, one))).toEqual([]);
    expect(isNewSince(before, article('2020-02-06T02:20:01Z'))).toBe(true);
    expect(isNewSince(before, article('2020-02-06T09:20:00+07:00'))).toBe(false);
  });

  it('does not depend on a clock that is wrong', () => {
    const early = visitOf(page, new Date('1999-01-01T00:00:00Z'));
    expect(isNewSince(early, article('2020-02-03T14:00:00+07:00'))).toBe(false);
  });

  it('is said in one sentence, articles first', () => {
    const fresh = [article('2020-02-08T08:00:00+07:00'), article('2020-02-08T09:00:00+07:00')];
    const since = 'từ lần bạn ghé trước, 07/02/2020, 08:00.';
    expect(describeNews(fresh, before)).toBe(`Có 2 bài mới hoặc mới sửa ${since}`);
    expect(describeNews([...fresh, withdrawal('2020-02-08T10:00:00+07:00')], before)).toBe(
      `Có 2 bài mới hoặc mới sửa, 1 bài đã rút ${since}`,
    );
    expect(describeNews([withdrawal('2020-02-08T10:00:00+07:00')], before)).toBe(`Có 1 bài đã rút ${since}`);
    expect(describeNews([], before)).toBe(`Chưa có gì mới ${since}`);
  });
});

describe('What a browser kept', () => {
  it('is read back as it was written', () => {
    const visit = visitOf([article('2020-02-06T09:20:00+07:00')], new Date('2020-02-07T01:00:00Z'));
    expect(readVisit(JSON.stringify(visit))).toEqual(visit);
  });

  it.each([null, '', 'null', '[]', '{}', '{"at":"hôm qua","newest":"2020-02-06"}', '{"at":1}'])(
    'counts as no visit where it is %s',
    (kept) => {
      expect(readVisit(kept)).toBeUndefined();
    },
  );

  it('never breaks the page, whatever somebody put there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (kept) => {
        const visit = readVisit(kept);
        if (visit) expect(describeNews([], visit)).toContain('từ lần bạn ghé trước');
      }),
    );
  });
});
