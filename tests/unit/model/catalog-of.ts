import { buildCatalog, type Catalog } from '../../../src/model/catalog.ts';
import type { Entry } from '../../../src/model/entry.ts';
import { type CollectionName, schemas } from '../../../src/schema/collections.ts';
import type { SiteData } from '../../../src/schema/site.ts';

const site: SiteData = {
  name: 'Nhà mẫu',
  tagline: 'Thi đua, khen thưởng',
  institution: 'Cơ quan mẫu',
  summary: 'Một trang nhỏ để thử các trang.',
  origin: 'https://nha-mau.example',
  email: 'a@nha-mau.example',
  pressEmail: 'b@nha-mau.example',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/', text: 'Được đăng lại khi ghi nguồn.' },
  topics: [
    { id: 'ky-thuat', name: 'Kỹ thuật' },
    { id: 'hau-can', name: 'Hậu cần' },
  ],
};

const common = { title: 'Một bài mẫu', summary: 'Một câu kể ai đã làm gì và được gì.' };
const article = {
  ...common,
  publishedAt: '2020-02-03T14:00:00+07:00',
  unit: 'don-vi-mau',
  topic: 'ky-thuat',
};

const usual: Readonly<Record<CollectionName, Readonly<Record<string, unknown>>>> = {
  plans: {
    title: 'Kế hoạch năm 2020',
    year: 2020,
    announcedAt: '2020-01-20',
    issuer: 'Cơ quan mẫu',
    summary: common.summary,
    theme: { official: 'Đổi mới, nâng cao chất lượng trong mọi hoạt động', short: 'Đổi mới' },
    purposes: [{ text: 'Khích lệ mọi người' }],
    requirements: [{ text: 'Bám nhiệm vụ được giao' }],
    tasks: [
      { title: 'Phổ biến chủ trương', text: 'Phổ biến chủ trương từ đầu năm' },
      { title: 'Phục vụ kỳ họp', text: 'Phục vụ tốt kỳ họp và các phiên họp' },
    ],
    responsibilities: [],
    deadlines: [],
    legalBasis: [],
    source: { title: 'Cổng thông tin', date: '2020-01-20' },
  },
  stories: { ...article, kind: 'collective', byline: 'Người viết' },
  initiatives: {
    ...article,
    status: 'applied',
    measure: { figure: '3 → 1', label: 'số tờ phải điền' },
    authors: [{ name: 'Chị An' }, { name: 'Anh Ba' }],
  },
  news: { ...article, kind: 'news' },
  awards: {
    title: 'Tập thể lao động xuất sắc năm 2019',
    kind: 'excellent-collective',
    recipient: { name: 'Tổ mẫu', kind: 'collective' },
    awardedBy: 'Cơ quan mẫu',
    year: 2020,
  },
  units: { title: 'Đơn vị mẫu', kind: 'department', summary: common.summary },
  events: { title: 'Ngày kỷ niệm', kind: 'anniversary', year: 2020 },
  documents: { title: 'Luật mẫu', kind: 'law', issuer: 'Quốc hội' },
  outlets: { title: 'Báo mẫu', kind: 'newspaper', role: 'Đăng lại các bài' },
  pages: { ...common, updatedAt: '2020-01-20' },
};

/** A checked entry as usual but for some fields. */
export function entry<Name extends CollectionName>(
  collection: Name,
  id: string,
  fields: Readonly<Record<string, unknown>> = {},
): Entry<Name> {
  const [year, slug = id] = id.includes('/') ? (id.split('/') as [string, string]) : [undefined, id];
  return {
    collection,
    id,
    slug,
    ...(year ? { year } : {}),
    digest: `digest of ${collection}/${id}`,
    data: schemas[collection].parse({ ...usual[collection], ...fields }) as Entry<Name>['data'],
    syllables: 750,
    photos: [],
  };
}

export const catalogOf = (...entries: readonly Entry[]): Catalog => buildCatalog(site, entries, new Map());
