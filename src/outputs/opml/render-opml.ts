import type { Catalog } from '../../model/catalog.ts';
import { feedGroups, feedPath } from '../../model/feeds.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { element, renderXml, textElement } from '../xml/render-xml.ts';

/**
 * Every feed of the site as OPML 2.0 (opml.org/spec2), to be taken into a feed reader at once. `type="rss"` is what the
 * specification gives to a feed of any form.
 */
export function renderOpml(catalog: Catalog): string {
  const { name, origin, institution, email } = catalog.site;
  const head = element('head', {}, [
    textElement('title', `${name}: nguồn cấp`),
    textElement('ownerName', institution),
    textElement('ownerEmail', email),
  ]);
  const body = element(
    'body',
    {},
    feedGroups(catalog).map((group) =>
      element(
        'outline',
        { text: group.name },
        group.places.map((place) =>
          element('outline', {
            type: 'rss',
            text: place.name,
            title: place.name,
            description: place.description,
            language: 'vi',
            version: 'RSS2',
            htmlUrl: absoluteUrl(origin, place.page),
            xmlUrl: absoluteUrl(origin, feedPath(place.base, 'rss')),
          }),
        ),
      ),
    ),
  );
  return renderXml(element('opml', { version: '2.0' }, [head, body]));
}
