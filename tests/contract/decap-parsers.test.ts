import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitFile } from '../../src/mdx/frontmatter.ts';
import { checkMdx } from '../../admin/app/mdx/parse.ts';
import { checkBody } from '../../src/mdx/check.ts';
import { parseBody } from '../../src/mdx/parse.ts';
import { renderBody } from '../../src/mdx/render.ts';

const folder = new URL('../../content/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.mdx'),
);

describe('the browser’s parser and the site’s', () => {
  it.each(files)('give one page for %s', (file) => {
    const split = splitFile(readFileSync(new URL(file, folder), 'utf8'));
    if (!split.ok) throw new Error(split.finding.found);
    const onSite = parseBody(split.file.body, 1);
    const { tree, findings } = checkMdx(split.file.body);
    expect(findings).toEqual([]);
    if (!onSite.ok || !tree) throw new Error('not parsed');
    expect(renderBody(tree)).toEqual(renderBody(onSite.tree));
  });

  it.each([
    ['import', 'import fs from "fs"'],
    ['export', 'export const a = 1'],
    ['an expression', 'Một {1 + 1} hai'],
    ['a block expression', '{process.exit()}'],
    ['HTML', '<div onclick="x">a</div>'],
    ['a script', '<script>alert(1)</script>'],
    ['a comment', '<!-- a -->'],
    ['an attribute that is code', '<Quote by={x}>\n\na\n\n</Quote>'],
    ['spread attributes', '<Quote {...x}>\n\na\n\n</Quote>'],
    ['a link that runs', '[a](javascript:alert(1))'],
    ['a link that runs, hidden', '[a](java&#x0A;script:alert(1))'],
    ['an autolink', '<javascript:alert(1)>'],
    ['a tag left open', '<Quote by="An">\n\na'],
    ['a brace left open', 'a { b'],
    ['a Quote without who', '<Quote>\n\na\n\n</Quote>'],
    ['a component inside a line', 'a <Figure src="x" /> b'],
    ['an image', '![a](https://a.vn/x.png)'],
    ['a heading of the first order', '# A'],
  ])('both refuse %s', (_name, body) => {
    const onSite = parseBody(body, 1);
    expect(onSite.ok ? checkBody(onSite.tree, 1) : [onSite.finding]).not.toEqual([]);
    expect(checkMdx(body).findings).not.toEqual([]);
  });
});
