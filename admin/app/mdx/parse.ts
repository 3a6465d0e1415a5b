import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { mdxMd } from 'micromark-extension-mdx-md';
import { checkBody } from '../../../src/mdx/check.ts';
import { describeSyntaxError } from '../../../src/mdx/describe-syntax-error.ts';
import { shieldCode, unshieldTree } from '../../../src/mdx/shield.ts';
import { type Finding, refuseSource } from '../../../src/mdx/source.ts';

/**
 * Parses an MDX body in the browser. `src/mdx/parse.ts` does the same in Node with another parser; a contract test holds the
 * two to one meaning. Code is shielded and comes back as nodes that the check refuses, so MDX's extensions for code, and the
 * JavaScript parser that they bring (120 kB), are left out.
 *
 * @throws VFileMessage, in English, where the text is not MDX
 */
export function parseMdx(source: string): Root {
  const tree = fromMarkdown(shieldCode(source), {
    extensions: [gfm(), mdxJsx(), mdxMd()],
    mdastExtensions: [gfmFromMarkdown(), mdxFromMarkdown()],
  });
  return unshieldTree(tree);
}

/** The parsed body, and what stands in the way of publishing it: nothing, when all is well. */
export interface CheckedBody {
  readonly tree?: Root;
  readonly findings: readonly Finding[];
}

/** Parses and checks a body; its first line counts as line 1. */
export function checkMdx(source: string): CheckedBody {
  const refused = refuseSource(source);
  if (refused) return { findings: [refused] };
  try {
    const tree = parseMdx(source);
    return { tree, findings: checkBody(tree, 1) };
  } catch (error) {
    return { findings: [describeSyntaxError(error, source, 1)] };
  }
}
