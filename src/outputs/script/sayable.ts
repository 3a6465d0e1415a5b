import type { Inline } from '../../mdx/blocks.ts';
import { sentence } from '../body/body-text.ts';
import type { PressBlock } from '../item/press-item.ts';

/** What a presenter says of some blocks, on one line: no footnotes, nothing that is struck out, nothing that is only seen. */
export const sayable = (blocks: readonly PressBlock[]): string =>
  blocks.map(sayOne).filter(Boolean).join(' ').replace(/\s+/gu, ' ').trim();

function sayOne(block: PressBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return sayWords(block.words);
    case 'list':
      return block.items.map((item) => sentence(sayable(item.blocks))).join(' ');
    case 'quote':
      return sayable(block.blocks);
    case 'callout':
    case 'facts':
    case 'table':
    case 'figure':
    case 'video':
    case 'code':
    case 'rule':
    case 'notes':
      return '';
  }
}

export const sayWords = (words: readonly Inline[]): string =>
  words.map((inline) => ('text' in inline && !inline.strike ? inline.text : '')).join('');
