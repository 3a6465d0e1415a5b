import type { Nodes } from 'hast';
import { createElement, Fragment, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { jsx, jsxs } from 'react/jsx-runtime';
import { evaluate, type EvaluateOptions, htmlToHast } from 'satteri';
import { describe, expect, it } from 'vitest';
import { calloutKindLabels } from '../../src/mdx/components.ts';
import { parseBody } from '../../src/mdx/parse.ts';
import { renderBody } from '../../src/mdx/render.ts';
import { contentBodies } from './content-files.ts';

type Props = Readonly<Record<string, string>> & { readonly children?: ReactNode };

/** The components as any site might write them: the same words in the same order, no markup to speak of. */
const components = {
  Quote: ({ by, role, children }: Props) => createElement('div', {}, children, role ? `${by}, ${role}` : by),
  Callout: ({ kind, title, children }: Props) =>
    createElement('div', {}, createElement('p', {}, title ?? calloutKindLabels[kind as 'note']), children),
  Facts: ({ title, children }: Props) => createElement('div', {}, createElement('p', {}, title), children),
  Figure: () => createElement('hr'),
  Video: () => createElement('hr'),
};

const runtime = { Fragment, jsx, jsxs } as unknown as Pick<EvaluateOptions, 'Fragment' | 'jsx' | 'jsxs'>;

/** The page that MDX's own way gives: compiled to a program by the compiler that @astrojs/mdx uses, and run. */
function compile(body: string): string {
  const features = {
    gfm: { footnotes: { label: 'Chú thích' } },
    smartPunctuation: false,
    frontmatter: false,
  };
  const { default: Content } = evaluate(body, { ...runtime, features }) as {
    default: (props: { components: typeof components }) => ReactNode;
  };
  return renderToStaticMarkup(createElement(Content, { components }));
}

/** The words as a reader meets them, whatever the markup. */
function wordsOf(html: string): string[] {
  const write = (node: Nodes): string =>
    node.type === 'text' ? node.value : 'children' in node ? ` ${node.children.map(write).join('')} ` : '';
  return write(htmlToHast(html, { fragment: true }))
    .split(/\s+/u)
    .filter(Boolean);
}

describe('Content is plain MDX, which any MDX tool can read', () => {
  it.each(contentBodies)('$name compiles, and says the same words', ({ body }) => {
    const parsed = parseBody(body, 1);
    if (!parsed.ok) throw new Error(parsed.finding.found);
    const ours = renderBody(parsed.tree).parts.map((part) => (part.kind === 'html' ? part.html : '<hr>'));
    expect(wordsOf(ours.join('\n'))).toEqual(wordsOf(compile(body)));
  });
});
