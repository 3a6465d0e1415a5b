import { expect } from 'vitest';
import { validateXML } from 'xmllint-wasm';

/** Fails unless libxml2, which forgives nothing, takes every document. */
export async function expectWellFormed(...documents: readonly string[]): Promise<void> {
  const { rawOutput, valid } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    normalization: 'c14n',
  });
  // A prefix that is bound to nothing is told here too, but leaves a document "valid".
  expect(rawOutput).toBe('');
  expect(valid).toBe(true);
}
