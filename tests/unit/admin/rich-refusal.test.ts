import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEntry } from '../../../admin/app/format/entry-file.ts';
import { richRefusal } from '../../../admin/app/mdx/rich-refusal.ts';

const figure =
  '<Figure src="/media/2026/a.jpg" alt="Người làm việc" caption="Chú thích" credit="An" rights="cc-by" />';

describe('a body is edited as rich text', () => {
  it.each([
    ['when there is nothing yet', ''],
    ['with headings, emphasis and links', '## Mục\n\nMột **đậm** *nghiêng* [liên kết](https://a.vn).'],
    ['with lists inside lists', '- một\n  1. hai\n  2. ba\n- bốn'],
    ['with a hard break and a rule', 'Dòng một\\\nDòng hai\n\n---\n\nHết'],
    [
      'with blocks, whatever they hold',
      `<Facts title="Số liệu">\n\n| a |\n| - |\n| b |\n\n</Facts>\n\n${figure}`,
    ],
    ['with signs that are escaped', '\\{không phải mã\\} và \\<không phải thẻ>'],
  ])('%s', (_name, body) => {
    expect(richRefusal(body)).toBeUndefined();
  });
});

describe('a body is edited as source, and the editor is told why', () => {
  it.each([
    ['bảng', '| a |\n| :-: |\n| b |'],
    ['chú thích cuối bài', 'Chữ[^1]\n\n[^1]: Ghi chú'],
    ['đoạn mã', '```js title="a"\nx\n```'],
    ['danh sách việc cần làm', '- [x] xong'],
    ['liên kết ghi địa chỉ ở cuối bài', '[a][b]\n\n[b]: https://a.vn'],
    ['khối nằm trong danh sách', '- một\n\n  > trích'],
    ['khối nằm trong đoạn trích', '> - một'],
    ['khối nằm trong khối', '<Callout kind="note">\n\n<Quote by="An">\n\nLời\n\n</Quote>\n\n</Callout>'],
    ['chưa đúng ở dòng 3', 'Một\n\nHai {ba}'],
    ['chưa đúng ở dòng 2', 'Một\n<div>'],
  ])('for %s', (reason, body) => {
    expect(richRefusal(body)).toContain(reason);
  });
});

describe('the content of this repository', () => {
  const folder = new URL('../../../content/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.mdx'),
  );

  it('is never refused for a reason that nobody could name', () => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const { body = '' } = readEntry(readFileSync(new URL(file, folder), 'utf8')) as { body?: string };
      expect(richRefusal(body) ?? '', file).not.toContain('không giữ được');
    }
  });
});
