import { expect, test } from 'vitest';
import { cleanCopy } from '../../../../src/outputs/clean-copy/clean-copy.ts';
import { render } from '../../mdx/read-body.ts';
import { itemOf, photo, story } from '../fixture.ts';

const BODY = `Đoạn một có *chữ nghiêng*.

<Figure src="${photo.src}" alt="Một tấm ảnh để thử" caption="Ảnh trong bài" credit="Người chụp" rights="cc-by" />

<Quote by="Anh Mẫu" role="tổ trưởng">

Nghe rõ.

</Quote>`;

test('who pastes plain text gets title, standfirst, body, credit, version and link, and no picture’s words', () => {
  const item = itemOf(story('mot'), { blocks: render(BODY).blocks });
  expect(cleanCopy(item).text).toBe(`${item.title}

${item.summary}

Đoạn một có chữ nghiêng.

“Nghe rõ.”
— Anh Mẫu, tổ trưởng

Bài: Mai Đan Thư. Nguồn: Gương sáng, Văn phòng Quốc hội.
Phiên bản 1, đăng ngày 03/02/2020.
https://guong-sang.example/guong-dien-hinh/2020/mot/`);
});

test('who pastes into a system for HTML gets the same with its headings and emphasis', () => {
  const { html } = cleanCopy(itemOf(story('mot'), { blocks: render(BODY).blocks }));
  expect(html).toContain('<h1>Ca trực đêm giữ tiếng cho hội trường</h1><p><strong>Năm người');
  expect(html).toContain(
    '<p>Đoạn một có <em>chữ nghiêng</em>.</p><figure><blockquote><p>Nghe rõ.</p></blockquote>',
  );
  expect(html).toContain('<a href="https://guong-sang.example/guong-dien-hinh/2020/mot/">');
  expect(html).not.toMatch(/<img|class=|<script/);
});

test('a sample says so first, in both', () => {
  const { text, html } = cleanCopy(itemOf(story('mot', { sample: true })));
  expect(text.startsWith('Nội dung minh họa')).toBe(true);
  expect(html.startsWith('<p><em>Nội dung minh họa')).toBe(true);
});
