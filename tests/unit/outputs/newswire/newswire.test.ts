import { beforeAll, describe, expect, it } from 'vitest';
import { renderNewsml, renderWithdrawnNewsml } from '../../../../src/outputs/newsml-g2/render-newsml.ts';
import { renderNinjs, renderWithdrawnNinjs } from '../../../../src/outputs/ninjs/render-ninjs.ts';
import { contentItems, generatedItems, type MadeItems } from '../every-item.ts';
import { haveStandards, newsmlErrors, ninjsValidator } from '../standards.ts';
import { expectWellFormed } from '../strict-xml.ts';

let all: MadeItems;

beforeAll(async () => {
  const content = await contentItems();
  const generated = generatedItems(300);
  all = {
    articles: [...content.articles, ...generated.articles],
    withdrawn: [...content.withdrawn, ...generated.withdrawn],
  };
  expect(generated.articles.length + generated.withdrawn.length).toBe(300);
  expect(generated.withdrawn.length).toBeGreaterThan(20);
});

interface Ninjs {
  readonly uri: string;
  readonly version: string;
  readonly pubStatus: string;
  readonly versionCreated: string;
  readonly edNote?: string;
  readonly embargoedUntil?: string;
  readonly headlines?: readonly { readonly value: string }[];
  readonly bodies?: readonly { readonly contentType: string; readonly value: string }[];
  readonly rightsInfo?: { readonly linkedRights: string };
  readonly associations?: readonly Ninjs[];
  readonly renditions?: readonly { readonly name: string; readonly href: string; readonly width?: number }[];
}

const ninjsOf = (text: string): Ninjs => JSON.parse(text) as Ninjs;

describe.skipIf(!haveStandards)('By the publisher’s own schema', () => {
  it('every article and every withdrawal is valid ninjs 3.1', () => {
    const errorsOf = ninjsValidator();
    for (const { item } of all.articles) expect(errorsOf(ninjsOf(renderNinjs(item))), item.slug).toEqual([]);
    for (const item of all.withdrawn)
      expect(errorsOf(ninjsOf(renderWithdrawnNinjs(item))), item.slug).toEqual([]);
  });

  it('every article and every withdrawal is valid NewsML-G2 2.35', async () => {
    const documents = [
      ...all.articles.map(({ item }) => renderNewsml(item)),
      ...all.withdrawn.map(renderWithdrawnNewsml),
    ];
    for (let at = 0; at < documents.length; at += 50)
      expect(await newsmlErrors(documents.slice(at, at + 50))).toBe('');
  });

  it('what is not valid is told, so that silence means something', async () => {
    const [made] = all.articles;
    const newsml = renderNewsml(made!.item);
    expect(await newsmlErrors([newsml.replace('<pubStatus', '<pubstatus')])).toContain('not expected');
    const ninjs = ninjsOf(renderNinjs(made!.item));
    expect(ninjsValidator()({ ...ninjs, pubStatus: 'gone' })).not.toEqual([]);
  });
});

describe('What a newsroom’s system needs', () => {
  it('is in every ninjs: a name, a version, a status, words, rights, and photos with theirs', () => {
    for (const { item } of all.articles) {
      const ninjs = ninjsOf(renderNinjs(item));
      expect(ninjs).toMatchObject({
        uri: item.uri,
        version: String(item.version),
        pubStatus: 'usable',
        versionCreated: item.updated,
        headlines: [{ value: item.title }],
        rightsInfo: { linkedRights: item.licence.url },
      });
      expect(ninjs.embargoedUntil).toBe(item.embargoed);
      expect(ninjs.bodies?.map(({ contentType }) => contentType)).toEqual(['text/html', 'text/plain']);
      expect(ninjs.bodies?.every(({ value }) => value.length > 5 && value === value.normalize('NFC'))).toBe(
        true,
      );
      expect(ninjs.edNote?.includes('Nội dung minh họa') ?? false).toBe(item.sample);
      const pictures = ninjs.associations?.filter(({ uri }) => uri.startsWith('urn:')) ?? [];
      expect(pictures.map(({ uri }) => uri)).toEqual(item.photos.map(({ uri }) => uri));
      for (const picture of pictures) {
        expect(picture.rightsInfo?.linkedRights).toMatch(/^https:/);
        expect(picture.renditions?.map(({ name }) => name)).toEqual(['highRes', 'web']);
      }
    }
  });

  it('is in every NewsML-G2: the same name, version, status and embargo, and as many items as there are things', async () => {
    const documents: string[] = [];
    for (const { item } of all.articles) {
      const newsml = renderNewsml(item);
      documents.push(newsml);
      expect(newsml).toContain(`<newsItem guid="${item.uri}" version="${item.version}" `);
      expect(newsml.match(/<newsItem /g)).toHaveLength(1 + item.photos.length);
      expect(newsml.match(/<pubStatus qcode="stat:usable"\/>/g)).toHaveLength(1 + item.photos.length);
      expect(newsml.includes('<embargoed>')).toBe(item.embargoed !== undefined);
      expect(newsml.includes('sig:correction')).toBe(item.corrections.length > 0);
      expect(newsml.includes('Nội dung minh họa')).toBe(item.sample);
    }
    await expectWellFormed(...documents.slice(0, 100));
  });

  it('a withdrawal is a kill under the same name, with a reason and not a word of the article', async () => {
    const documents: string[] = [];
    for (const item of all.withdrawn) {
      const ninjs = ninjsOf(renderWithdrawnNinjs(item));
      expect(ninjs).toMatchObject({ uri: item.uri, version: String(item.version), pubStatus: 'canceled' });
      expect(ninjs.edNote).toContain(item.reason);
      expect(ninjs.headlines ?? ninjs.bodies).toBeUndefined();
      const newsml = renderWithdrawnNewsml(item);
      documents.push(newsml);
      expect(newsml).toContain('qcode="stat:canceled"');
      for (const text of [JSON.stringify(ninjs), newsml])
        expect(text).not.toMatch(/Bài sinh|Người viết mẫu|mở đầu|Người chụp/);
    }
    await expectWellFormed(...documents);
  });

  it('what may only be shown on the site is in neither', () => {
    for (const { item } of all.articles)
      expect(renderNinjs(item) + renderNewsml(item)).not.toContain('Chỉ dùng trên trang này');
  });
});
