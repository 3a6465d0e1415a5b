import { Inverter } from '../../../src/search/index/invert.ts';
import { manifestOf, type Segment } from '../../../src/search/index/plan-segments.ts';
import { openIndex, type ArchiveIndex } from '../../../src/search/query/open-index.ts';
import { MANIFEST } from '../../../src/search/store/manifest.ts';
import { packLexicon } from '../../../src/search/store/pack-lexicon.ts';
import { packTerms } from '../../../src/search/store/pack-terms.ts';
import { packRecord, type SearchRecord } from '../../../src/search/store/record.ts';
import { packShelf } from '../../../src/search/store/shelf.ts';

/** A page that says nothing but a text. */
export const pageOf = (text: string, number = 0): SearchRecord => ({
  url: `/tin-tuc/${number}/`,
  title: 'Bản tin',
  kind: 'Tin tức',
  kindId: 'tin-tuc',
  date: '2020-02-18',
  summary: '',
  text,
  sample: true,
});

const keyOf = ({ url, text }: SearchRecord) => ({ url, key: text });

/**
 * An archive without a disk, and which of its files were loaded.
 *
 * @param parts the pages of each segment
 * @param wanted the pages as they should be, in order; those of the only segment
 */
export async function openArchive(
  parts: readonly (readonly SearchRecord[])[],
  wanted: readonly SearchRecord[] = parts[0] ?? [],
): Promise<{ index: ArchiveIndex; loaded: string[] }> {
  const files = new Map<string, Uint8Array | string>();
  const segments = parts.map((records, at): Segment => {
    const inverter = new Inverter();
    for (const record of records) inverter.add(record);
    const terms = [...inverter.terms()];
    const { shards, files: ofTerms } = packTerms(terms);
    const others = [
      ...packLexicon(terms),
      ...records.map(packRecord),
      packShelf(records.map(({ date }) => ({ date, facets: {} }))),
    ];
    for (const { name, bytes } of [...ofTerms, ...others]) files.set(`s${at}/${name}`, bytes.slice());
    return { id: `s${at}`, shards, pages: new Map(records.map(keyOf).map(({ url, key }) => [url, key])) };
  });
  files.set(MANIFEST, JSON.stringify(manifestOf(segments, wanted.map(keyOf))));
  const loaded: string[] = [];
  const index = await openIndex((name) => {
    loaded.push(name);
    const file = files.get(name);
    return Promise.resolve(
      file === undefined ? new Response('', { status: 404 }) : new Response(file.slice()),
    );
  });
  return { index, loaded };
}

/** An archive of texts, a page each. */
export const archiveOf = (...texts: readonly string[]): Promise<{ index: ArchiveIndex; loaded: string[] }> =>
  openArchive([texts.map(pageOf)]);
