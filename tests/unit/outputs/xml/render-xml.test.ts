import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, element, renderXml, textElement } from '../../../../src/outputs/xml/render-xml.ts';
import { expectWellFormed } from '../strict-xml.ts';
import { wildText } from '../wild.ts';

const decode = (xml: string) =>
  xml.replaceAll('&#13;', '\r').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

test('whatever the text, the document is well-formed and the text can be read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wildText, { minLength: 60, maxLength: 60 }), async (texts) => {
      const document = renderXml(
        element(
          'all',
          {},
          texts.map((text) => element('one', { of: text }, [text])),
        ),
      );
      await expectWellFormed(document);
      const read = [...document.matchAll(/<one of="[^"<]*">([^<]*)<\/one>/g)].map(([, text = '']) =>
        decode(text),
      );
      expect(read).toEqual(texts.map(cleanText));
    }),
    { numRuns: 8 },
  );
});

test('the witness of these tests takes nothing that is not well-formed', async () => {
  for (const bad of ['<a>&</a>', '<a>]]></a>', '<a>\u0001</a>', '<a b="1" b="2"/>', '<p:a/>', '<a/><b/>']) {
    await expect(expectWellFormed(bad)).rejects.toThrow();
  }
});

test('only what XML forbids is lost from a text', () => {
  expect(cleanText('a\u0000b\u001bc\ud83cd\ufffee\tf')).toBe('abc\ufffdde\tf');
  expect(cleanText('e\u0323\u0302')).toBe('ệ');
});

test('a text stands in its element without white space of ours, elements are indented', () => {
  const root = element('a', { n: 1, none: undefined }, [textElement('b', 'x & y'), element('c', {})]);
  expect(renderXml(root)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<a n="1">\n  <b>x &amp; y</b>\n  <c/>\n</a>\n',
  );
});

test('text and elements may be mixed, as newswire formats need it', () => {
  const root = element('p', {}, ['Một ', textElement('strong', '<hai>'), ' ba']);
  expect(renderXml(root)).toContain('<p>Một <strong>&lt;hai&gt;</strong> ba</p>');
});
