import type { Root } from 'mdast';
import { type RichBody, openRich, writeRich } from './rich-text.ts';

interface Processor {
  Parser: (text: string) => Root;
  Compiler: (tree: Root) => string;
}

/**
 * A remark plugin for `CMS.registerRemarkPlugin` that makes Decap's rich text read and write MDX by grammar. Decap runs it in
 * the processor that opens a text and in the one that writes it; between the two it remembers the bytes of the blocks.
 */
export function createMdxPlugin(): (this: Processor) => void {
  let sources: RichBody['sources'] = new Map();
  return function useMdx() {
    this.Parser = (text) => {
      const opened = openRich(text);
      sources = opened.sources;
      return opened.tree;
    };
    this.Compiler = (tree) => writeRich(tree, sources);
  };
}
