import type { Block, Inline } from '../../mdx/blocks.ts';
import type { Photo } from '../../schema/photo.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import type { PressBlock, PressPhoto } from './press-item.ts';

interface Around {
  readonly origin: string;
  /** The article's own address, which links to a place on its page begin with. */
  readonly url: string;
  /** Nothing for a photo that stays on the site. */
  readonly photoOf: (photo: Photo) => PressPhoto | undefined;
}

/** A body made to stand by itself: links are whole, photos know their files, and those that stay on the site are gone. */
export function pressBlocks(blocks: readonly Block[], around: Around): PressBlock[] {
  const all = (inside: readonly Block[]): PressBlock[] => inside.flatMap(one);
  const words = (inlines: readonly Inline[]): Inline[] =>
    inlines.map((inline) =>
      'text' in inline && inline.href ? { ...inline, href: wholeLink(inline.href, around) } : inline,
    );
  const one = (block: Block): PressBlock[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [{ ...block, words: words(block.words) }];
      case 'list':
        return [{ ...block, items: block.items.map((item) => ({ ...item, blocks: all(item.blocks) })) }];
      case 'quote':
      case 'callout':
      case 'facts':
        return [{ ...block, blocks: all(block.blocks) }];
      case 'table':
        return [{ ...block, rows: block.rows.map((row) => row.map(words)) }];
      case 'figure': {
        const photo = around.photoOf(block.photo);
        return photo ? [{ kind: 'figure', photo }] : [];
      }
      case 'notes':
        return [{ ...block, notes: block.notes.map(all) }];
      case 'video':
      case 'code':
      case 'rule':
        return [block];
    }
  };
  return all(blocks);
}

function wholeLink(href: string, { origin, url }: Around): string {
  if (href.startsWith('#')) return `${url}${href}`;
  return href.startsWith('/') ? absoluteUrl(origin, href) : href;
}
