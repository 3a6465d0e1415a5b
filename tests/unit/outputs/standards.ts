import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';

/** The publishers' own schemas, which are not part of the project: see tests/README.md. */
const folder = new URL('../../../../shared/standards/', import.meta.url);

export const haveStandards = existsSync(folder);
if (!haveStandards)
  console.log('Skipped: validation by the IPTC’s schemas, which ../shared/standards would hold.');

const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** @returns what ninjs 3.1 finds wrong with an object; nothing where it is valid */
export function ninjsValidator(): (item: unknown) => unknown[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(JSON.parse(read('ninjs/GeoJSON-schema.json')) as object);
  const validate = ajv.compile(JSON.parse(read('ninjs/ninjs-schema_3.1.json')) as object);
  return (item) => (validate(item) ? [] : (validate.errors ?? []));
}

/** @returns what NewsML-G2 2.35, conformance Power, finds wrong with documents; empty where all are valid */
export async function newsmlErrors(documents: readonly string[]): Promise<string> {
  const { rawOutput } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: [read('newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd')],
    preload: [{ fileName: 'xml.xsd', contents: read('newsml-g2/xml.xsd') }],
    maxMemoryPages: 8192,
  });
  return rawOutput.replaceAll(/^.*validates\n?/gm, '');
}
