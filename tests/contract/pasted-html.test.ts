import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkMdx } from '../../admin/app/mdx/parse.ts';
import { richRefusal } from '../../admin/app/mdx/rich-refusal.ts';
import { checkBody } from '../../src/mdx/check.ts';
import { parseBody } from '../../src/mdx/parse.ts';
import { plainText } from '../../src/mdx/text.ts';
import { type DecapInBrowser, openDecap } from './decap-in-browser.ts';

let decap: DecapInBrowser;
beforeAll(async () => {
  decap = await openDecap();
});
afterAll(() => decap.close());

/** What is pasted, as rich text writes it; the site must find nothing to refuse, and rich text must be able to open it. */
async function paste(html: string): Promise<string> {
  const markdown = await decap.ask('paste', html);
  const onSite = parseBody(markdown, 1);
  expect(onSite.ok, markdown).toBe(true);
  expect([...checkMdx(markdown).findings, ...(onSite.ok ? checkBody(onSite.tree, 1) : [])], markdown).toEqual(
    [],
  );
  expect(richRefusal(markdown), markdown).toBeUndefined();
  return markdown;
}

const words = (markdown: string): string => {
  const parsed = parseBody(markdown, 1);
  return parsed.ok ? plainText(parsed.tree).replace(/\s+/g, ' ') : '';
};

it('takes a page of Word with its headings, lists, links and every word', async () => {
  const html = await readFile(new URL('../fixtures/word-clipboard.html', import.meta.url), 'utf8');
  expect(await paste(html)).toBe(
    [
      '## Ca trực đêm ở hội trường',
      '### Chuyện một chiếc micrô',
      'Năm người thử **từng chiếc micrô**, từ mười giờ đêm đến *gần sáng*. Chị nói: “Nước không đợi mình họp xong”, rồi ghi vào sổ.',
      '- Mở nắp cống\n  - Đo mực nước ở **hai** đầu\n- Ghi vào sổ',
      'Ba việc của ngày sau:',
      '3. Thay dây\n4. Thử loa',
      'Xem [trang của Quốc hội](https://quochoi.vn/trang?a=1\\&b=2), tệp báo cáo và chỗ này: 5 \\< 7, \\{tên}, m2, 1\\*2\\*3.',
      '**Đơn vị** | **Số ca**',
      'Tổ âm thanh | 12',
      '&#x69;mport là việc của cảng.',
    ].join('\n\n'),
  );
});

it.each([
  [
    'a whole text of Google Docs',
    '<b style="font-weight:normal"><p><span>Một</span></p><p><span style="font-weight:700">Hai</span></p></b>',
    'Một\n\n**Hai**',
  ],
  [
    'a list of a web page, and one below it',
    '<ul><li>Một<ul><li>Hai</li></ul></li><ul><li>Ba</li></ul></ul>',
    '- Một\n  - Hai\n  * Ba',
  ],
  ['a list that begins at four', '<ol start="4"><li><p>Một</p><p>hai</p></li></ol>', '4. Một hai'],
  [
    'a quotation with more than words in it',
    '<blockquote><h2>Một</h2><ul><li>Hai</li></ul></blockquote>',
    '> Một\n>\n> Hai',
  ],
  ['lines of one paragraph', 'Một<br>Hai<p>Ba<br><br>Bốn</p>', 'Một\n\nHai\n\nBa\n\nBốn'],
  ['words around a block', '<div>Một<div>Hai</div>Ba</div>', 'Một\n\nHai\n\nBa'],
  [
    'a table in a table',
    '<table><tr><td>A<table><tr><td>B</td><td>C</td></tr></table></td><td>D</td></tr></table>',
    'A B | C | D',
  ],
  ['headings that go too deep', '<h2>A</h2><h5>B</h5>', '## A\n\n#### B'],
  ['a link whose words are bold', '<a href="https://a.vn"><b>Một</b> hai</a>', '[**Một** hai](https://a.vn)'],
  ['a link that runs', '<a href="javascript:alert(1)">Một</a> <a href="&#1;https://a.vn">hai</a>', 'Một hai'],
  [
    'what runs',
    '<p onclick="x()">Một</p><script>alert(1)</script><svg><text>x</text></svg><iframe src="//a"></iframe>',
    'Một',
  ],
  ['a picture', '<p>Một <img src="data:image/png;base64,AAAA" alt="x"> hai</p>', 'Một hai'],
  ['nothing', '<meta charset="utf-8"><p> &nbsp; </p>', ''],
])('takes %s', async (_what, html, markdown) => {
  expect((await paste(html)).trim()).toBe(markdown);
});

it('loses no word of any HTML, and gives none of it a meaning', async () => {
  const text = fc.stringMatching(/^[a-zàệđ{}<>*_[\]#`~|\\!&.-]{1,8}$/);
  const tag = fc.constantFrom(
    ...[
      'p',
      'div',
      'b',
      'i',
      'span',
      'u',
      's',
      'h1',
      'h3',
      'h6',
      'ul',
      'ol',
      'li',
      'blockquote',
      'table',
      'tr',
      'td',
    ],
    ...['sup', 'font', 'o:p', 'center', 'pre', 'code'],
  );
  const escape = (words: string): string => words.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`);
  const tree = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      text.map((one) => ` ${escape(one)} `),
      fc
        .tuple(tag, fc.array(tie('node'), { minLength: 1, maxLength: 3 }))
        .map(([name, children]) => `<${name}>${children.join('')}</${name}>`),
    ),
  })).node;
  await fc.assert(
    fc.asyncProperty(tree, async (html) => {
      const letters = (one: string): string => one.replace(/[^a-zàệđ]/g, '');
      const source = html.replace(/<[^>]*>/g, ' ').replace(/&#\d+;/g, '');
      const pasted = await paste(html);
      const sorted = (one: string): string => [...letters(one)].sort().join('');
      // A browser moves what has no place in a table, so the order of such HTML is not its source's.
      expect(sorted(words(pasted)), `${html}\n${pasted}`).toBe(sorted(source));
    }),
    { numRuns: 200 },
  );
});
