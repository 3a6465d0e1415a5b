import { storyKind, type StoryKind, storyKindLabels } from '../schema/story.ts';
import { slugify } from '../vietnamese/text.ts';
import type { Catalog } from './catalog.ts';
import { type ArticleCollection, articleCollections, pathOf, paths, sections, topicPath } from './urls.ts';
import { describeTopic, listWords } from './views/list.ts';

/** The forms in which every feed is to be had. */
export const feedFormats = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** How a form of a feed is told apart: to readers, to programs and by its file. */
export const feedForms = {
  rss: { label: 'RSS', mediaType: 'application/rss+xml', file: 'feed.xml' },
  atom: { label: 'Atom', mediaType: 'application/atom+xml', file: 'feed.atom' },
  json: { label: 'JSON Feed', mediaType: 'application/feed+json', file: 'feed.json' },
} as const satisfies Readonly<Record<FeedFormat, object>>;

/** @param base the address that the feed's files lie beside, with its closing slash */
export const feedPath = (base: string, format: FeedFormat): string => `${base}${feedForms[format].file}`;

/** What a feed follows. */
export type FeedSubject =
  | { readonly kind: 'everything' }
  | { readonly kind: 'collection'; readonly collection: ArticleCollection }
  | { readonly kind: 'story-kind'; readonly storyKind: StoryKind }
  | { readonly kind: 'topic'; readonly id: string }
  | { readonly kind: 'unit'; readonly id: string }
  | { readonly kind: 'outlet'; readonly id: string }
  | { readonly kind: 'corrections' };

/** One feed of the site: what it follows and where it lies. */
export interface FeedPlace {
  readonly subject: FeedSubject;
  readonly name: string;
  readonly description: string;
  /** Its files lie here: {@link feedPath}. */
  readonly base: string;
  /** The page that shows the same to people; its path on the site. */
  readonly page: string;
}

/** Feeds that stand under one heading where they are listed. */
export interface FeedGroup {
  readonly name: string;
  readonly places: readonly FeedPlace[];
}

/**
 * Every feed of the site. A feed lies beside the page that lists the same, so that who knows the page knows the feed; one
 * of a unit that has no article yet is there too, to be followed from the first.
 */
export const feedGroups = (catalog: Catalog): FeedGroup[] =>
  allGroups(catalog).filter(({ places }) => places.length > 0);

const allGroups = (catalog: Catalog): FeedGroup[] => [
  {
    name: 'Toàn trang',
    places: [
      {
        subject: { kind: 'everything' },
        name: 'Tất cả bài mới',
        description: catalog.site.summary,
        base: paths.home,
        page: paths.home,
      },
      {
        subject: { kind: 'corrections' },
        name: 'Đính chính và rút bài',
        description: 'Chỗ sai, chỗ đúng và những bài đã rút, để nơi đăng lại sửa hoặc gỡ theo.',
        base: paths.pressLog,
        page: paths.pressLog,
      },
    ],
  },
  {
    name: 'Theo loại bài',
    places: articleCollections.map((collection) => ({
      subject: { kind: 'collection', collection },
      name: listWords[collection].title,
      description: listWords[collection].summary,
      base: sections[collection],
      page: sections[collection],
    })),
  },
  {
    name: 'Theo loại gương',
    places: storyKind.options.map((kind) => ({
      subject: { kind: 'story-kind', storyKind: kind },
      name: storyKindLabels[kind],
      description: `Gương điển hình thuộc loại “${storyKindLabels[kind]}”.`,
      // A column of a newspaper follows one kind; readers of the site have all of them on one page.
      base: `${sections.stories}${slugify(storyKindLabels[kind])}/`,
      page: sections.stories,
    })),
  },
  {
    name: 'Theo lĩnh vực',
    places: catalog.site.topics.map(({ id, name }) => ({
      subject: { kind: 'topic', id },
      name,
      description: describeTopic(name),
      base: topicPath(id),
      page: topicPath(id),
    })),
  },
  {
    name: 'Theo đơn vị',
    places: catalog.units.map((unit) => ({
      subject: { kind: 'unit', id: unit.id },
      name: unit.data.title,
      description: `Gương điển hình, sáng kiến và tin tức của ${unit.data.title}.`,
      base: pathOf(unit),
      page: pathOf(unit),
    })),
  },
  {
    name: 'Theo nơi đăng lại',
    places: catalog.outlets.map((outlet) => ({
      subject: { kind: 'outlet', id: outlet.id },
      name: outlet.data.title,
      description: `Bài của ${catalog.site.name} mà ${outlet.data.title} đã đăng lại.`,
      base: `${paths.press}noi-dang-lai/${outlet.slug}/`,
      page: paths.press,
    })),
  },
];

export const feedPlaces = (catalog: Catalog): FeedPlace[] =>
  feedGroups(catalog).flatMap(({ places }) => places);
