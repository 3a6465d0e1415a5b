import { describe, expect, test } from 'vitest';
import { isGivenBack } from '../../../admin/app/desk/note-list.tsx';
import { readChecklist } from '../../../admin/app/desk/read-checklist.ts';
import type { Keyed } from '../../../admin/app/widgets/decap.ts';

/** An entry's values as Decap hands them over, as far as the desk asks. */
const held = (values: object): Keyed => ({ toJS: () => values, get: () => undefined }) as unknown as Keyed;
const missing = (collection: string, values: object) =>
  readChecklist({ collection, data: held(values) })
    .filter(({ blocks, done }) => blocks && !done)
    .map(({ field }) => field);

describe('beside the open entry', () => {
  test('what it lacks is told while the form is half filled in, blanks counting for nothing', () => {
    const values = {
      kind: 'person',
      unit: '',
      subject: { name: '', consentGivenAt: '' },
      photo: { src: '' },
    };
    expect(missing('stories-2026', values)).toEqual(['unit', 'subject.consentGivenAt']);
    expect(missing('stories-2026', { ...values, photo: { src: '/media/2026/a.jpg', alt: '' } })).toEqual([
      'unit',
      'subject.consentGivenAt',
      'photo.alt',
      'photo.credit',
      'photo.rights',
    ]);
  });

  test('a text that is not sound yet hides nothing of the rest', () => {
    expect(missing('stories-2026', { kind: 'collective', unit: '', body: '<Lạ' })).toEqual(['unit']);
  });

  test('the photos of the text are asked about as the main photo is', () => {
    const figure =
      '<Figure src="/media/2026/b.jpg" alt="Kho hồ sơ" caption="Kho hồ sơ cũ" credit="Internet" rights="cc-by" />';
    expect(missing('news-2026', { body: `Bài.\n\n${figure}` })).toEqual(['photo.credit']);
  });

  test('settings and pages have no list', () => {
    for (const key of ['site', 'pages', 'units'])
      expect(readChecklist({ collection: key, data: held({}) })).toEqual([]);
  });

  test('a draft counts as given back until it is handed in again', () => {
    const note = { by: 'Minh', at: '2026-02-01T00:00:00Z', text: 'Thiếu nguồn', to: 'draft' } as const;
    expect(isGivenBack({ stage: 'draft', own: true, notes: [note] })).toBe(true);
    expect(isGivenBack({ stage: 'pending_review', own: true, notes: [note] })).toBe(false);
    expect(isGivenBack({ stage: 'draft', own: true, notes: [{ ...note, to: 'pending_review' }, note] })).toBe(
      false,
    );
    expect(isGivenBack({ stage: 'draft', own: true, notes: [] })).toBe(false);
  });
});
