import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText, bodies } from '../../fixtures/content/bodies.ts';
import { checkEntry, checkSite, locate } from '../../../src/load/check-entry.ts';
import { formatProblem } from '../../../src/schema/problem.ts';

const FILE = 'stories/2020/mot-bai.mdx';
const FIELDS = {
  title: 'Ca trực đêm',
  kind: 'collective',
  summary: 'Năm người của tổ thử từng chiếc micrô.',
  publishedAt: '2020-02-03T14:00:00+07:00',
  byline: 'Người viết mẫu',
  unit: 'don-vi-mau',
  topic: 'ky-thuat',
};

/** A story with some fields set otherwise (as YAML) or, with `undefined`, left out. */
function story(changes: Readonly<Record<string, string | undefined>> = {}, body = '\nChữ.\n'): string {
  const lines = Object.entries({ ...FIELDS, ...changes }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  return `---\n${lines.join('\n')}\n---\n${body}`;
}

const problemsOf = (source: string, file = FILE): string[] =>
  checkEntry(file, source).problems.map((problem) => formatProblem(problem));

describe('A story that is as it should be', () => {
  it('passes, with all that pages need to know of it', () => {
    const { problems, checked } = checkEntry(FILE, story());
    expect(problems).toEqual([]);
    expect(checked?.entry).toMatchObject({
      collection: 'stories',
      id: '2020/mot-bai',
      slug: 'mot-bai',
      year: '2020',
      syllables: 1,
      photos: [],
      data: { title: 'Ca trực đêm', sample: false, corrections: [] },
    });
  });

  it('is the same story with the line ends of Windows, a byte order mark or decomposed letters', () => {
    const { data, syllables } = checkEntry(FILE, story()).checked?.entry ?? {};
    for (const other of [story().replaceAll('\n', '\r\n'), `\ufeff${story()}`, story().normalize('NFD')]) {
      const { checked, problems } = checkEntry(FILE, other);
      expect(problems).toEqual([]);
      expect(checked?.entry.data).toEqual(data);
      expect(checked?.entry.syllables).toBe(syllables);
      expect(checked?.body.text).toBe('Chữ.');
    }
  });

  it('changes its digest with its text, its name and nothing else', () => {
    const digest = (file: string, source: string) => checkEntry(file, source).checked?.entry.digest;
    expect(digest(FILE, story())).toBe(digest(FILE, story()));
    expect(digest(FILE, story({}, '\nChữ khác.\n'))).not.toBe(digest(FILE, story()));
    expect(digest('stories/2021/mot-bai.mdx', story())).not.toBe(digest(FILE, story()));
  });
});

describe('A mistake is told with its line, its field, what was found and what to do', () => {
  const at = `${FILE}:`;
  it.each([
    ['an empty title', { title: '' }, `${at}2 · title (Tiêu đề): để trống. Điền mục này.`],
    ['a title of spaces', { title: '"      "' }, `${at}2 · title (Tiêu đề): để trống. Điền mục này.`],
    ['a title left out', { title: undefined }, `${at}2 · title (Tiêu đề): để trống. Điền mục này.`],
    [
      'a short title',
      { title: '" Ca  "' },
      `${at}2 · title (Tiêu đề): chỉ có 2 ký tự. Viết ít nhất 5 ký tự.`,
    ],
    [
      'a title of two lines',
      { title: '"Ca trực\\nđêm"' },
      `${at}2 · title (Tiêu đề): xuống dòng giữa chừng. Viết trên một dòng.`,
    ],
    ['a title that is a list', { title: '[a]' }, `${at}2 · title (Tiêu đề): có “["a"]”. Ở đây cần chữ.`],
    ['a title that is a number', { title: '2020' }, `${at}2 · title (Tiêu đề): có “2020”. Ở đây cần chữ.`],
    [
      'a direction override spelt out',
      { title: '"Ca trực \\u202e đêm"' },
      `${at}2 · title (Tiêu đề): có ký tự không nhìn thấy. Xóa ký tự ấy, gõ lại chỗ đó.`,
    ],
    [
      'a kind that is not there',
      { kind: 'hero' },
      `${at}3 · kind (Loại gương): có “hero”. Chọn một trong: person, collective, good-deed, new-model, emerging-factor, good-practice.`,
    ],
    ['no kind', { kind: undefined }, /· kind \(Loại gương\): để trống\. Chọn một trong: person/],
    [
      'a moment without a zone',
      { publishedAt: '2020-02-03T14:00:00' },
      /^stories\/2020\/mot-bai\.mdx:5 · publishedAt \(Ngày giờ đăng\): .*múi giờ\. Viết theo mẫu/,
    ],
    [
      'a day that no calendar has',
      { publishedAt: '2020-02-30T14:00:00+07:00' },
      /:5 · publishedAt .*không phải một thời điểm/,
    ],
    ['a unit that is no name', { unit: 'Đơn vị mẫu' }, /:7 · unit \(Đơn vị\): có “Đơn vị mẫu”\. Viết mã/],
    ['a unit that climbs out', { unit: '../../etc/passwd' }, /:7 · unit \(Đơn vị\): /],
    [
      'a number out of range',
      { task: '31' },
      `${at}9 · task (Nhiệm vụ số): có “31”. Số lớn nhất được nhận là 30.`,
    ],
    ['a number that is no number', { task: 'một' }, `${at}9 · task (Nhiệm vụ số): có “một”. Ở đây cần số.`],
    [
      'a field that is not there',
      { colour: 'red' },
      /:9 · các mục: có mục lạ: colour\. Xóa mục ấy; các mục được nhận: title, kind/,
    ],
    ['__proto__', { ['__proto__']: '{ a: 1 }' }, /:9 · các mục: có mục lạ: __proto__/],
    ['constructor', { constructor: '{ a: 1 }' }, /:9 · các mục: có mục lạ: constructor/],
    ['a merge key', { '<<': '{ sample: true }' }, /:9 · các mục: có mục lạ: <</],
    [
      'a nested field',
      { subject: '\n  name: Chị An\n  titles:\n    - title: Lao động tiên tiến\n      year: 1900' },
      /:13 · subject\.titles\.0\.year \(Năm\): có “1900”\. Số nhỏ nhất được nhận là 1945\./,
    ],
    [
      'a photo without words',
      { photo: '\n  src: /media/2020/a.jpg' },
      /:9 · photo\.alt \(Mô tả ảnh\): để trống/,
    ],
    [
      'a photo from elsewhere',
      { photo: '\n  src: https://a.vn/a.jpg' },
      /:10 · photo\.src \(Tệp ảnh\): .*thư viện/,
    ],
    [
      'a person without a subject',
      { kind: 'person' },
      /· subject \(Nhân vật hoặc tập thể\): bài về cá nhân mà chưa có nhân vật/,
    ],
    [
      'a person who has not consented',
      { kind: 'person', subject: '\n  name: Chị An' },
      /:9 · subject\.consentGivenAt .*Hỏi ý kiến nhân vật/,
    ],
  ])('%s', (_, changes, says) => {
    const told = problemsOf(story(changes));
    expect(told).toContainEqual(typeof says === 'string' ? says : expect.stringMatching(says));
  });

  it('all at once: fields, body and names', () => {
    const told = problemsOf(story({ title: '', kind: 'hero' }, '\n# Mục\n\n[chữ](javascript:x)\n'));
    expect(told.map((problem) => /:(\d+) /.exec(problem)?.[1])).toEqual(['2', '3', '11', '13']);
  });

  it('in a file whose lines end as those of Windows, at the same lines', () => {
    const source = story({ title: '' }, '\nChữ.\n\n# Mục\n');
    expect(problemsOf(source.replaceAll('\n', '\r\n'))).toEqual(problemsOf(source));
  });

  it('a story without a text', () => {
    expect(problemsOf(story({}, '\n  \n'))).toEqual([
      `${FILE}:10 · nội dung: để trống. Viết nội dung của bài gương điển hình.`,
    ]);
  });

  it('a text below what has none', () => {
    const source = '---\ntitle: Luật mẫu\nkind: law\nissuer: Quốc hội\n---\n\nChữ\n';
    expect(problemsOf(source, 'documents/luat-mau.mdx')).toEqual([
      expect.stringMatching(/^documents\/luat-mau\.mdx:6 · nội dung: có chữ bên dưới/),
    ]);
  });

  it('a standing page at an address of the house', () => {
    const source = '---\ntitle: Trang\nsummary: Một trang để thử.\nupdatedAt: 2020-01-20\n---\n\nChữ\n';
    expect(problemsOf(source, 'pages/tin-tuc.mdx')).toEqual([expect.stringContaining('/tin-tuc/ đã là của')]);
    expect(problemsOf(source, 'pages/quyen-su-dung.mdx')).toEqual([]);
  });
});

describe('A link to the open web', () => {
  const news = (url: string): string[] =>
    problemsOf(
      story({
        byline: undefined,
        unit: undefined,
        topic: undefined,
        kind: 'news',
        source: `\n  title: Báo mẫu\n  url: ${JSON.stringify(url)}`,
      }),
      'news/2020/mot-tin.mdx',
    );

  it.each(['https://a.vn', 'https://a.vn/đường/dẫn?b=c#d', 'https://xn--a.vn:8080/'])('may be %s', (url) => {
    expect(news(url)).toEqual([]);
  });

  it.each([
    'javascript:alert(1)',
    'http://a.vn',
    'https:a.vn',
    '//a.vn',
    'data:text/html,a',
    'https:\\\\a.vn',
    'https://a.vn/a b',
    'ftp://a.vn',
    '',
  ])('may not be %j', (url) => {
    expect(news(url)).toEqual([expect.stringMatching(/source\.url \(Địa chỉ\).*https:\/\/\.$/)]);
  });
});

describe('A file has its place', () => {
  it.each(['stories/2020/a.mdx', 'units/a-b-2.mdx', 'plans/2020.mdx'])('at %s', (file) => {
    expect(locate(file)).toBeDefined();
  });

  it.each([
    'a.mdx',
    'stories/a.mdx',
    'stories/20/a.mdx',
    'units/2020/a.mdx',
    'stories/2020/A.mdx',
    'stories/2020/đ.mdx',
    'stories/2020/a b.mdx',
    'stories/2020/a.md',
    'stories/2020/.a.mdx',
    'stories/2020/../../a.mdx',
    'stories/2020/a/b.mdx',
    '../stories/2020/a.mdx',
    '__proto__/a.mdx',
    'constructor/a.mdx',
    `stories/2020/${'a'.repeat(121)}.mdx`,
    'stories/2020/a.mdx\n',
  ])('and not at %j', (file) => {
    expect(locate(file)).toBeUndefined();
    expect(problemsOf(story(), file)).toEqual([expect.stringMatching(/tên tệp: không thuộc bộ sưu tập nào/)]);
  });
});

describe('Whatever is sent', () => {
  it('is answered, never with an exception', () => {
    const pieces = fc.constantFrom(
      '---\n',
      '---',
      '\n',
      'title: ',
      'a: [',
      '{',
      'é',
      '"',
      '<Quote>',
      '\u0000',
      '\ud800',
      '\r',
      '#',
    );
    const files = fc.oneof(fc.constantFrom(FILE, 'units/a.mdx', 'plans/2020.mdx'), fc.string());
    const sources = fc.oneof(
      anyText,
      fc.array(pieces).map((all) => all.join('')),
      bodies({ hostile: true }).map((body) => story({}, body)),
    );
    fc.assert(
      fc.property(files, sources, (file, source) => {
        const { problems, checked } = checkEntry(file, source);
        expect(checked === undefined).toBe(problems.length > 0);
        for (const problem of problems) expect(problem.line).toBeGreaterThanOrEqual(1);
        expect(checkSite(source).problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 600 },
    );
  });
});

describe('The year in an address', () => {
  it("is the year of the entry's own date, in Viet Nam", () => {
    expect(problemsOf(story({ publishedAt: '2019-12-31T18:00:00Z' }))).toEqual([]);
    expect(problemsOf(story({ publishedAt: '2026-02-03T14:00:00+07:00' }))).toEqual([
      'stories/2020/mot-bai.mdx:5 · publishedAt (Ngày giờ đăng): ghi năm 2026, còn tệp nằm trong năm 2020. Sửa năm thành 2020, hoặc viết bài này trong mục Gương điển hình 2026.',
    ]);
  });
});
