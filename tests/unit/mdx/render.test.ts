import { htmlToHast } from 'satteri';
import { describe, expect, it } from 'vitest';
import { htmlOf, render } from './read-body.ts';
import { elementsOf } from './safe-html.ts';

describe('A rendered body', () => {
  it('shows words typed in two encodings as the same words', () => {
    const body = '## Đổi mới\n\nHội trường, *kế hoạch*, `mã số` và [báo cáo](/x "kỷ niệm").';
    const composed = render(body);
    expect(render(body.normalize('NFD'))).toEqual(composed);
    expect(JSON.stringify(composed)).toBe(JSON.stringify(composed).normalize('NFC'));
  });

  it('composes a letter whose mark is spelt as an entity', () => {
    expect(render('ca&#x301;').text).toBe('cá');
  });

  it('reads the same with the line ends of Windows', () => {
    const body =
      'Chữ\nhai dòng\n\n- một\n- hai\n\n<Quote by="Chị An">\n\nLời\n\n</Quote>\n\n| a | b |\n| - | - |\n| c | d |\n\n```\nmã\nhai dòng\n```\n';
    expect(render(body.replaceAll('\n', '\r\n'))).toEqual(render(body));
  });

  it('gives every heading an address of its own, apart from those of the footnotes', () => {
    const { parts, headings } = render(
      '## Mục\n\n### Mục\n\n## fn 1\n\n## fnref 1\n\n## Footnote label\n\n## ***\n\n## 🙂\n\n## Đổi mới\n\na[^1] b[^1] c[^hai]\n\n[^1]: x\n[^hai]: y',
    );
    const ids = elementsOf(htmlToHast(parts.map((part) => (part.kind === 'html' ? part.html : '')).join('')))
      .map((element) => element.properties['id'])
      .filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain('');
    expect(headings.map(({ id }) => id)).toEqual(expect.arrayContaining(['muc', 'muc-1', 'doi-moi']));
  });

  it('leads from a footnote back to each place that quotes it', () => {
    const elements = elementsOf(htmlToHast(htmlOf('a[^1] b[^1]\n\n[^1]: x')));
    const ids = new Set(elements.map((element) => element.properties['id']));
    const inside = elements
      .map((element) => element.properties['href'])
      .filter((href): href is string => typeof href === 'string');
    expect(inside).toHaveLength(4);
    for (const href of inside) expect(ids).toContain(href.slice(1));
  });

  it('shows a component with its words, and photos and films as parts of their own', () => {
    const { parts, text } = render(
      [
        'Trước.',
        '<Quote by="Chị An" role="văn thư">\n\nLời &amp; chữ.\n\n</Quote>',
        '<Figure src="/media/2020/a.jpg" alt="Mô tả ảnh" caption="Chú thích ảnh" credit="Anh Ba" rights="cc-by" />',
        '<Video src="https://a.vn/phim" title="Phim mẫu" caption="Chú thích phim" credit="Đơn vị mẫu" />',
        'Sau.',
      ].join('\n\n'),
    );
    expect(parts.map((part) => part.kind)).toEqual(['html', 'figure', 'video', 'html']);
    expect(parts[0]).toMatchObject({
      html: expect.stringContaining('<figcaption>Chị An, văn thư</figcaption>') as string,
    });
    expect(parts[1]).toMatchObject({
      photo: { src: '/media/2020/a.jpg', credit: 'Anh Ba', rights: 'cc-by' },
    });
    expect(text).toBe('Trước.\nLời & chữ.\nChị An\nChú thích ảnh\nPhim mẫu\nChú thích phim\nSau.');
  });

  it('aligns columns by class, because a style attribute is refused by the content security policy', () => {
    const html = htmlOf('| a | b |\n| :- | -: |\n| c | d |');
    expect(html).toContain('class="align-right"');
    expect(html).not.toMatch(/align=|style=/);
  });
});
