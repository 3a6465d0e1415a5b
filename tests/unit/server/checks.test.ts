import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftRef, keyOfRef, requireKey, requireOwnFile } from '../../../admin/server/checks/entry-key.ts';
import { requireSoundText } from '../../../admin/server/checks/entry-text.ts';
import { isTooDeep } from '../../../admin/server/checks/json-body.ts';
import { isContentFolder, parseContentPath, requireContentPath } from '../../../admin/server/checks/paths.ts';

const collections = [
  { name: 'stories', byYear: true },
  { name: 'plans', byYear: false },
];

describe('a path that an editor may write', () => {
  test.each([
    ['content/stories/2026/ca-truc-dem.mdx', 'entry'],
    ['content/plans/ke-hoach-2020.mdx', 'entry'],
    ['content/site.yml', 'site'],
    ['content/media/2026/ca-truc_dem.2.jpg', 'media'],
  ])('%s', (path, kind) => {
    expect(parseContentPath(path, collections)?.kind).toBe(kind);
  });

  test.each([
    '../content/site.yml',
    '/content/site.yml',
    'content/../.git/config',
    'content/stories/2026/../../site.yml',
    'content/stories/2026/.git/config',
    'content/.GIT/config',
    'content/.g\u{200c}it/config',
    'content/GIT~1/config',
    'content\\site.yml',
    'content/stories/2026/a.mdx\0.jpg',
    'content/stories/2026/a.mdx\n',
    'content/stories/2026/bài.mdx',
    'content/stories/2026/A.mdx',
    'content/stories/2026/.mdx',
    'content/stories/2026/a.md',
    'content/stories/a.mdx',
    'content/plans/2026/a.mdx',
    'content/secrets/a.mdx',
    'content/media/2026/a.svg',
    'content/media/2026/a.html',
    'content/media/2026/.htaccess',
    'content/media/a.jpg',
    'content/media/2026/x/a.jpg',
    'content//site.yml',
    'content/site.yml/',
    'content/stories/constructor/a.mdx',
    `content/stories/2026/${'a'.repeat(121)}.mdx`,
    'src/pages/index.astro',
    '',
  ])('not %j', (path) => {
    expect(parseContentPath(path, collections)).toBeNull();
  });

  test('is never anything but plain lower-case words below content/, whatever is sent', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'content',
        'stories',
        'plans',
        'media',
        '2026',
        '..',
        '.',
        '.git',
        '.Git',
        '',
        'a.mdx',
        'a.jpg',
        'site.yml',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const separator = fc.constantFrom('/', '/', '/', '\\', '//', '\0', '%2f');
    const path = fc
      .array(fc.tuple(part, separator), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.flat().slice(0, -1).join(''));
    fc.assert(
      fc.property(path, (sent) => {
        const parsed = parseContentPath(sent, collections);
        if (parsed === null) return;
        expect(parsed.path).toBe(sent);
        expect(sent).toMatch(/^content(?:\/[a-z0-9]+(?:[-_.][a-z0-9]+)*)+$/);
      }),
      { numRuns: 5000 },
    );
  });

  test('only folders of content are listed', () => {
    const listed = [
      'content/stories',
      'content/stories/2026',
      'content/media',
      'content/media/2026',
      'content/plans',
    ];
    expect(listed.filter((path) => !isContentFolder(path, collections))).toEqual([]);
    const hidden = [
      'content',
      '',
      '.',
      '..',
      'content/..',
      'content/plans/2026',
      'refs',
      'content/stories/2026/x',
      'content/x',
    ];
    expect(hidden.filter((path) => isContentFolder(path, collections))).toEqual([]);
  });
});

test('a photo of another kind is refused for its kind, and any other path for its place', () => {
  const refuse = (path: string) => () => requireContentPath(path, []);
  expect(refuse('content/media/2026/hinh.svg')).toThrow('Chỉ nhận ảnh JPEG, PNG, WebP hoặc AVIF');
  expect(refuse('content/media/2026/../hinh.svg')).toThrow('không thuộc thư mục nội dung nào');
  expect(refuse('content/media/2026/Hình.JPG')).toThrow('không thuộc thư mục nội dung nào');
});

describe('the name of a draft', () => {
  test('is one segment, because `a` and `a/b` can not both be refs', () => {
    for (const slug of [
      'a/b',
      'a b',
      '',
      '.',
      '..',
      'a.lock',
      '-a',
      'a-',
      '--upload-pack=x',
      '@{0}',
      'a~1',
      'đ',
      'a'.repeat(121),
    ]) {
      expect(() => requireKey('stories-2026', slug), slug).toThrow('không hợp lệ');
    }
    for (const collection of ['stories/2026', '../heads', '', 'Stories']) {
      expect(() => requireKey(collection, 'a'), collection).toThrow('Không có mục');
    }
  });

  test('leads to its ref and back', () => {
    const key = { collection: 'stories-2026', slug: 'ca-truc-dem' };
    expect(draftRef(key)).toBe('refs/heads/cms/stories-2026/ca-truc-dem');
    expect(keyOfRef(draftRef(key))).toEqual(key);
    expect(keyOfRef('refs/heads/main')).toBeNull();
    expect(keyOfRef('refs/heads/cms/a/b/c')).toBeNull();
  });

  test('lets a draft hold its own file only', () => {
    const key = { collection: 'stories-2026', slug: 'a' };
    expect(requireOwnFile(key, 'content/stories/2026/a.mdx', collections)).toBe('content/stories/2026/a.mdx');
    expect(requireOwnFile({ collection: 'settings', slug: 'site' }, 'content/site.yml', collections)).toBe(
      'content/site.yml',
    );
    for (const path of [
      'content/stories/2026/b.mdx',
      'content/stories/2025/a.mdx',
      'content/plans/a.mdx',
      'content/site.yml',
      'content/media/2026/a.jpg',
    ]) {
      expect(() => requireOwnFile(key, path, collections), path).toThrow('không phải của bài');
    }
  });
});

describe('a text that an editor sends', () => {
  const sound = () => [];

  test('is refused with every problem, in words that say what to do', () => {
    const problem = {
      file: 'stories/2026/a.mdx',
      line: 4,
      field: 'title (Tiêu đề)',
      found: 'để trống',
      remedy: 'Viết tiêu đề',
    };
    expect(() =>
      requireSoundText('content/stories/2026/a.mdx', '', () => [problem, { ...problem, line: 9 }]),
    ).toThrow(/:4 · title \(Tiêu đề\): để trống\. Viết tiêu đề\.\n.*:9 ·/);
  });

  test('is checked by its path from the content folder', () => {
    const seen: string[] = [];
    requireSoundText('content/site.yml', 'name: A', (path) => (seen.push(path), []));
    expect(seen).toEqual(['site.yml']);
  });

  test('is refused when it is huge, or holds what no text holds', () => {
    expect(() => requireSoundText('a', 'đ'.repeat(600_000), sound)).toThrow('1 MB');
    expect(() => requireSoundText('a', 'a\0b', sound)).toThrow('ký tự hỏng');
    expect(() => requireSoundText('a', 'a\ud800b', sound)).toThrow('ký tự hỏng');
  });
});

describe('the depth of a request', () => {
  test('is measured outside strings only', () => {
    expect(isTooDeep('['.repeat(100_000))).toBe(true);
    expect(isTooDeep(JSON.stringify({ a: '['.repeat(100), b: '\\"[[[[[[[[[[[[[[[[[[[[[[[' }))).toBe(false);
    expect(isTooDeep('[],'.repeat(100))).toBe(false);
  });

  test('is what JSON.parse would find', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 6 }), (value, limit) => {
        expect(isTooDeep(JSON.stringify(value), limit)).toBe(depthOf(value) > limit);
      }),
    );
  });
});
