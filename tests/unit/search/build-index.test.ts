import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../../src/search/index/build-index.ts';
import { decodeCard, encodeCard } from '../../../src/search/index/card.ts';
import {
  byDate,
  countFacet,
  narrow,
  openShelf,
  type Chosen,
  type Shelf,
} from '../../../src/search/results/facets.ts';
import { toIndexHtml } from '../../../src/search/index/record.ts';
import { addTwins, stripTwins } from '../../../src/search/index/twins.ts';
import fc from 'fast-check';
import { documents } from './documents.ts';
import { openIndex } from './open-index.ts';

let folder: string;
let outDir: string;
let shelf: Shelf;
const progress: number[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-'));
  outDir = join(folder, 'site', 'pagefind');
  await mkdir(join(outDir, 'fragment'), { recursive: true });
  await writeFile(join(outDir, 'fragment', 'withdrawn.pf_fragment'), 'words that were withdrawn');
  await buildIndex({ records: documents, outDir, onProgress: (pages) => progress.push(pages) });
  shelf = await openShelf((await openIndex(outDir)).pagefind);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the index folder', () => {
  it('holds nothing of the index before, and nothing lies beside it', async () => {
    expect(await readdir(join(outDir, 'fragment'))).not.toContain('withdrawn.pf_fragment');
    expect(await readdir(join(folder, 'site'))).toEqual(['pagefind']);
    expect((await stat(outDir)).mode & 0o005).toBe(0o005);
  });

  it('has what the archive page loads and none of Pagefind’s own interfaces', async () => {
    const names = await readdir(outDir);
    expect(names).toEqual(
      expect.arrayContaining([
        'pagefind.js',
        'pagefind-worker.js',
        'pagefind-entry.json',
        'wasm.unknown.pagefind',
      ]),
    );
    expect(names.filter((name) => /ui|highlight/.test(name))).toEqual([]);
    expect(await readFile(join(outDir, 'pagefind-entry.json'), 'utf8')).toContain(
      `"page_count":${documents.length}`,
    );
  });

  it('reports its progress up to the last page', () => {
    expect(progress.at(-1)).toBe(documents.length);
  });

  it('stays as it was when the records cannot be read', async () => {
    function* broken() {
      yield* documents.slice(0, 2);
      throw new Error('content/stories/x.mdx cannot be read');
    }
    await expect(buildIndex({ records: broken(), outDir })).rejects.toThrow('content/stories/x.mdx');
    expect(await readdir(join(folder, 'site'))).toEqual(['pagefind']);
    expect(await readdir(join(outDir, 'fragment'))).toHaveLength(documents.length);
  });

  it('can be built twice at once, and of nothing', async () => {
    const none = join(folder, 'none');
    const one = join(folder, 'one');
    const built = await Promise.all([
      buildIndex({ records: [], outDir: none }),
      buildIndex({ records: documents.slice(0, 1), outDir: one }),
    ]);
    expect(built.map(({ pages }) => pages)).toEqual([0, 1]);
  }, 30_000);
});

describe('the shelf', () => {
  const open: Chosen = { nam: [], loai: [], donvi: [], linhvuc: [] };

  it('has every page, newest first', async () => {
    expect(shelf.newestFirst).toHaveLength(documents.length);
    const first = await shelf.newestFirst[0]?.data();
    expect(first?.raw_url).toBe(documents[2]?.url);
    expect(byDate(shelf.newestFirst.slice(5, 8), shelf, 'oldest').map(({ id }) => id)).toEqual(
      shelf.newestFirst
        .slice(5, 8)
        .map(({ id }) => id)
        .toReversed(),
    );
  });

  it('offers years from the newest and other values from the most frequent, with readable names', () => {
    expect(shelf.facets.nam.map(({ label }) => label)).toEqual([
      '2020',
      '2019',
      '2018',
      '2017',
      '2016',
      '2015',
    ]);
    expect(shelf.facets.loai.map(({ id, label }) => `${id}: ${label}`)).toEqual([
      'guong: Gương điển hình',
      'sang-kien: Sáng kiến',
      'tin-tuc: Tin tức',
      'van-ban: Văn bản',
    ]);
    expect(shelf.facets.donvi.map(({ id }) => id)).toContain('doi-xe-mau');
  });

  it('takes values of one facet as alternatives, facets together, and shows zeros', () => {
    const chosen = { ...open, nam: ['2015', '2016'], loai: ['sang-kien'] };
    const expected = documents.filter(
      ({ year, kindId }) => (year === 2015 || year === 2016) && kindId === 'sang-kien',
    );
    expect(narrow(shelf.newestFirst, shelf, chosen)).toHaveLength(expected.length);
    const counts = countFacet(shelf.newestFirst, shelf, { ...open, donvi: ['doi-xe-mau'] }, 'loai');
    expect(counts.get('van-ban')).toBe(0);
    expect(counts.get('sang-kien')).toBe(
      documents.filter(({ unit, kindId }) => unit === 'Đội xe mẫu' && kindId === 'sang-kien').length,
    );
    // Its own choice does not narrow a facet: the other years still say what they would add.
    expect(countFacet(shelf.newestFirst, shelf, chosen, 'nam').get('2019')).toBe(2);
    expect(narrow(shelf.newestFirst, shelf, { ...open, nam: ['1999'] })).toEqual([]);
  });
});

describe('a record', () => {
  it('comes back from its twins as it was written', () => {
    const letters = fc.string({
      unit: fc.constantFrom('đ', 'Đ', 'ư', 'a', ' ', '|', '.', '1847/QĐ-TTg', '-'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(letters, (text) => {
        expect(stripTwins(addTwins(text)).replace(/\| /g, '|')).toBe(
          text.normalize('NFC').replace(/\| /g, '|'),
        );
      }),
    );
    expect(addTwins('Thi đua theo 1847/QĐ-TTg')).toBe('Thi đua|dua theo 1847/QĐ-TTg');
  });

  it('carries any card through an id without white space', () => {
    const cards = fc.record({
      title: fc.string({ unit: 'grapheme' }),
      summary: fc.string({ unit: fc.constantFrom(' ', '_', '\u00a0', '\n', '"', '\\', 'đ', '\\u005f') }),
      kind: fc.string(),
      date: fc.constant('2020-02-18'),
      sample: fc.boolean(),
    });
    fc.assert(
      fc.property(cards, (card) => {
        expect(encodeCard(card)).not.toMatch(/\s/);
        expect(decodeCard(encodeCard(card))).toEqual(card);
      }),
    );
    expect(decodeCard('ket-qua')).toBeUndefined();
    expect(decodeCard('{broken')).toBeUndefined();
  });

  it('cannot break out of its page with markup in any field', () => {
    const nasty = '"><script>alert(1)</script>&amp;';
    const [first] = documents;
    if (!first) throw new Error('no documents');
    const html = toIndexHtml({
      ...first,
      title: nasty,
      summary: nasty,
      text: nasty,
      unit: nasty,
      topic: nasty,
      people: [nasty],
      kind: nasty,
      headings: [{ id: nasty, text: nasty }],
    });
    expect(html).not.toContain('<script');
    expect(html.match(/<h2 /g)).toHaveLength(1);
  });
});
