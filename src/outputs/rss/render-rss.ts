import type { Feed, FeedItem, FeedPicture } from '../feeds/feed.ts';
import { element, renderXml, textElement, type XmlElement } from '../xml/render-xml.ts';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/**
 * A feed as RSS 2.0 (RSS Advisory Board, 2.0.11), with Media RSS 1.5.1 for photos. Authors are `dc:creator`, because RSS's own
 * `author` must be an e-mail address; the day of a correction is `atom:updated`, because RSS has no word for it.
 */
export function renderRss(feed: Feed): string {
  const channel = element('channel', {}, [
    textElement('title', feed.title),
    textElement('link', feed.page),
    textElement('description', feed.description),
    textElement('language', feed.language),
    textElement('copyright', feed.rights),
    ...(feed.updated ? [textElement('lastBuildDate', rssDate(feed.updated))] : []),
    element('atom:link', { href: feed.self, rel: 'self', type: 'application/rss+xml' }),
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
    ...item.authors.map((author) => textElement('dc:creator', author)),
    ...item.categories.map((category) => textElement('category', category)),
    textElement('description', asHtml(item.summary)),
    ...(item.picture ? [renderPicture(item.picture)] : []),
  ]);

function renderPicture(picture: FeedPicture): XmlElement {
  const { url, mediaType, width, height, terms } = picture;
  return element('media:content', { url, type: mediaType, medium: 'image', width, height }, [
    element('media:title', { type: 'plain' }, [picture.caption]),
    // What readers of feeds give to those who don't see the picture.
    element('media:description', { type: 'plain' }, [picture.alt]),
    element('media:credit', { role: 'photographer', scheme: 'urn:ebu' }, [picture.credit]),
    element('media:license', { type: 'text/html', href: terms.url }, [terms.name]),
  ]);
}

/** RFC 822 as RSS wants it: English names, four digits a year. */
const rssDate = (moment: string): string => new Date(moment).toUTCString();

/** `description` is HTML to whoever reads it, so what is text to us is escaped once more than the XML needs. */
const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
