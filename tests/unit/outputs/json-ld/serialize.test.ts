import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serializeJsonLd } from '../../../../src/outputs/json-ld/serialize.ts';
import { wildText } from '../wild.ts';

test('whatever the text, it reads back the same and no part of it is HTML', () => {
  fc.assert(
    fc.property(fc.dictionary(wildText, fc.oneof(wildText, fc.array(wildText))), (value) => {
      const json = serializeJsonLd(value);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    }),
  );
});

test('a title can not end the script element', () => {
  const json = serializeJsonLd({ headline: '</script><script>alert(1)</script><!--' });
  expect(json).toBe(
    '{"headline":"\\u003c/script\\u003e\\u003cscript\\u003ealert(1)\\u003c/script\\u003e\\u003c!--"}',
  );
});
