import { feedForms } from '../../model/feeds.ts';
import { asHtml, type Feed, type FeedItem, type RemovedItem } from '../feeds/feed.ts';
import { FEED_NAMESPACES, renderPicture } from '../feeds/media-rss.ts';
import { element, renderXml, textElement, type XmlElement } from '../xml/render-xml.ts';

/** What a feed that never had anything says of its last change, which Atom asks of every feed (4.2.15). */
const NEVER = '1970-01-01T00:00:00Z';

/**
 * A feed as Atom 1.0 (RFC 4287), with Media RSS 1.5.1 for photos and PRISM 3.0 for versions. What was taken back is said by
 * `at:deleted-entry` (RFC 6721), which tells programs to remove what they hold.
 */
export function renderAtom(feed: Feed): string {
  return renderXml(
    element(
      'feed',
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
        ...FEED_NAMESPACES,
        'xml:lang': feed.language,
      },
      [
        textElement('id', feed.uri),
        textElement('title', feed.title),
        textElement('subtitle', feed.description),
        textElement('updated', atomDate(feed.updated ?? NEVER)),
        // Entries without an author of their own have this one (4.1.1).
        personElement(feed.publisher),
        textElement('rights', feed.rights),
        element('link', { rel: 'self', type: feedForms.atom.mediaType, href: feed.addresses.atom }),
        element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
        ...feed.items.map(renderEntry),
        ...feed.removed.map(renderTombstone),
      ],
    ),
  );
}

const renderEntry = (item: FeedItem): XmlElement =>
  element('entry', {}, [
    textElement('id', item.uri),
    textElement('title', item.title),
    element('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    textElement('published', atomDate(item.published)),
    textElement('updated', atomDate(item.corrected ?? item.published)),
    ...(item.version ? [textElement('prism:versionIdentifier', String(item.version))] : []),
    ...item.authors.map(personElement),
    ...item.categories.map((term) => element('category', { term })),
    element('summary', { type: 'html' }, [asHtml(item.summary, item.notice)]),
    ...(item.picture ? [renderPicture(item.picture)] : []),
  ]);

const renderTombstone = ({ uri, url, at, reason }: RemovedItem): XmlElement =>
  element('at:deleted-entry', { ref: uri, when: atomDate(at) }, [
    textElement('at:comment', reason),
    element('link', { rel: 'alternate', type: 'text/html', href: url }),
  ]);

const personElement = (name: string): XmlElement => element('author', {}, [textElement('name', name)]);

/** RFC 3339, in UTC. */
const atomDate = (moment: string): string => new Date(moment).toISOString();
