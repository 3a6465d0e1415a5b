import type { ArticleView } from '../../model/views/article.ts';
import type { Head } from '../../model/views/head.ts';
import type { SiteData } from '../../schema/site.ts';
import { absoluteUrl } from '../article/absolute-url.ts';

/** One `<meta>`; its keys are the element's attributes. */
export type MetaTag =
  | { readonly name: string; readonly content: string }
  | { readonly property: string; readonly content: string };

/** The JPEG that is shown where somebody shares the page: 1200 × 630 where the photo has that much. */
export interface ShareImage {
  /** Path on the site. */
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** What Open Graph says of an article beyond other pages; moments are ISO 8601. */
export interface ArticleMeta {
  readonly published: string;
  readonly modified?: string | undefined;
  readonly section?: string | undefined;
  readonly topic?: string | undefined;
  readonly byline?: string | undefined;
}

/**
 * What a page says to those who link to it: the description, Open Graph (ogp.me) and the card of X, which takes title,
 * description and picture from Open Graph. The canonical address is a `<link>`: {@link canonicalUrl}.
 */
export function metaTags(head: Head, site: SiteData, share: ShareImage, article?: ArticleMeta): MetaTag[] {
  return [
    named('description', head.description),
    property('og:type', head.type ?? 'website'),
    property('og:site_name', site.name),
    property('og:locale', 'vi_VN'),
    property('og:title', head.title),
    property('og:description', head.description),
    property('og:url', canonicalUrl(head, site)),
    property('og:image', absoluteUrl(site.origin, share.src)),
    property('og:image:type', 'image/jpeg'),
    property('og:image:width', String(share.width)),
    property('og:image:height', String(share.height)),
    property('og:image:alt', share.alt),
    ...(article ? articleTags(article) : []),
    named('twitter:card', 'summary_large_image'),
    named('twitter:image:alt', share.alt),
  ];
}

/** The one address of a page, whatever a reader came by. */
export const canonicalUrl = (head: Pick<Head, 'path'>, site: SiteData): string =>
  absoluteUrl(site.origin, head.path);

/** What {@link metaTags} wants to know of an article, from its page's view. */
export const articleMeta = ({ head, published, corrected, topic, byline }: ArticleView): ArticleMeta => ({
  published: published.iso,
  modified: corrected?.iso,
  section: head.crumbs[1]?.name,
  topic,
  byline,
});

const articleTags = ({ published, modified, section, topic, byline }: ArticleMeta): MetaTag[] => [
  // A picture of its full width in search results, not a thumbnail.
  named('robots', 'max-image-preview:large'),
  ...(byline ? [named('author', byline)] : []),
  property('article:published_time', published),
  ...(modified ? [property('article:modified_time', modified)] : []),
  ...(section ? [property('article:section', section)] : []),
  ...(topic ? [property('article:tag', topic)] : []),
];

const named = (name: string, content: string): MetaTag => ({ name, content });
const property = (name: string, content: string): MetaTag => ({ property: name, content });
