import { describe, expect, it } from 'vitest';
import { correctionsOf, lastCorrectedAt, settledAt, versionOf } from '../../../src/model/corrections.ts';
import { catalogOf, entry } from './catalog-of.ts';

const correction = { by: 'Ban biên tập', wrong: 'bảy mươi', right: 'bảy mươi hai' };

describe('The corrections of an article', () => {
  it('come the latest first, whatever their offsets and their order in the file', () => {
    const story = entry('stories', '2020/mot', {
      corrections: [
        { ...correction, at: '2020-02-06T09:20:00+07:00' },
        { ...correction, at: '2020-02-06T03:00:00Z' },
        { ...correction, at: '2020-02-05T23:59:00+07:00' },
      ],
    });
    const catalog = catalogOf(story);
    expect(correctionsOf(catalog, story).map(({ at }) => at)).toEqual([
      '2020-02-06T03:00:00Z',
      '2020-02-06T09:20:00+07:00',
      '2020-02-05T23:59:00+07:00',
    ]);
    expect(settledAt(catalog, story)).toBe('2020-02-06T03:00:00Z');
    expect(versionOf(catalog, story)).toBe(4);
  });

  it('are none at first: what was published is version 1 and settled when it was published', () => {
    const news = entry('news', '2020/tin');
    const catalog = catalogOf(news);
    expect(lastCorrectedAt(catalog, news)).toBeUndefined();
    expect(settledAt(catalog, news)).toBe('2020-02-03T14:00:00+07:00');
    expect(versionOf(catalog, news)).toBe(1);
  });
});
