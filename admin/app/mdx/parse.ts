import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { checkBody } from '../../../src/mdx/check.ts';
import type { Finding } from '../../../src/mdx/frontmatter.ts';

/**
 * Parses an MDX body in the browser. `src/mdx/parse.ts` does the same in Node with another parser; a contract test holds the
 * two to one meaning.
 *
 * @throws VFileMessage, in English, where the text is not MDX
 */
export function parseMdx(source: string): Root {
  return fromMarkdown(source, {
    extensions: [gfm(), mdxjs()],
    mdastExtensions: [gfmFromMarkdown(), mdxFromMarkdown()],
  });
}

/** The parsed body, and what stands in the way of publishing it: nothing, when all is well. */
export interface CheckedBody {
  readonly tree?: Root;
  readonly findings: readonly Finding[];
}

/** Parses and checks a body; its first line counts as line 1. */
export function checkMdx(source: string): CheckedBody {
  try {
    const tree = parseMdx(source);
    return { tree, findings: checkBody(tree, 1) };
  } catch (error) {
    return { findings: [describe(error)] };
  }
}

/** The parser's reason is for developers, so editors are told what such errors mean. */
function describe(error: unknown): Finding {
  const line = (error as { line?: unknown }).line;
  return {
    line: typeof line === 'number' ? line : 1,
    field: 'nội dung',
    found: 'có dấu < hoặc { mà không đọc được',
    remedy: 'Nếu là chữ thường, gõ \\< và \\{; nếu là thẻ, đóng thẻ cho đủ',
  };
}
