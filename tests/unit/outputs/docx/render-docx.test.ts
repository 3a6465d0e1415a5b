import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { unzipSync, strFromU8 } from 'fflate';
import type { Nodes } from 'hast';
import mammoth from 'mammoth';
import { htmlToHast } from 'satteri';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkBody } from '../../../../src/mdx/check.ts';
import { parseBody } from '../../../../src/mdx/parse.ts';
import { type RenderedBody, renderBody } from '../../../../src/mdx/render.ts';
import { renderDocx } from '../../../../src/outputs/docx/render-docx.ts';
import { bodies } from '../../../fixtures/content/bodies.ts';
import { render } from '../../mdx/read-body.ts';
import { contentItems, generatedItems, type MadeItem } from '../every-item.ts';
import { itemOf, photo, story } from '../fixture.ts';
import { expectWellFormed } from '../strict-xml.ts';
import { wildText } from '../wild.ts';

let articles: readonly MadeItem[];

beforeAll(async () => {
  articles = [...(await contentItems()).articles, ...generatedItems(300).articles];
});

/** Letters alone: two programs differ in spaces, quotation marks and bullets. */
const letters = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');

/** What a reader of the page reads: words, headings and captions apart. */
function readPage({ parts }: RenderedBody) {
  const read = (node: Nodes): string => {
    if (node.type === 'text') return node.value;
    if (node.type === 'element' && node.properties['dataFootnoteBackref'] !== undefined) return '';
    return 'children' in node ? node.children.map(read).join('') : '';
  };
  const headings: string[] = [];
  const find = (node: Nodes): void => {
    if (node.type === 'element' && /^h[2-4]$/.test(node.tagName))
      headings.push(`${node.tagName} ${letters(read(node))}`);
    if ('children' in node) node.children.forEach(find);
  };
  let words = '';
  for (const part of parts) {
    if (part.kind !== 'html') continue;
    const tree = htmlToHast(part.html, { fragment: true });
    words += read(tree);
    find(tree);
  }
  return { words: letters(words), headings };
}

/** The same of a document, by a program that turns documents into HTML for newsrooms. */
async function readBack(docx: Uint8Array) {
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(docx) },
    {
      styleMap: [
        "p[style-name='Chú thích ảnh'] => figcaption:fresh",
        "p[style-name='Sapo'] => section.standfirst:fresh",
        "p[style-name='Chân bài'] => footer:fresh",
        "p[style-name='Lưu ý'] => aside:fresh",
        "p[style-name='Người nói'] => p:fresh",
        "r[style-name='Hyperlink'] => span",
      ],
    },
  );
  const strip = (html: string): string => html.replace(/<[^>]+>/g, '');
  const all = (name: string): string[] =>
    [...value.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, inside = '']) => inside);
  const body = value.replace(/<(h1|figcaption|section|footer|aside)\b.*?<\/\1>/gs, '');
  return {
    html: value,
    warnings: messages.filter(({ message }) => !message.startsWith('Unrecognised paragraph style')),
    title: strip(all('h1').join('')),
    captions: all('figcaption').map(strip),
    foot: strip(all('footer').join('\n')),
    headings: [...body.matchAll(/<(h[2-4])>(.*?)<\/\1>/gs)].map(
      ([, name, inside = '']) => `${name} ${letters(unescape(strip(inside)))}`,
    ),
    words: letters(unescape(strip(body))),
  };
}

const unescape = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('A document that a newspaper edits', () => {
  it('reads back to the words, headings and captions of the page, for every article', async () => {
    for (const { item, page } of articles) {
      const document = await readBack(await renderDocx(item));
      const expected = readPage(page);
      expect(document.warnings, item.slug).toEqual([]);
      expect(unescape(document.title)).toBe(item.title);
      expect(document.words, item.slug).toBe(expected.words);
      expect(document.headings, item.slug).toEqual(expected.headings);
      const captions = document.captions.map(unescape).join('\n');
      for (const { caption, credit, rights } of item.photos) {
        expect(captions).toContain(`${caption}`);
        expect(captions).toContain(`Ảnh: ${credit} (${rights.name})`);
      }
      expect(unescape(document.foot)).toContain(item.credit);
      expect(unescape(document.foot)).toContain(`Phiên bản ${item.version}`);
      expect(document.html.includes('Nội dung minh họa')).toBe(item.sample);
    }
  });

  it('has the form of the decree: A4, its margins, Times New Roman, Vietnamese', async () => {
    const parts = unzipSync(await renderDocx(articles[0]!.item));
    const document = strFromU8(parts['word/document.xml']!);
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(document).toMatch(/<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/);
    const styles = strFromU8(parts['word/styles.xml']!);
    expect(styles).toContain('w:ascii="Times New Roman"');
    expect(styles).toContain('w:val="vi-VN"');
  });

  it('keeps bold, italics, links, lists, tables and who said what', async () => {
    const blocks = render(
      '**Đậm** *nghiêng* [ra ngoài](https://example.org/?a=1&b=2)\n\n3. Ba\n4. Bốn\n   - Trong\n\n| A | B |\n| - | -: |\n| 1 | 2 |\n\n<Quote by="Anh Mẫu" role="tổ trưởng">\n\nNghe rõ.\n\n</Quote>',
    ).blocks;
    const { html } = await readBack(await renderDocx(itemOf(story(), { blocks })));
    for (const part of [
      '<strong>Đậm</strong> <em>nghiêng</em>',
      '<a href="https://example.org/?a=1&amp;b=2">',
      '<ol><li>Ba</li><li>Bốn<ul><li>Trong</li></ul></li></ol>',
      '<table>',
      '<p>Nghe rõ.</p><p>Anh Mẫu, tổ trưởng</p>',
    ])
      expect(html).toContain(part);
  });

  it('is the same bytes whenever it is made, whatever was made before', async () => {
    const [first, second] = articles.slice(-2).map(({ item }) => item);
    const once = Buffer.from(await renderDocx(first!));
    await renderDocx(second!);
    expect(once.equals(await renderDocx(first!))).toBe(true);
    const corrections = [{ at: '2020-06-06T09:20:00+07:00', by: 'Ban', wrong: 'a', right: 'b', version: 2 }];
    expect(once.equals(await renderDocx({ ...first!, corrections }))).toBe(false);
  });
});

describe('Whatever an author may write', () => {
  it('makes a document whose parts are XML and whose words are the page’s', async () => {
    const documents: string[] = [];
    await fc.assert(
      fc.asyncProperty(bodies({ hostile: false }), async (body) => {
        const parsed = parseBody(body, 1);
        if (!parsed.ok || checkBody(parsed.tree, 1).length > 0) return;
        const page = renderBody(parsed.tree);
        const docx = await renderDocx(itemOf(story(), { blocks: page.blocks }));
        documents.push(strFromU8(unzipSync(docx)['word/document.xml']!));
        expect((await readBack(docx)).words, body).toBe(readPage(page).words);
      }),
      { numRuns: 300 },
    );
    expect(documents.length).toBeGreaterThan(50);
    await expectWellFormed(...documents);
  });

  it('and whatever its words: no letter breaks the document', async () => {
    const parts: string[] = [];
    await fc.assert(
      fc.asyncProperty(wildText, async (wild) => {
        const item = itemOf(
          story('mot', { title: wild, summary: wild, byline: wild, photo: { ...photo, caption: wild } }),
          {
            blocks: [{ kind: 'paragraph', words: [{ text: wild, href: `https://a.vn/${wild}` }] }],
          },
        );
        const files = unzipSync(await renderDocx(item));
        for (const name of ['word/document.xml', 'word/_rels/document.xml.rels', 'docProps/core.xml'])
          parts.push(strFromU8(files[name]!));
      }),
      { numRuns: 100 },
    );
    await expectWellFormed(...parts);
  });
});

const office = ['soffice', 'libreoffice'].find((name) => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});
if (!office) console.log('Skipped: LibreOffice is not installed, so no document was opened in it.');

describe.skipIf(!office)('LibreOffice', () => {
  it('opens a document with everything in it and reads the same words', async () => {
    const { item, page } = articles.find(({ page }) => page.blocks.some(({ kind }) => kind === 'table'))!;
    const folder = await mkdtemp(path.join(tmpdir(), 'docx-'));
    try {
      await writeFile(path.join(folder, 'bai.docx'), await renderDocx(item));
      await promisify(execFile)(
        office!,
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          'txt:Text (encoded):UTF8',
          '--outdir',
          folder,
          'bai.docx',
        ],
        { cwd: folder },
      );
      const text = letters(await readFile(path.join(folder, 'bai.txt'), 'utf8'));
      const { words, headings } = readPage(page);
      for (const said of [
        letters(item.title),
        words.slice(0, 100),
        ...headings.map((heading) => heading.slice(3)),
      ])
        expect(text).toContain(said);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
