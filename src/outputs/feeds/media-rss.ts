import { element, type XmlElement } from '../xml/render-xml.ts';
import type { FeedPicture } from './feed.ts';

/** The namespaces that RSS and Atom take what they lack from. */
export const FEED_NAMESPACES = {
  'xmlns:media': 'http://search.yahoo.com/mrss/',
  'xmlns:prism': 'http://prismstandard.org/namespaces/basic/3.0/',
};

/** A photo in Media RSS 1.5.1, for RSS and Atom alike: with its words, its author and its terms. */
export function renderPicture(picture: FeedPicture): XmlElement {
  const { url, mediaType, width, height, terms } = picture;
  return element('media:content', { url, type: mediaType, medium: 'image', width, height }, [
    element('media:title', { type: 'plain' }, [picture.caption]),
    // What readers of feeds give to those who don't see the picture.
    element('media:description', { type: 'plain' }, [picture.alt]),
    element('media:credit', { role: 'photographer', scheme: 'urn:ebu' }, [picture.credit]),
    element('media:license', { type: 'text/html', href: terms.url }, [terms.name]),
  ]);
}
