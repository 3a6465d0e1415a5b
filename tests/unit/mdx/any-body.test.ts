import fc from 'fast-check';
import { htmlToHast } from 'satteri';
import { describe, expect, it } from 'vitest';
import { anyText, bodies } from '../../fixtures/content/bodies.ts';
import { checkBody } from '../../../src/mdx/check.ts';
import { parseBody } from '../../../src/mdx/parse.ts';
import { renderBody } from '../../../src/mdx/render.ts';
import { unsafeParts } from './safe-html.ts';

/** Holds a body to what must be true of every body; says whether it was accepted. */
function hold(body: string): boolean {
  const parsed = parseBody(body, 1);
  if (!parsed.ok || checkBody(parsed.tree, 1).length > 0) return false;
  const { parts, headings, text } = renderBody(parsed.tree);
  for (const part of parts) {
    if (part.kind === 'html')
      expect(unsafeParts(htmlToHast(part.html, { fragment: true })), body).toEqual([]);
    if (part.kind === 'video') expect(part.video.src).toMatch(/^https:\/\//);
    if (part.kind === 'figure') expect(part.photo.src).toMatch(/^\/media\//);
  }
  const ids = headings.map(({ id }) => id);
  expect(new Set(ids).size, body).toBe(ids.length);
  expect(text).toBe(text.normalize('NFC'));
  return true;
}

describe('Whatever is typed, what is shown holds only harmless elements and attributes', () => {
  it('when it is any text at all', () => {
    fc.assert(
      fc.property(anyText, (body) => void hold(body)),
      { numRuns: 500 },
    );
  });

  it('when it is made of what Markdown, MDX and HTML are made of', () => {
    let accepted = 0;
    fc.assert(
      fc.property(bodies({ hostile: true }), (body) => {
        if (hold(body)) accepted += 1;
      }),
      { numRuns: 1500 },
    );
    expect(accepted, 'the property says nothing if everything is refused').toBeGreaterThan(50);
  });
});

describe('The list of harmless things', () => {
  it.each([
    ['<script>alert(1)</script>', '<script>'],
    ['<p onclick="alert(1)">a</p>', '<p onClick>'],
    ['<p style="color:red">a</p>', '<p style>'],
    ['<a href="javascript:alert(1)">a</a>', 'href=javascript:alert(1)'],
    ['<a href="//a.vn">a</a>', 'href=//a.vn'],
    ['<img src=x onerror=alert(1)>', '<img>'],
    ['<!-- a -->', 'comment'],
    ['<p>a</p><svg/onload=alert(1)>', '<svg>'],
  ])('knows %s when it sees it', (html, part) => {
    expect(unsafeParts(htmlToHast(html, { fragment: true }))).toContain(part);
  });
});
