import { feedForms } from '../../model/feeds.ts';
import { asHtml, type Feed, type FeedItem } from '../feeds/feed.ts';
import { FEED_NAMESPACES, renderPicture } from '../feeds/media-rss.ts';
import { element, renderXml, textElement, type XmlElement } from '../xml/render-xml.ts';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  ...FEED_NAMESPACES,
};

/**
 * A feed as RSS 2.0 (RSS Advisory Board, 2.0.11), with Media RSS 1.5.1 for photos. Authors are `dc:creator`, because RSS's own
 * `author` must be an e-mail address; the day of a correction is `atom:updated` and the version PRISM's, because RSS has
 * no words for them.
 */
export function renderRss(feed: Feed): string {
  const channel = element('channel', {}, [
    textElement('title', feed.title),
    textElement('link', feed.page),
    textElement('description', feed.description),
    textElement('language', feed.language),
    textElement('copyright', feed.rights),
    ...(feed.updated ? [textElement('lastBuildDate', rssDate(feed.updated))] : []),
    element('atom:link', { href: feed.addresses.rss, rel: 'self', type: feedForms.rss.mediaType }),
    ...feed.items.map(renderItem),
  ]);
  return renderXml(element('rss', { version: '2.0', ...NAMESPACES }, [channel]));
}

const renderItem = (item: FeedItem): XmlElement =>
  element('item', {}, [
    textElement('title', item.title),
    textElement('link', item.url),
    element('guid', { isPermaLink: 'false' }, [item.uri]),
    textElement('pubDate', rssDate(item.published)),
    ...(item.corrected ? [textElement('atom:updated', new Date(item.corrected).toISOString())] : []),
    ...(item.version ? [textElement('prism:versionIdentifier', String(item.version))] : []),
    ...item.authors.map((author) => textElement('dc:creator', author)),
    ...item.categories.map((category) => textElement('category', category)),
    textElement('description', asHtml(item.summary, item.notice)),
    ...(item.picture ? [renderPicture(item.picture)] : []),
  ]);

/** RFC 822 as RSS wants it: English names, four digits a year. */
const rssDate = (moment: string): string => new Date(moment).toUTCString();
