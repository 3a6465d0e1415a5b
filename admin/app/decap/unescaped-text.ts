type Keep = <Tree>(tree: Tree) => Tree;

/** Leaves the text of rich text as it was typed; `mdx/rich-text.ts` escapes it when it writes. */
export default function keepText(): Keep {
  return (tree) => tree;
}
