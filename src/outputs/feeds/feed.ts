import { kindLabel, photoView, type PhotoView } from '../../model/card.ts';
import type { Catalog } from '../../model/catalog.ts';
import { lastCorrectedAt } from '../../model/corrections.ts';
import { articlesOf } from '../../model/relations.ts';
import { type Article, pathOf, paths } from '../../model/urls.ts';
import { photoRightsLabels } from '../../schema/photo.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { authorsOf, latest } from '../article/article-facts.ts';
import { entryUri } from '../article/entry-uri.ts';
import { SAMPLE_LABEL } from '../article/sample.ts';

/** A feed before it takes the form of RSS, Atom or JSON Feed. Addresses are whole; moments are ISO 8601 with offset. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  /** The page that shows the same articles to people. */
  readonly page: string;
  /** The feed's own address, in the one form that is rendered from this. */
  readonly self: string;
  readonly language: 'vi';
  readonly rights: string;
  /** The latest publication or correction in it: not the clock, so that a build without news changes no byte. */
  readonly updated?: string;
  /** Newest first. */
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** Never changes: see `entryUri`. */
  readonly uri: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly published: string;
  /** The latest correction. */
  readonly corrected?: string;
  readonly authors: readonly string[];
  /** Kind, topic, unit; and `Nội dung minh họa` for a sample, so that nobody takes it for news. */
  readonly categories: readonly string[];
  readonly picture?: FeedPicture;
}

export interface FeedPicture {
  readonly url: string;
  readonly mediaType: 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly terms: { readonly name: string; readonly url: string };
}

/** The JPEG that stands for a photo outside the site; `src` is its path, `/anh/….jpg`. */
export type JpegOf = (photo: PhotoView) => {
  readonly src: string;
  readonly width: number;
  readonly height: number;
};

/** Enough for who looks once a week, and less than 100 kB. */
export const FEED_LENGTH = 50;

/** The newest articles of every kind. */
export function latestFeed(catalog: Catalog, jpegOf: JpegOf): Feed {
  const { name, summary } = catalog.site;
  return feedOf(catalog, articlesOf(catalog), {
    title: name,
    description: summary,
    page: paths.home,
    self: paths.feed,
    jpegOf,
  });
}

export interface FeedOptions {
  readonly title: string;
  readonly description: string;
  /** Paths on the site. */
  readonly page: string;
  readonly self: string;
  readonly jpegOf: JpegOf;
}

/** @param articles newest first; the feed takes the first {@link FEED_LENGTH} */
export function feedOf(catalog: Catalog, articles: readonly Article[], options: FeedOptions): Feed {
  const { institution, licence, origin } = catalog.site;
  const items = articles.slice(0, FEED_LENGTH).map((article) => itemOf(catalog, article, options.jpegOf));
  const updated = latest(items.flatMap(({ published, corrected }) => [published, corrected ?? published]));
  return {
    title: options.title,
    description: options.description,
    page: absoluteUrl(origin, options.page),
    self: absoluteUrl(origin, options.self),
    language: 'vi',
    rights: `© ${institution}. ${licence.name}: ${licence.url}`,
    ...(updated ? { updated } : {}),
    items,
  };
}

function itemOf(catalog: Catalog, article: Article, jpegOf: JpegOf): FeedItem {
  const { origin } = catalog.site;
  const { title, summary, publishedAt, topic, unit, sample } = article.data;
  const corrected = lastCorrectedAt(catalog, article);
  const picture = pictureOf(catalog, article, jpegOf);
  const categories = [
    kindLabel(article),
    topic ? catalog.topicName(topic) : undefined,
    unit ? catalog.find('units', unit)?.data.title : undefined,
    sample ? SAMPLE_LABEL : undefined,
  ];
  return {
    uri: entryUri(origin, article),
    url: absoluteUrl(origin, pathOf(article)),
    title,
    summary,
    published: publishedAt,
    ...(corrected ? { corrected } : {}),
    authors: authorsOf(article),
    categories: categories.filter((category) => category !== undefined),
    ...(picture ? { picture } : {}),
  };
}

/** A feed offers what it holds for use elsewhere, so a photo that may only be shown on this site is not in it. */
function pictureOf(catalog: Catalog, article: Article, jpegOf: JpegOf): FeedPicture | undefined {
  const { photo } = article.data;
  if (!photo || photo.rights === 'site-only') return undefined;
  const { src, width, height } = jpegOf(photoView(catalog, photo));
  const { origin } = catalog.site;
  return {
    url: absoluteUrl(origin, src),
    mediaType: 'image/jpeg',
    width,
    height,
    alt: photo.alt,
    caption: photo.caption,
    credit: photo.credit,
    terms: { name: photoRightsLabels[photo.rights], url: absoluteUrl(origin, paths.licence) },
  };
}
