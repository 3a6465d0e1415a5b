import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../src/mdx/blocks.ts';
import { CUT_LENGTHS, cutsOf } from '../../../../src/outputs/script/cuts.ts';
import { renderScript } from '../../../../src/outputs/script/render-script.ts';
import { scriptOf } from '../../../../src/outputs/script/script.ts';
import { sentencesOf } from '../../../../src/outputs/script/sentences.ts';
import { secondsToSay, showSeconds } from '../../../../src/outputs/script/timing.ts';
import { itemOf, photo, story } from '../fixture.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', words: [{ text }] });
const figure: Block = {
  kind: 'figure',
  photo: { ...photo, src: '/media/2020/hop-to.jpg', caption: 'Tổ trước ca' },
};
const body: Block[] = [
  paragraph('Tổ có năm người.'),
  { kind: 'heading', depth: 2, words: [{ text: 'Trước phiên họp' }] },
  {
    kind: 'paragraph',
    words: [
      { text: 'Ngày 18/02/2020 họ thử ' },
      { text: '30', strike: true },
      { text: '40 chiếc' },
      { note: 1 },
      { text: '.' },
    ],
  },
  figure,
  { kind: 'table', align: ['none', 'none'], rows: [[[{ text: 'Việc' }], [{ text: 'Giờ' }]]] },
  {
    kind: 'quote',
    by: 'Anh Đặng Hữu Thịnh',
    role: 'tổ trưởng',
    blocks: [paragraph('Nghe được mới là xong.')],
  },
  { kind: 'list', items: [{ blocks: [paragraph('Thử micrô')] }, { blocks: [paragraph('Ghi sổ')] }] },
  { kind: 'callout', tone: 'note', title: 'Lưu ý', blocks: [paragraph('Hỏi kỹ thuật viên.')] },
  { kind: 'notes', notes: [[paragraph('Theo sổ trực của VPQH.')]] },
];
const item = (changes = {}) => itemOf(story('ca-truc-dem', { photo, ...changes }), { blocks: body });

describe('A script', () => {
  const script = scriptOf(item());

  test('says the summary and then what the article says, without what only readers see', () => {
    expect(script.segments.map(({ words }) => words)).toEqual([
      'Năm người của tổ âm thanh thử từng chiếc micrô trước mỗi phiên họp.',
      'Tổ có năm người.',
      'Ngày 18/02/2020 họ thử 40 chiếc.',
      'Nghe được mới là xong.',
      'Thử micrô. Ghi sổ.',
    ]);
    expect(script.segments[2]?.heading).toBe('Trước phiên họp');
    expect(script.segments[3]).toMatchObject({ by: 'Anh Đặng Hữu Thịnh', graphics: ['Bảng: Việc, Giờ'] });
    expect(script.segments[4]?.graphics).toEqual(['Lưu ý: Hỏi kỹ thuật viên.']);
  });

  test('is timed at 233 syllables a minute, dates and numbers as they are said', () => {
    // 14, 4, (12 + 2 + 2 + 1), 5 and 4 syllables.
    expect(script.syllables).toBe(14 + 4 + 17 + 5 + 4);
    expect(script.seconds).toBeCloseTo((44 * 60) / 233);
    expect(script.segments.map(({ start }) => Math.round(start * 233))).toEqual([
      0,
      14 * 60,
      18 * 60,
      35 * 60,
      40 * 60,
    ]);
    expect(showSeconds(65.4)).toBe('1:05');
  });

  test('shows each photo from where it stands in the text, with its file, author and terms', () => {
    expect(script.shots).toMatchObject([
      { number: 1, kind: 'photo', caption: photo.caption, start: 0, credit: photo.credit },
      { number: 2, kind: 'photo', caption: 'Tổ trước ca', rights: 'Được đăng lại, giữ nguyên tên tác giả' },
    ]);
    const [first, second] = script.shots;
    expect(second?.start).toBeCloseTo(first?.seconds ?? NaN);
    expect((first?.seconds ?? 0) + (second?.seconds ?? 0)).toBeCloseTo(script.seconds);
  });

  test('of an article without a photo begins on the house’s own ground, and a photo for the site alone is not in it', () => {
    const bare = scriptOf(itemOf(story('mot', { photo: { ...photo, rights: 'site-only' } })));
    expect(bare.shots).toMatchObject([
      { kind: 'graphic', caption: 'Nền đồ họa 16:9, tiêu đề “Ca trực đêm giữ tiếng cho hội trường”' },
    ]);
    expect(JSON.stringify(bare)).not.toContain(photo.caption);
  });

  test('names at the foot of the picture whom it is about and who speaks, each once and without Anh or Chị', () => {
    const subject = { name: 'Đặng Hữu Thịnh', role: 'Kỹ thuật viên', titles: [] };
    expect(scriptOf(item({ kind: 'person', subject })).lowerThirds).toEqual([
      { name: 'Đặng Hữu Thịnh', title: 'Kỹ thuật viên, Vụ Thông tin' },
    ]);
    expect(script.lowerThirds).toEqual([{ name: 'Đặng Hữu Thịnh', title: 'tổ trưởng' }]);
  });

  test('takes what an editor settled before what it would propose', () => {
    const broadcast = {
      cut30: 'Bản ba mươi giây của biên tập viên.',
      lowerThirds: [{ name: 'Đặng Hữu Thịnh', title: 'Tổ trưởng tổ âm thanh' }],
      names: [{ name: 'Thịnh', say: 'thịnh, dấu nặng' }],
    };
    const settled = scriptOf(item({ broadcast }));
    expect(settled.cuts.map(({ by }) => by)).toEqual(['editor', 'proposal', 'proposal']);
    expect(settled.cuts[0]?.words).toBe(broadcast.cut30);
    expect(settled.lowerThirds).toEqual(broadcast.lowerThirds);
    expect(settled.names).toEqual(broadcast.names);
  });

  test('lists what is not said as it is written', () => {
    const named = itemOf(story('mot', { summary: 'Theo Quyết định 1847/QĐ-TTg, VPQH làm trước.' }));
    expect(scriptOf(named).names.map(({ name }) => name)).toEqual(['1847/QĐ-TTg', 'VPQH']);
  });
});

describe('A proposed cut', () => {
  const sentences = fc
    .array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 })
    .map((lengths) =>
      lengths.map((length, index) => `Câu${'abcdefghij'[index % 10]} ${'chữ '.repeat(length).trim()}.`),
    );
  const paragraphs = fc.array(
    sentences.map((list) => list.join(' ')),
    { minLength: 1, maxLength: 8 },
  );

  test('fits its time, holds whole sentences in their order, and wants for no more than one of them', () => {
    fc.assert(
      fc.property(paragraphs, (texts) => {
        for (const { length, words, seconds } of cutsOf(texts, undefined)) {
          const all = texts.flatMap(sentencesOf);
          const kept = words.split('\n').flatMap(sentencesOf);
          expect(kept).toEqual(all.slice(0, kept.length));
          expect(kept.length).toBeGreaterThan(0);
          if (kept.length > 1) expect(seconds).toBeLessThanOrEqual(length + 1e-9);
          const next = all[kept.length];
          if (next !== undefined) expect(seconds + secondsToSay(next)).toBeGreaterThan(length);
        }
      }),
    );
  });

  test('of a short article is the article', () => {
    const cuts = cutsOf(['Một câu.', 'Hai câu. Ba câu.'], undefined);
    expect(cuts.map(({ length }) => length)).toEqual([...CUT_LENGTHS]);
    expect(cuts.every(({ words }) => words === 'Một câu.\nHai câu. Ba câu.')).toBe(true);
  });
});

test.each([
  ['Một câu. Hai câu? “Ba câu.” Bốn câu!', ['Một câu.', 'Hai câu?', '“Ba câu.”', 'Bốn câu!']],
  ['Ở TP. Hồ Chí Minh, PGS. Lê An nói. Xong.', ['Ở TP. Hồ Chí Minh, PGS. Lê An nói.', 'Xong.']],
  ['Giảm 3.5 lần, v.v. Hết.', ['Giảm 3.5 lần, v.v. Hết.']],
])('a sentence ends where it ends: %s', (text, sentences) => expect(sentencesOf(text)).toEqual(sentences));

test('the file of a script can be read from paper: times, pictures, cuts, names, credit', () => {
  const text = renderScript(item({ sample: true }));
  expect(text).toBe(text.normalize('NFC'));
  expect(
    text.startsWith('[Nội dung minh họa: nhân vật, đơn vị hoặc số liệu là hư cấu.]\n\nKỊCH BẢN: Ca trực đêm'),
  ).toBe(true);
  expect(text).toContain('Thời lượng 0:11, 44 chữ khi đọc, 233 chữ một phút. Bản 1, 03/02/2020, 14:00.');
  expect(text).toContain(`[Hình 1] ${photo.caption}\n0:00  Năm người của tổ âm thanh`);
  expect(text).toContain('## Trước phiên họp\n0:05  Ngày 18/02/2020');
  expect(text).toContain(
    '[Hình 2] Tổ trước ca\n[Chữ trên hình] Bảng: Việc, Giờ\n0:09  Anh Đặng Hữu Thịnh: “Nghe được mới là xong.”',
  );
  expect(text).toContain('BẢN 30 GIÂY (đọc 0:10; đề xuất từ bài)');
  expect(text).toContain('CHỮ CHÂN HÌNH\nĐặng Hữu Thịnh | tổ trưởng');
  expect(text).toContain('Bài: Mai Đan Thư. Nguồn: Gương sáng, Văn phòng Quốc hội.');
});
