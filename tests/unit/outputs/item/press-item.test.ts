import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../src/mdx/blocks.ts';
import { entryUri } from '../../../../src/outputs/article/entry-uri.ts';
import { withdrawnItem } from '../../../../src/outputs/item/derive-item.ts';
import { catalogOf, initiative, itemOf, newsItem, photo, plan, story } from '../fixture.ts';

const correction = { by: 'Ban biên tập', wrong: 'bảy mươi', right: 'bảy mươi hai' };

describe('A press item', () => {
  it('says all by itself: name, version, addresses, whose it is and on what terms', () => {
    const item = itemOf(story('ca-truc-dem', { plan: '2020', photo }), { others: [plan()] });
    expect(item).toMatchObject({
      uri: entryUri('https://guong-sang.example', story()),
      url: 'https://guong-sang.example/guong-dien-hinh/2020/ca-truc-dem/',
      version: 1,
      section: 'Gương điển hình',
      kind: 'Tập thể',
      credit: 'Bài: Mai Đan Thư. Nguồn: Gương sáng, Văn phòng Quốc hội.',
      unit: { name: 'Vụ Thông tin', url: 'https://guong-sang.example/don-vi/vu-thong-tin/' },
      topic: { id: 'ky-thuat', name: 'Kỹ thuật' },
      plan: {
        name: 'Kế hoạch thi đua, khen thưởng năm 2020',
        url: 'https://guong-sang.example/ke-hoach/2020/',
      },
      licence: { name: 'CC BY 4.0' },
      lead: { credit: 'Trịnh Quốc Bảo', print: { url: 'https://guong-sang.example/anh/4f0c-1200.jpg' } },
    });
    expect(JSON.parse(JSON.stringify(item))).toEqual(item);
  });

  it('keeps its name and raises its version with every correction, in the order of time', () => {
    const first = itemOf(story());
    const item = itemOf(
      story('ca-truc-dem', {
        corrections: [
          { ...correction, at: '2020-03-06T09:20:00+07:00', by: 'Sau' },
          { ...correction, at: '2020-02-06T09:20:00+07:00', by: 'Trước' },
        ],
      }),
    );
    expect(item.uri).toBe(first.uri);
    expect([first.version, item.version]).toEqual([1, 3]);
    expect(item.corrections.map(({ version, by }) => [version, by])).toEqual([
      [2, 'Trước'],
      [3, 'Sau'],
    ]);
    expect(item.updated).toBe('2020-03-06T09:20:00+07:00');
  });

  it('tells nobody when a person agreed, and who it is about', () => {
    const subject = { name: 'Lê An Nhiên', role: 'văn thư', titles: [], consentGivenAt: '2020-01-31' };
    const item = itemOf(story('mot', { kind: 'person', subject }));
    expect(item.about).toEqual({ type: 'person', name: 'Lê An Nhiên', role: 'văn thư' });
    expect(JSON.stringify(item)).not.toContain('2020-01-31');
    expect(itemOf(story('hai', { kind: 'new-model', subject })).about?.type).toBe('other');
  });

  it('names the makers of an initiative as makers, and nobody where news is the house’s own', () => {
    expect(itemOf(initiative('mot')).credit).toBe(
      'Tác giả sáng kiến: Lê An Nhiên, Tổ biên bản, Đơn vị mẫu A. Nguồn: Gương sáng, Văn phòng Quốc hội.',
    );
    expect(itemOf(newsItem('tin')).credit).toBe('Nguồn: Gương sáng, Văn phòng Quốc hội.');
  });

  it('leaves on the site what may only be shown there, with every word about it', () => {
    const kept = { ...photo, rights: 'site-only', caption: 'Chỉ ở đây', credit: 'Người giữ quyền' } as const;
    const blocks: Block[] = [
      { kind: 'quote', blocks: [{ kind: 'figure', photo: kept }] },
      { kind: 'figure', photo },
    ];
    const item = itemOf({ ...story('mot', { photo: kept }), photos: [kept, photo] }, { blocks });
    expect(JSON.stringify(item)).not.toMatch(/Chỉ ở đây|Người giữ quyền/);
    expect(item.lead).toBeUndefined();
    expect(item.photos).toHaveLength(1);
    expect(item.body).toMatchObject([
      { kind: 'quote', blocks: [] },
      { kind: 'figure', photo: { caption: photo.caption } },
    ]);
  });

  it('has every photo once, also one that is shown twice', () => {
    expect(itemOf({ ...story('mot', { photo }), photos: [photo, photo] }).photos).toHaveLength(1);
  });

  it('makes links whole, wherever they stand', () => {
    const link = (href: string) => ({ text: 'chữ', href });
    const item = itemOf(story(), {
      blocks: [
        { kind: 'list', items: [{ blocks: [{ kind: 'paragraph', words: [link('/ke-hoach/2020/')] }] }] },
        { kind: 'table', align: ['none'], rows: [[[link('#muc')]]] },
        { kind: 'paragraph', words: [link('https://a.vn/'), link('mailto:a@b.vn')] },
      ],
    });
    expect([...JSON.stringify(item.body).matchAll(/"href":"([^"]+)"/g)].map(([, href]) => href)).toEqual([
      'https://guong-sang.example/ke-hoach/2020/',
      `${item.url}#muc`,
      'https://a.vn/',
      'mailto:a@b.vn',
    ]);
  });
});

describe('The press item of a withdrawn article', () => {
  it('has the name it always had, one more version, and not a word of the article', () => {
    const withdrawn = { at: '2020-05-01T08:00:00+07:00', by: 'Ban biên tập', reason: 'Chưa được đồng ý.' };
    const article = story('moi', {
      withdrawn: { ...withdrawn, replacement: '/tin-tuc/2020/tin/' },
      corrections: [{ ...correction, at: '2020-03-06T09:20:00+07:00' }],
      formerAddresses: [{ path: '/guong-dien-hinh/2020/cu/' }],
    });
    const catalog = catalogOf(article, newsItem('tin'));
    const item = withdrawnItem(catalog, catalog.withdrawn[0]!);
    expect(item).toMatchObject({
      ...withdrawn,
      uri: entryUri('https://guong-sang.example', story('cu')),
      url: 'https://guong-sang.example/guong-dien-hinh/2020/moi/',
      version: 3,
      replacement: { name: 'Ban hành kế hoạch thi đua năm 2020' },
    });
    expect(JSON.stringify(item)).not.toMatch(/Ca trực đêm|Mai Đan Thư|bảy mươi|Năm người/);
  });
});
