import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block } from '../../../../src/mdx/blocks.ts';
import { checkBody } from '../../../../src/mdx/check.ts';
import { parseBody } from '../../../../src/mdx/parse.ts';
import { renderBody } from '../../../../src/mdx/render.ts';
import { cleanCopy } from '../../../../src/outputs/clean-copy/clean-copy.ts';
import { renderNewsml } from '../../../../src/outputs/newsml-g2/render-newsml.ts';
import { renderNinjs } from '../../../../src/outputs/ninjs/render-ninjs.ts';
import { renderText } from '../../../../src/outputs/text/render-text.ts';
import { bodies } from '../../../fixtures/content/bodies.ts';
import { itemOf, photo, story } from '../fixture.ts';
import { expectWellFormed } from '../strict-xml.ts';
import { wildText } from '../wild.ts';

it('whatever an author may write makes a document that every parser takes', async () => {
  const documents: string[] = [];
  fc.assert(
    fc.property(bodies({ hostile: false }), (body) => {
      const parsed = parseBody(body, 1);
      if (!parsed.ok || checkBody(parsed.tree, 1).length > 0) return;
      const item = itemOf(story(), { blocks: renderBody(parsed.tree).blocks });
      documents.push(renderNewsml(item), `<html>${cleanCopy(item).html}</html>`);
      expect(JSON.parse(renderNinjs(item))).toMatchObject({ uri: item.uri });
      expect(renderText(item)).toBe(renderText(item).normalize('NFC'));
    }),
    { numRuns: 1000 },
  );
  expect(documents.length).toBeGreaterThan(100);
  await expectWellFormed(...documents);
});

it('no text, however wild, becomes markup or a character that XML forbids', async () => {
  const documents: string[] = [];
  fc.assert(
    fc.property(wildText, (wild) => {
      const blocks: Block[] = [
        { kind: 'heading', depth: 2, words: [{ text: wild }] },
        { kind: 'paragraph', words: [{ text: wild, href: `https://a.vn/${wild}`, bold: true }] },
        { kind: 'figure', photo: { ...photo, caption: wild, alt: wild, credit: wild } },
        { kind: 'video', video: { src: 'https://a.vn/', title: wild, caption: wild, credit: wild } },
        { kind: 'code', text: wild },
      ];
      const item = itemOf(story('mot', { title: wild, summary: wild, byline: wild }), { blocks });
      documents.push(renderNewsml(item));
      expect(JSON.parse(renderNinjs(item))).toMatchObject({ pubStatus: 'usable' });
      expect(renderNinjs(item).isWellFormed()).toBe(true);
      expect(cleanCopy(item).html).not.toMatch(/<(?:script|title|!)/);
    }),
    { numRuns: 200 },
  );
  await expectWellFormed(...documents);
});
