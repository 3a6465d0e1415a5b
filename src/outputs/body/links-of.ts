import type { Block, Inline } from '../../mdx/blocks.ts';

/** The links of a body with their words, in order; one address once. */
export function linksOf<Figure>(
  blocks: readonly Block<Figure>[],
): { readonly text: string; readonly href: string }[] {
  const links = new Map<string, string>();
  const words = (inlines: readonly Inline[]): void => {
    let open: string | undefined;
    for (const inline of inlines) {
      const href = 'text' in inline ? inline.href : undefined;
      // A link whose words don't all look alike is several runs.
      if (href !== undefined && 'text' in inline && (href === open || !links.has(href))) {
        links.set(href, (links.get(href) ?? '') + inline.text);
        open = href;
      } else open = undefined;
    }
  };
  const visit = (block: Block<Figure>): void => {
    if ('words' in block) words(block.words);
    if ('blocks' in block) block.blocks.forEach(visit);
    if (block.kind === 'list') for (const item of block.items) item.blocks.forEach(visit);
    if (block.kind === 'table') for (const row of block.rows) row.forEach(words);
    if (block.kind === 'notes') for (const note of block.notes) note.forEach(visit);
  };
  blocks.forEach(visit);
  return [...links].map(([href, text]) => ({ href, text }));
}
