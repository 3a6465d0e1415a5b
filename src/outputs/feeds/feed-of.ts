import { kindLabel, photoView, type PhotoView } from '../../model/card.ts';
import type { Catalog } from '../../model/catalog.ts';
import { correctionsOf, versionOf } from '../../model/corrections.ts';
import { showMoment } from '../../model/dates.ts';
import { feedFormats, feedPath, type FeedPlace, type FeedSubject } from '../../model/feeds.ts';
import { articlesOf, articlesOfOutlet, articlesOfTopic, articlesOfUnit } from '../../model/relations.ts';
import { type Article, pathOf, paths } from '../../model/urls.ts';
import { photoRightsLabels } from '../../schema/photo.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { authorsOf, latest } from '../article/article-facts.ts';
import { entryUri, siteUri } from '../article/entry-uri.ts';
import { SAMPLE_LABEL } from '../article/sample.ts';
import { correctionItems, removedOf } from './corrections.ts';
import type { Feed, FeedItem, FeedPicture } from './feed.ts';

/** The JPEG that stands for a photo outside the site; `src` is its path, `/anh/….jpg`. */
export type JpegOf = (photo: PhotoView) => {
  readonly src: string;
  readonly width: number;
  readonly height: number;
};

/** Enough for who looks once a week, and less than 100 kB. */
export const FEED_LENGTH = 50;

/** The feed at a place of the site. */
export function feedOf(catalog: Catalog, place: FeedPlace, jpegOf: JpegOf): Feed {
  const { name, institution, licence, origin } = catalog.site;
  const items = itemsOf(catalog, place.subject, jpegOf);
  const removed = removedFrom(catalog, place.subject);
  const updated = latest([
    ...items.flatMap(({ published, corrected }) => [published, corrected ?? published]),
    ...removed.map(({ at }) => at),
  ]);
  return {
    uri: siteUri(origin, `feeds${place.base}`),
    title: place.subject.kind === 'everything' ? name : `${name}: ${place.name}`,
    description: place.description,
    page: absoluteUrl(origin, place.page),
    addresses: Object.fromEntries(
      feedFormats.map((format) => [format, absoluteUrl(origin, feedPath(place.base, format))]),
    ) as Feed['addresses'],
    language: 'vi',
    publisher: institution,
    rights: `© ${institution}. ${licence.name}: ${licence.url}`,
    ...(updated ? { updated } : {}),
    items,
    removed,
  };
}

function itemsOf(catalog: Catalog, subject: FeedSubject, jpegOf: JpegOf): FeedItem[] {
  if (subject.kind === 'corrections') return correctionItems(catalog);
  return articlesAbout(catalog, subject)
    .slice(0, FEED_LENGTH)
    .map((article) => itemOf(catalog, article, jpegOf));
}

/** Newest first. */
function articlesAbout(
  catalog: Catalog,
  subject: Exclude<FeedSubject, { kind: 'corrections' }>,
): readonly Article[] {
  switch (subject.kind) {
    case 'everything':
      return articlesOf(catalog);
    case 'collection':
      return catalog[subject.collection];
    case 'story-kind':
      return catalog.stories.filter(({ data }) => data.kind === subject.storyKind);
    case 'topic':
      return articlesOfTopic(catalog, subject.id);
    case 'unit':
      return articlesOfUnit(catalog, subject.id);
    case 'outlet':
      return articlesOfOutlet(catalog, subject.id);
  }
}

/** Of what was taken back, a catalog knows the collection but neither unit nor topic: those must not say it any more. */
function removedFrom(catalog: Catalog, subject: FeedSubject): Feed['removed'] {
  if (subject.kind === 'everything') return removedOf(catalog, catalog.withdrawn);
  if (subject.kind !== 'collection') return [];
  return removedOf(
    catalog,
    catalog.withdrawn.filter(({ collection }) => collection === subject.collection),
  );
}

function itemOf(catalog: Catalog, article: Article, jpegOf: JpegOf): FeedItem {
  const { origin } = catalog.site;
  const { title, summary, publishedAt, topic, unit, sample } = article.data;
  const last = correctionsOf(catalog, article)[0];
  const version = versionOf(catalog, article);
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
    ...(last
      ? {
          notice: `Đã sửa ${showMoment(last.at)}, nay là bản ${version}. Chỗ sai: “${last.wrong}”. Sửa lại là: “${last.right}”.`,
          corrected: last.at,
        }
      : {}),
    version,
    published: publishedAt,
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
