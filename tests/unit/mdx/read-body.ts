import { checkBody } from '../../../src/mdx/check.ts';
import { parseBody } from '../../../src/mdx/parse.ts';
import { renderBody, type RenderedBody } from '../../../src/mdx/render.ts';
import type { Finding } from '../../../src/mdx/source.ts';

/** What is wrong with a body, as an author is told. */
export function findingsOf(body: string): readonly Finding[] {
  const parsed = parseBody(body, 1);
  return parsed.ok ? checkBody(parsed.tree, 1) : [parsed.finding];
}

/** Renders a body that must be sound. */
export function render(body: string): RenderedBody {
  const parsed = parseBody(body, 1);
  const findings = parsed.ok ? checkBody(parsed.tree, 1) : [parsed.finding];
  if (!parsed.ok || findings.length > 0) throw new Error(JSON.stringify(findings));
  return renderBody(parsed.tree);
}

/** The HTML of a body that has neither photos nor films. */
export const htmlOf = (body: string): string =>
  render(body)
    .parts.map((part) => (part.kind === 'html' ? part.html : `[${part.kind}]`))
    .join('\n');
