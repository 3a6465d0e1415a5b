import { describe, expect, it } from 'vitest';
import { findHidden } from '../../../src/schema/characters.ts';
import { line, MEDIA_PATH, mediaPath, reference, SLUG, text } from '../../../src/schema/fields.ts';

describe('A line of text', () => {
  it('is composed and trimmed, so that two ways of typing it are one', () => {
    expect(line(2, 20).parse('  Đổi mới '.normalize('NFD'))).toBe('Đổi mới');
    expect(text(2, 20).parse('Đổi mới\nmãi'.normalize('NFD'))).toBe('Đổi mới\nmãi');
  });

  it('is counted as it is read, not as it is encoded', () => {
    expect(line(2, 7).safeParse('Đổi mới'.normalize('NFD')).success).toBe(true);
  });

  it.each(['a\nb', 'a\rb', 'a\u0000b', 'a\u202eb', 'a\u2066b', 'a\ud800b', 'a\u009bb'])(
    'is not %j',
    (value) => {
      expect(line(1, 20).safeParse(value).success).toBe(false);
    },
  );
});

describe('Characters that nobody sees', () => {
  it.each([
    ['a\u202eb', 1, 'U+202E'],
    ['\u0000', 0, 'U+0000'],
    ['ab\udc00', 2, 'U+DC00'],
    ['a\u{1fffe}', 1, 'U+1FFFE'],
    ['thi \u200bđua', 4, 'U+200B'],
    ['công\u00adtác', 4, 'U+00AD'],
  ])('are found in %j', (value, index, name) => {
    expect(findHidden(value)).toEqual({ index, name });
  });

  it.each(['Đổi mới', 'a\tb\r\nc', '👩‍👩‍👧 🇻🇳', 'العربية', 'a\u00a0b\u200e', '“” – …'])(
    'are not in %j',
    (value) => {
      expect(findHidden(value)).toBeUndefined();
    },
  );
});

describe('A name', () => {
  it.each(['a', 'ca-truc-dem', '2020', 'a-1-b'])('may be %s', (slug) => {
    expect(slug).toMatch(SLUG);
  });

  it.each(['', '-a', 'a-', 'a--b', 'A', 'đ', 'a/b', '..', 'a.b', 'a b', 'a\n', '__proto__'])(
    'may not be %j',
    (slug) => {
      expect(slug).not.toMatch(SLUG);
      if (slug !== 'a/b') expect(reference('units').safeParse(slug).success).toBe(false);
    },
  );

  it.each(['/media/2020/a.jpg', '/media/2020/hop-to_2.webp', '/media/2020/a.b.avif'])(
    'of a photo may be %s',
    (src) => {
      expect(mediaPath().safeParse(src).success).toBe(true);
    },
  );

  it.each([
    '/media/a.jpg',
    '/media/2020/a.svg',
    '/media/2020/a.html',
    '/media/2020/../a.jpg',
    '/media/2020/..jpg',
    '/media/2020/.a.jpg',
    '/media/2020/a.jpg?x',
    '/media/2020/A.jpg',
    '//a.vn/media/2020/a.jpg',
    'https://a.vn/media/2020/a.jpg',
    'media/2020/a.jpg',
    '/media/2020/a%2fb.jpg',
    '/media/2020/a.jpg\n',
  ])('of a photo may not be %j', (src) => {
    expect(src).not.toMatch(MEDIA_PATH);
  });
});
