import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderText } from '../../../../src/outputs/text/render-text.ts';
import { render } from '../../mdx/read-body.ts';
import { itemOf, photo, story } from '../fixture.ts';

const everything = (): string =>
  readFileSync('tests/fixtures/du-moi-kieu.mdx', 'utf8').split('---\n').slice(2).join('---\n');

test('a newsroom gets the words first, whole and unwrapped, and credit and rights below them', () => {
  const long = 'Một câu dài. '.repeat(40).trim();
  const item = itemOf(story('mot', { photo }), { blocks: render(`${long}\n\nĐoạn hai.`).blocks });
  const text = renderText(item);
  expect(
    text.startsWith(`${item.title}\n\n${item.summary}\n\n[Ảnh] ${photo.caption}. Ảnh: ${photo.credit} (`),
  ).toBe(true);
  expect(text).toContain(`\n\n${long}\n\nĐoạn hai.\n\n-----\n`);
  const foot = text.split('\n-----\n')[1] ?? '';
  for (const said of [item.credit, item.url, 'Phiên bản 1.', item.licence.url, item.licence.text, 'baochi@'])
    expect(foot).toContain(said);
  expect(text).toBe(text.normalize('NFC'));
  expect(text.endsWith('\n')).toBe(true);
});

test('everything an author may use can be read without marks', () => {
  const item = itemOf(story('mot', { sample: true }), { blocks: render(everything()).blocks });
  expect(renderText(item)).toMatchInlineSnapshot(`
    "[Nội dung minh họa: nhân vật, đơn vị hoặc số liệu là hư cấu]

    Ca trực đêm giữ tiếng cho hội trường

    Năm người của tổ âm thanh thử từng chiếc micrô trước mỗi phiên họp.

    Đoạn mở đầu có chữ đậm, chữ nghiêng, [gạch bỏ: chữ bỏ], mã, liên kết trong trang, ra ngoài và chú thích[1]. Dấu { và < là chữ thường.

    Danh sách

    - Một việc
    - Hai việc
      1. Việc nhỏ
      2. Việc nhỏ nữa
    - [x] Đã xong
    - [ ] Chưa xong

    Bảng

    Việc | Trước | Sau
    In lại | 90 | 14

    “Tôi chỉ bỏ đi những lúc phải đợi.”
    — Chị Mẫu, văn thư

    Gợi ý
    Làm thử một tuần trước khi nhân rộng.

    Đừng quên
    - Hỏi ý kiến trước.

    Tóm tắt
    - Người làm: 5
    - Thời gian: 2 tuần

    [Ảnh] Ảnh trong bài. Ảnh: Lê Văn Mẫu (Được đăng lại, giữ nguyên tên tác giả).

    [Phim] Một phim mẫu. Phim hai phút về tổ. Nguồn phim: Đơn vị mẫu. https://example.org/phim

    > Một đoạn trích thường.

    một khối mã

    * * *

    Danh sách

    Hai mục cùng tên vẫn có hai địa chỉ khác nhau[1].

    Chú thích
    [1] Chú thích được dẫn hai lần.

    -----

    Bài: Mai Đan Thư. Nguồn: Gương sáng, Văn phòng Quốc hội.
    https://guong-sang.example/guong-dien-hinh/2020/mot/
    Đăng 03/02/2020, 14:00. Phiên bản 1.

    Tập thể
    Đơn vị: Vụ Thông tin
    Lĩnh vực: Kỹ thuật

    Liên kết trong bài
    liên kết trong trang: https://guong-sang.example/ke-hoach/2020/
    ra ngoài: https://example.org/

    Quyền sử dụng: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/deed.vi
    Được đăng lại, miễn là ghi nguồn.
    https://guong-sang.example/quyen-su-dung/

    Liên hệ báo chí: baochi@guong-sang.example
    "
  `);
});

test('a correction is told with its version, and so is the version of the whole', () => {
  const at = '2020-02-06T09:20:00+07:00';
  const item = itemOf(
    story('mot', { corrections: [{ at, by: 'Ban biên tập', wrong: 'tám', right: 'chín' }] }),
  );
  expect(renderText(item)).toContain('Phiên bản 2, đính chính 06/02/2020, 09:20.');
  expect(renderText(item)).toContain('(phiên bản 2, Ban biên tập)\nChỗ sai: tám\nSửa lại là: chín');
});
