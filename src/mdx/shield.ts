import type { Nodes, Root } from 'mdast';
import { LIMITS } from './source.ts';

/*
 * No JavaScript parser may see a byte of what an editor wrote. MDX hands every `{…}`, import and export to one, and there
 * it is not refused but obeyed: 9,000 open brackets end the whole process (satteri 0.10.5; its stack overflows in native
 * code, which nothing can catch), and 100,000 open braces keep it busy for minutes. We refuse all three kinds of code
 * anyway, so the parser is given a stand-in for each sign that begins code, and what comes of it in the tree is turned
 * into the node that MDX would have made.
 *
 * The stand-ins are noncharacters (Unicode §23.7), which `refuseSource` lets into no file. They are as long as what they
 * stand for, so every position in the tree is right.
 */
const BRACE = '\ufdd0';
const KEYWORD = '\ufdd1';

/** The beginning of a line that MDX, in one parser or another, takes for code. */
const CODE_LINE = /(?<![^\n])(?:i(?=mport[ \t{*])|e(?=xport[ \t{*]))/g;

/** The body with stand-ins for what begins code. Escaped braces (`\{`) are text everywhere and stay. */
export function shieldCode(body: string): string {
  return body
    .replace(/\{/g, (brace, offset: number) => (isEscaped(body, offset) ? brace : BRACE))
    .replace(CODE_LINE, KEYWORD);
}

function isEscaped(text: string, offset: number): boolean {
  let slashes = 0;
  while (text[offset - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

const restore = (text: string): string =>
  text.replaceAll(BRACE, '{').replace(/\ufdd1(.)/g, (_, second: string) => (second === 'm' ? 'im' : 'ex'));

/** Turns the tree of a shielded body into that of the body itself: code becomes code nodes, all else its own letters. */
export function unshieldTree(tree: Root): Root {
  const mend = (node: Nodes, block: Nodes | undefined, isFirst: boolean, depth: number): Nodes => {
    // The browser's parser forgets the places of texts that an address stands beside.
    const code = codeNode(node, node.position ?? block?.position, isFirst);
    if (code) return code;
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === 'string') Object.assign(node, { [key]: restore(value) });
    }
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        if (typeof attribute.value === 'string') attribute.value = restore(attribute.value);
      }
    }
    // Deeper than this nothing is published, and a recursion without end would overflow our own stack.
    if ('children' in node && depth <= LIMITS.nesting + 1) {
      node.children = node.children.map((child, index) =>
        mend(child, node, index === 0, depth + 1),
      ) as typeof node.children;
    }
    return node;
  };
  return mend(tree, undefined, false, 0) as Root;
}

/**
 * The code that a text node stands for, if any. Import and export are code where a block begins at the margin; inside one
 * they are words. In a string of another node (an address, a code span) a brace is a brace, also in full MDX.
 */
function codeNode(node: Nodes, position: Nodes['position'], isFirst: boolean): Nodes | undefined {
  if (node.type !== 'text') return undefined;
  const { value } = node;
  if (isFirst && value.startsWith(KEYWORD) && position?.start.column === 1) {
    return { type: 'mdxjsEsm', value: restore(value), position };
  }
  const at = value.indexOf(BRACE);
  if (at < 0) return undefined;
  const line = (position?.start.line ?? 1) + value.slice(0, at).split('\n').length - 1;
  const start = { ...(position?.start ?? { column: 1 }), line };
  return {
    type: 'mdxTextExpression',
    value: restore(value),
    position: { start, end: position?.end ?? start },
  };
}
