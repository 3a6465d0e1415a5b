import { buildCatalog, type Catalog } from '../../../src/model/catalog.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { Block } from '../../../src/mdx/blocks.ts';
import type { Article } from '../../../src/model/urls.ts';
import { pressItem } from '../../../src/outputs/item/derive-item.ts';
import type { PressItem } from '../../../src/outputs/item/press-item.ts';
import { feedPlaces } from '../../../src/model/feeds.ts';
import type { Feed } from '../../../src/outputs/feeds/feed.ts';
import { feedOf } from '../../../src/outputs/feeds/feed-of.ts';
import type { StructuredPicture } from '../../../src/model/picture.ts';
import type { CollectionName, DataOf } from '../../../src/schema/collections.ts';
import type { Photo } from '../../../src/schema/photo.ts';
import type { SiteData } from '../../../src/schema/site.ts';

export const site: SiteData = {
  name: 'Gương sáng',
  tagline: 'Thi đua, khen thưởng · Văn phòng Quốc hội',
  institution: 'Văn phòng Quốc hội',
  summary: 'Kế hoạch thi đua, gương điển hình & sáng kiến.',
  origin: 'https://guong-sang.example',
  email: 'gop-y@guong-sang.example',
  pressEmail: 'baochi@guong-sang.example',
  licence: {
    name: 'CC BY 4.0',
    url: 'https://creativecommons.org/licenses/by/4.0/deed.vi',
    text: 'Được đăng lại, miễn là ghi nguồn.',
  },
  topics: [{ id: 'ky-thuat', name: 'Kỹ thuật' }],
};

export const photo: Photo = {
  src: '/media/2020/hoi-truong.jpg',
  alt: 'Một người cúi xuống chiếc micrô',
  caption: 'Đặng Hữu Thịnh thử micrô trước phiên họp',
  credit: 'Trịnh Quốc Bảo',
  rights: 'reuse-with-credit',
};

/** What the build makes of a photo: a JPEG named by its content. */
export const jpegOf = () => ({ src: '/anh/4f0c-1200.jpg', width: 1200, height: 800 });

/** What search engines are told of it. */
export const picture: StructuredPicture = {
  shapes: [
    { src: '/anh/a-1200x1200.jpg', width: 1200, height: 1200 },
    { src: '/anh/a-1200x900.jpg', width: 1200, height: 900 },
    { src: '/anh/a-1200x675.jpg', width: 1200, height: 675 },
  ],
  alt: photo.alt,
  caption: photo.caption,
  credit: photo.credit,
  notice: `© ${photo.credit}`,
  licence: 'https://guong-sang.example/quyen-su-dung/',
};

function entry<Name extends CollectionName>(collection: Name, id: string, data: DataOf<Name>): Entry<Name> {
  const [folder, slug] = id.includes('/') ? (id.split('/') as [string, string]) : [undefined, id];
  return {
    collection,
    id,
    slug,
    ...(folder ? { year: folder } : {}),
    digest: `digest-of-${id}`,
    data,
    syllables: 640,
    photos: [],
  };
}

type Changes<Name extends CollectionName> = Partial<DataOf<Name>>;

export const story = (slug = 'ca-truc-dem', changes: Changes<'stories'> = {}): Entry<'stories'> =>
  entry('stories', `2020/${slug}`, {
    title: 'Ca trực đêm giữ tiếng cho hội trường',
    kind: 'collective',
    summary: 'Năm người của tổ âm thanh thử từng chiếc micrô trước mỗi phiên họp.',
    publishedAt: '2020-02-03T14:00:00+07:00',
    byline: 'Mai Đan Thư',
    unit: 'vu-thong-tin',
    topic: 'ky-thuat',
    corrections: [],
    republished: [],
    formerAddresses: [],
    sample: false,
    ...changes,
  });

export const initiative = (slug: string, changes: Changes<'initiatives'> = {}): Entry<'initiatives'> =>
  entry('initiatives', `2020/${slug}`, {
    title: 'Đóng tập biên bản theo phiên',
    summary: 'Mỗi phiên một tập, tìm trong một phút.',
    publishedAt: '2020-03-02T08:00:00+07:00',
    status: 'applied',
    measure: { figure: '3 → 1', label: 'ngày xử lý một phiếu trình' },
    unit: 'vu-thong-tin',
    topic: 'ky-thuat',
    authors: [{ name: 'Lê An Nhiên' }, { name: 'Tổ biên bản, Đơn vị mẫu A' }],
    corrections: [],
    republished: [],
    formerAddresses: [],
    sample: true,
    ...changes,
  });

export const newsItem = (slug: string, changes: Changes<'news'> = {}): Entry<'news'> =>
  entry('news', `2020/${slug}`, {
    title: 'Ban hành kế hoạch thi đua năm 2020',
    kind: 'news',
    summary: 'Kế hoạch nêu bảy nhiệm vụ và ba hạn nộp.',
    publishedAt: '2020-01-20T08:00:00+07:00',
    corrections: [],
    republished: [],
    formerAddresses: [],
    sample: false,
    ...changes,
  });

export const unit = (): Entry<'units'> =>
  entry('units', 'vu-thong-tin', {
    title: 'Vụ Thông tin',
    kind: 'department',
    summary: 'Tham mưu về thông tin.',
    sample: false,
  });

export const award = (slug: string, changes: Changes<'awards'> = {}): Entry<'awards'> =>
  entry('awards', `2020/${slug}`, {
    title: 'Cờ thi đua của cơ quan',
    kind: 'emulation-flag',
    recipient: { name: 'Tổ mẫu', kind: 'collective' },
    awardedBy: 'Cơ quan mẫu',
    year: 2020,
    sample: true,
    ...changes,
  });

export const plan = (): Entry<'plans'> =>
  entry('plans', '2020', {
    title: 'Kế hoạch thi đua, khen thưởng năm 2020',
    year: 2020,
    announcedAt: '2020-01-15',
    issuer: 'Văn phòng Quốc hội',
    summary: 'Bảy nhiệm vụ của năm.',
    theme: { official: 'Đoàn kết, sáng tạo, thi đua lập thành tích', short: 'Đoàn kết, sáng tạo' },
    purposes: [],
    requirements: [],
    tasks: [],
    responsibilities: [],
    deadlines: [],
    legalBasis: [],
    source: { title: 'Cổng thông tin', date: '2020-01-15' },
    sample: false,
  });

export const event = (slug: string, changes: Changes<'events'> = {}): Entry<'events'> =>
  entry('events', `2020/${slug}`, {
    title: 'Đại hội thi đua yêu nước lần thứ IV',
    kind: 'congress',
    year: 2020,
    dateSource: 'plan',
    sample: false,
    ...changes,
  });

export const page = (id: string): Entry<'pages'> =>
  entry('pages', id, {
    title: 'Giới thiệu',
    summary: 'Trang này là gì.',
    updatedAt: '2020-05-01',
    sample: false,
  });

/** A catalog of some entries, with the unit and the photo that they name. */
export const catalogOf = (...entries: readonly Entry[]): Catalog =>
  buildCatalog(
    site,
    [unit(), ...entries],
    new Map(
      [photo.src, '/media/2020/hop-to.jpg'].map((src) => [
        src,
        { digest: 'ab'.repeat(32), width: 4000, height: 3000 },
      ]),
    ),
  );

/** An article as the press gets it. */
export const itemOf = (
  article: Article,
  { blocks = [], others = [] }: { blocks?: readonly Block[]; others?: readonly Entry[] } = {},
): PressItem =>
  pressItem(catalogOf(article, ...others), article, blocks, () => ({ web: jpegOf(), print: jpegOf() }));
/** The feed beside a page, by that page's path; of everything, where it is left out. */
export function feedAt(catalog: Catalog, base = '/'): Feed {
  const place = feedPlaces(catalog).find((candidate) => candidate.base === base);
  if (!place) throw new Error(`No feed lies at ${base}`);
  return feedOf(catalog, place, jpegOf);
}
