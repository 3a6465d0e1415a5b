import { describe, expect, it } from 'vitest';
import { holdBack } from '../../../src/model/schedule.ts';
import { articleAt, pathOf, sections } from '../../../src/model/urls.ts';
import { articleAddress } from '../../../src/schema/fields.ts';
import { entry } from './catalog-of.ts';

const at = (moment: string): Date => new Date(moment);

describe('what is held back', () => {
  const story = entry('stories', '2026/a', { publishedAt: '2026-05-01T08:00:00+07:00' });

  it('is an article until the very moment of its date', () => {
    expect(holdBack([story], at('2026-05-01T07:59:59.999+07:00')).due).toEqual([]);
    expect(holdBack([story], at('2026-05-01T08:00:00+07:00')).due).toEqual([story]);
  });

  it('waits for the later of date and embargo, and then counts as published at that moment', () => {
    const embargoUntil = '2026-05-01T03:00:00Z';
    const news = entry('news', '2026/b', { publishedAt: '2026-05-01T08:00:00+07:00', embargoUntil });
    const before = holdBack([news], at('2026-05-01T09:59:59+07:00'));
    expect(before).toEqual({
      due: [],
      held: [{ collection: 'news', id: '2026/b', title: 'Một bài mẫu', dueAt: embargoUntil }],
    });
    const [due] = holdBack([news], at('2026-05-01T10:00:00+07:00')).due;
    expect(due?.data).toMatchObject({ publishedAt: embargoUntil });
  });

  it('an embargo that ends before the date changes nothing', () => {
    const early = entry('stories', '2026/a', { ...story.data, embargoUntil: '2026-04-01T08:00:00+07:00' });
    expect(holdBack([early], at('2026-04-30T08:00:00+07:00')).held).toHaveLength(1);
    expect(holdBack([early], at('2026-05-01T08:00:00+07:00')).due).toEqual([early]);
  });

  it('comes with the next one first; what is no article never waits', () => {
    const later = entry('initiatives', '2026/c', { publishedAt: '2026-06-01T08:00:00+07:00' });
    const plan = entry('plans', '2030', { announcedAt: '2030-01-01' });
    const { due, held } = holdBack([later, plan, story], at('2026-01-01T00:00:00Z'));
    expect(due).toEqual([plan]);
    expect(held.map(({ id }) => id)).toEqual(['2026/a', '2026/c']);
  });
});

it('an address that a form takes is the address of an article, and the other way round', () => {
  for (const collection of ['stories', 'initiatives', 'news'] as const) {
    const address = pathOf({ collection, id: '2026/mot-bai' });
    expect(articleAddress().safeParse(address).success).toBe(true);
    expect(articleAt(address)).toEqual({ collection, id: '2026/mot-bai' });
  }
  for (const address of [
    sections.plans,
    '/ke-hoach/2020/',
    '/tin-tuc/',
    '/tin-tuc/2026/',
    '/tin-tuc/trang-2/',
  ])
    expect(articleAt(address)).toBeUndefined();
});
