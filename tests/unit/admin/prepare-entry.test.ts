import { describe, expect, it } from 'vitest';
import { prepareEntry } from '../../../admin/app/save/prepare-entry.ts';
import { collectionOf } from '../../../src/schema/collections.ts';

const stories = collectionOf('stories');
const story = {
  title: 'Đêm đường dây nóng',
  kind: 'collective',
  summary: 'Suốt ba kỳ họp, cả tổ trực đường dây.',
  publishedAt: '2026-02-18T08:00:00+07:00',
  byline: 'Mai Đan Thư',
  unit: 'don-vi-mau-a',
  topic: 'van-thu-luu-tru',
  sample: false,
  body: 'Bài viết.',
};
const prepare = (changes: object) => prepareEntry(stories, { ...story, ...changes });

describe('before an entry is saved', () => {
  it('its text is composed, so that slugs and searches come out right', () => {
    const title = 'Người giữ lửa'.normalize('NFD');
    expect(prepare({ title, body: title })).toMatchObject({
      title: title.normalize('NFC'),
      body: title.normalize('NFC'),
    });
  });

  it('a line that was pasted with breaks becomes one line', () => {
    expect(prepare({ summary: ' Suốt ba kỳ họp,\n  cả tổ trực đường dây.\n' })).toMatchObject({
      summary: 'Suốt ba kỳ họp, cả tổ trực đường dây.',
    });
  });

  it('its file rides along untouched', () => {
    const source = 'đ'.normalize('NFD');
    expect(prepare({ __source: source })['__source']).toBe(source);
  });

  it('groups that were opened and left empty are no reason to refuse it', () => {
    expect(() =>
      prepare({ photo: { src: '', alt: '' }, subject: { titles: [] }, corrections: [] }),
    ).not.toThrow();
  });

  it.each([
    [
      'a photo without its credit',
      { photo: { src: '/media/2026/a.jpg', alt: 'Mô tả', caption: 'Chú thích', rights: 'cc-by' } },
      'photo.credit (Tác giả ảnh): để trống',
    ],
    ['an expression in its text', { body: 'Một\n\n{hai}' }, 'Dòng 3: có biểu thức {…}'],
    ['an unknown tag', { body: '<script>x</script>' }, '<script>'],
    ['text that is not MDX', { body: 'a <' }, 'Dòng 1'],
  ])('%s is told in Vietnamese', (_name, changes, message) => {
    expect(() => prepare(changes)).toThrow(message);
  });

  it('a person need not have been asked yet, or a day would be made up; all else is asked for', () => {
    const subject = { name: 'Đỗ Văn Mẫu' };
    expect(prepare({ kind: 'person', subject })).toMatchObject({ subject });
    expect(() => prepare({ kind: 'person', subject, title: '' })).toThrow('title');
  });
});
