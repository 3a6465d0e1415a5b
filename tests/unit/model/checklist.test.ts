import { describe, expect, test } from 'vitest';
import { checklistOf, type ChecklistLine } from '../../../src/model/checklist.ts';
import { render as body } from '../mdx/read-body.ts';

const photo = {
  src: '/media/2026/a.jpg',
  alt: 'Hai người bê hộp hồ sơ',
  caption: 'Tổ lưu trữ, tháng hai',
  credit: 'Trần Thị Đượm',
  rights: 'cc-by',
};
const story = {
  title: 'Ca trực đêm',
  kind: 'person',
  summary: 'Một người giữ máy cả đêm cho buổi họp sáng.',
  unit: 'don-vi-mau-a',
  plan: '2026',
  task: 2,
  subject: { name: 'Đỗ Văn Mẫu', consentGivenAt: '2026-02-01' },
  photo,
};

const none = body('Bài.');
const fields = (lines: readonly ChecklistLine[]) => lines.map(({ field }) => field);
const missing = (data: object, text = none, collection: 'stories' | 'initiatives' | 'news' = 'stories') =>
  checklistOf(collection, data as Record<string, unknown>, text).filter(({ done }) => !done);
const blocking = (...of: Parameters<typeof missing>) => fields(missing(...of).filter(({ blocks }) => blocks));
const advised = (...of: Parameters<typeof missing>) => fields(missing(...of).filter(({ blocks }) => !blocks));

describe('Before an article is published', () => {
  test('a whole one has nothing left to do, and each line says what was asked', () => {
    expect(missing(story)).toEqual([]);
    const lines = checklistOf('stories', story, none);
    expect(fields(lines.filter(({ blocks }) => blocks))).toEqual([
      'unit',
      'subject.consentGivenAt',
      'task',
      'photo.alt',
      'photo.credit',
      'photo.rights',
    ]);
    for (const { label, remedy } of lines) expect([label, remedy]).not.toContain('');
  });

  test.each(['alt', 'credit', 'rights'])(
    'no photo goes without its %s, and it is said which one',
    (field) => {
      const bare = { ...photo, [field]: undefined };
      expect(blocking({ ...story, photo: bare })).toEqual([`photo.${field}`]);
      expect(blocking({ ...story, photo: { ...photo, [field]: '  ' } })).toEqual([`photo.${field}`]);
      expect(missing({ ...story, photo: bare })[0]?.remedy).toContain('Còn thiếu: ảnh chính.');
    },
  );

  test('a place where a photo was found is not the one who took it', () => {
    for (const credit of [
      'Internet',
      'Sưu tầm',
      'Ảnh: internet',
      'nguồn: Facebook',
      'Su\u031bu tầm'.normalize('NFD'),
    ])
      expect(blocking({ ...story, photo: { ...photo, credit } }), credit).toEqual(['photo.credit']);
    expect(blocking({ ...story, photo: { ...photo, credit: 'Nguyễn Sưu' } })).toEqual([]);
  });

  test('the photos inside the text count too', () => {
    const text = body(
      'Bài.\n\n<Figure src="/media/2026/b.jpg" alt="Kho hồ sơ buổi sáng" caption="Kho hồ sơ" credit="Internet" rights="cc-by" />',
    );
    expect(missing(story, text).map(({ remedy }) => remedy)[0]).toContain('ảnh thứ 1 trong bài');
  });

  test('whom a story tells of has agreed to it, unless they are made up', () => {
    const unasked = { ...story, subject: { name: 'Đỗ Văn Mẫu' } };
    expect(blocking(unasked)).toEqual(['subject.consentGivenAt']);
    expect(blocking({ ...unasked, kind: 'good-deed' })).toEqual(['subject.consentGivenAt']);
    expect(blocking({ ...story, subject: undefined })).toEqual(['subject.consentGivenAt']);
    expect(blocking({ ...unasked, sample: true })).toEqual([]);
    expect([
      blocking({ ...unasked, kind: 'collective' }),
      advised({ ...unasked, kind: 'collective' }),
    ]).toEqual([[], []]);
    expect(advised({ ...unasked, kind: 'new-model' })).toEqual(['subject.consentGivenAt']);
  });

  test('stories and initiatives name their unit; news need not', () => {
    expect(blocking({ ...story, unit: '' })).toEqual(['unit']);
    expect(blocking({ ...story, unit: undefined }, none, 'initiatives')).toEqual(['unit']);
    expect(blocking({ title: 'Tin', photo }, none, 'news')).toEqual([]);
  });

  test('a story that answers a plan says which task, or that it is none of them', () => {
    expect(blocking({ ...story, task: undefined })).toEqual(['task']);
    expect(blocking({ ...story, task: undefined, outsideTasks: true })).toEqual([]);
    expect([
      blocking({ ...story, plan: '', task: undefined }),
      advised({ ...story, plan: '', task: undefined }),
    ]).toEqual([[], ['plan']]);
  });

  test('what would read better is advice, and holds nothing up', () => {
    const long = { ...story, summary: 'a'.repeat(201), photo: undefined };
    expect([blocking(long), advised(long)]).toEqual([[], ['photo', 'summary']]);
    const words = 'Mỗi sáng tổ đi một vòng. '.repeat(120);
    expect(advised(story, body(words))).toEqual(['body']);
    expect(advised(story, body(`${words}\n\n## Sáng\n\n${words}`))).toEqual([]);
    expect(advised({ ...story, photo: { ...photo, alt: photo.caption } })).toEqual(['photo.caption']);
  });

  test('a withdrawal waits for nothing, and a page that is no article has no list', () => {
    expect(missing({ ...story, unit: '', withdrawn: { reason: 'Sai người' } })).toEqual([]);
    expect(checklistOf('units', { title: 'Vụ' }, none)).toEqual([]);
  });

  test('a form that nothing was typed into yet is told all of it at once', () => {
    expect(blocking({ kind: 'person', photo: {} }, none)).toEqual([
      'unit',
      'subject.consentGivenAt',
      'photo.alt',
      'photo.credit',
      'photo.rights',
    ]);
    expect(() => checklistOf('stories', {}, undefined)).not.toThrow();
  });
});
