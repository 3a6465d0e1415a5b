import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Nodes } from 'hast';
import { htmlToHast } from 'satteri';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../../src/mdx/blocks.ts';
import { checkBody } from '../../../src/mdx/check.ts';
import { parseBody } from '../../../src/mdx/parse.ts';
import { type RenderedBody, renderBody } from '../../../src/mdx/render.ts';
import { bodies } from '../../fixtures/content/bodies.ts';
import { render } from './read-body.ts';

/** Letters alone, so that two ways of setting white space and marks compare. */
const letters = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');

function pageLetters({ parts }: RenderedBody): string {
  const read = (node: Nodes): string => {
    if (node.type === 'text') return node.value;
    // The way back from a footnote is the page's own.
    if (node.type === 'element' && node.properties['dataFootnoteBackref'] !== undefined) return '';
    return 'children' in node ? node.children.map(read).join('') : '';
  };
  return parts
    .map((part) => {
      if (part.kind === 'html') return letters(read(htmlToHast(part.html, { fragment: true })));
      return letters(part.kind === 'figure' ? part.photo.caption : part.video.title);
    })
    .join('');
}

function blockLetters(blocks: readonly Block[]): string {
  const words = (inlines: readonly Inline[]): string =>
    inlines.map((inline) => ('text' in inline ? inline.text : String(inline.note))).join('');
  const read = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return words(block.words);
      case 'list':
        return block.items.map((item) => item.blocks.map(read).join('')).join('');
      case 'quote':
        return `${block.blocks.map(read).join('')}${block.by ?? ''}${block.role ?? ''}`;
      case 'callout':
      case 'facts':
        return `${block.title}${block.blocks.map(read).join('')}`;
      case 'table':
        return block.rows.map((row) => row.map(words).join('')).join('');
      case 'figure':
        return block.photo.caption;
      case 'video':
        return block.video.title;
      case 'code':
        return block.text;
      case 'rule':
        return '';
      case 'notes':
        return `Chú thích${block.notes.map((note) => note.map(read).join('')).join('')}`;
    }
  };
  return letters(blocks.map(read).join(''));
}

describe('A body as data', () => {
  it('has a block for everything an author may use', () => {
    const source = readFileSync('tests/fixtures/du-moi-kieu.mdx', 'utf8');
    const { blocks } = render(source.split('---\n').slice(2).join('---\n'));
    expect(new Set(blocks.map(({ kind }) => kind))).toEqual(
      new Set<Block['kind']>([
        'paragraph',
        'heading',
        'list',
        'table',
        'quote',
        'callout',
        'facts',
        'figure',
        'video',
        'code',
        'rule',
        'notes',
      ]),
    );
  });

  it('keeps how words look, where links lead and where notes belong', () => {
    expect(
      render('Một **hai *ba*** [bốn](/a/ "tên")[^x] ~~năm~~ `sáu`  \nbảy\ntám\n\n[^x]: Ghi.').blocks,
    ).toEqual([
      {
        kind: 'paragraph',
        words: [
          { text: 'Một ' },
          { text: 'hai ', bold: true },
          { text: 'ba', bold: true, italic: true },
          { text: ' ' },
          { text: 'bốn', href: '/a/' },
          { note: 1 },
          { text: ' ' },
          { text: 'năm', strike: true },
          { text: ' ' },
          { text: 'sáu', code: true },
          { text: '\nbảy tám' },
        ],
      },
      { kind: 'notes', notes: [[{ kind: 'paragraph', words: [{ text: 'Ghi.' }] }]] },
    ]);
  });

  it('finds what a link that is named elsewhere leads to', () => {
    expect(render('[Hai][A] [ba]\n\n[a]: /hai/\n[ba]: /ba/\n[a]: /khac/').blocks).toEqual([
      {
        kind: 'paragraph',
        words: [{ text: 'Hai', href: '/hai/' }, { text: ' ' }, { text: 'ba', href: '/ba/' }],
      },
    ]);
  });

  it('gives a short row of a table its missing cells', () => {
    const [table] = render('| a | b |\n| - | -: |\n| c |').blocks;
    expect(table).toEqual({
      kind: 'table',
      align: ['none', 'right'],
      rows: [
        [[{ text: 'a' }], [{ text: 'b' }]],
        [[{ text: 'c' }], []],
      ],
    });
  });

  it('says the same as the page, word for word, whatever an author writes', () => {
    let accepted = 0;
    fc.assert(
      fc.property(bodies({ hostile: false }), (body) => {
        const parsed = parseBody(body, 1);
        if (!parsed.ok || checkBody(parsed.tree, 1).length > 0) return;
        accepted += 1;
        const rendered = renderBody(parsed.tree);
        expect(blockLetters(rendered.blocks), body).toBe(pageLetters(rendered));
        expect(JSON.parse(JSON.stringify(rendered.blocks))).toEqual(rendered.blocks);
      }),
      { numRuns: 1500 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
