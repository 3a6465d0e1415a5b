import { editorsNote, withdrawalNote } from '../article/notes.ts';
import { SAMPLE_LABEL } from '../article/sample.ts';
import { bodyMarkup, figureMarkup } from '../body/body-markup.ts';
import type { PressItem, PressPhoto, PressSite, WithdrawnItem } from '../item/press-item.ts';
import { element, renderXml, textElement, type XmlElement } from '../xml/render-xml.ts';

const NAMESPACE = 'http://iptc.org/std/nar/2006-10-01/';
/** Says what the codes (`stat:`, `ninat:`, …) mean; the edition that came with NewsML-G2 2.35. */
const CATALOG = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml';
const XHTML = 'http://www.w3.org/1999/xhtml';

/**
 * An article as NewsML-G2 2.35 (IPTC): a newsMessage that holds the text as one newsItem and every photo as another, because
 * the content set of an item holds renditions of one thing, and a photo has rights and a caption of its own.
 */
export const renderNewsml = (item: PressItem): string =>
  renderMessage(item.updated, item.site, [
    textItem(item),
    ...item.photos.map((photo) => photoItem(photo, item)),
  ]);

/** What replaces it once the article is withdrawn: an item without content, `stat:canceled`, with the reason. */
export const renderWithdrawnNewsml = (item: WithdrawnItem): string => {
  const { replacement } = item;
  return renderMessage(item.at, item.site, [
    newsItem(item, [
      element('itemMeta', {}, [
        element('itemClass', { qcode: 'ninat:text' }),
        provider(item.site),
        textElement('versionCreated', item.at),
        element('pubStatus', { qcode: 'stat:canceled' }),
        textElement('edNote', withdrawalNote(item)),
        ...(replacement
          ? [element('link', { rel: 'irel:seeAlso', residref: replacement.uri, href: replacement.url })]
          : []),
      ]),
    ]),
  ]);
};

function renderMessage(sent: string, site: PressSite, items: readonly XmlElement[]): string {
  return renderXml(
    element('newsMessage', { xmlns: NAMESPACE }, [
      element('header', {}, [
        // When the latest version was made and not when the file was: a build without news changes no byte.
        textElement('sent', sent),
        element('catalogRef', { href: CATALOG }),
        textElement('sender', new URL(site.url).hostname),
      ]),
      element('itemSet', {}, items),
    ]),
  );
}

const newsItem = (
  { uri, version }: { readonly uri: string; readonly version: number },
  children: readonly XmlElement[],
): XmlElement =>
  element(
    'newsItem',
    {
      guid: uri,
      version,
      standard: 'NewsML-G2',
      standardversion: '2.35',
      conformance: 'power',
      'xml:lang': 'vi',
    },
    [element('catalogRef', { href: CATALOG }), ...children],
  );

function textItem(item: PressItem): XmlElement {
  const { site, licence, photos, lead, body } = item;
  const { institution, rightsPage } = site;
  return newsItem(item, [
    rightsInfo({
      holder: institution,
      holderUrl: site.url,
      terms: `${licence.name}. ${licence.text}`,
      link: licence.url,
      page: rightsPage,
    }),
    itemMeta(item, 'ninat:text', item.title, [
      element('link', { rel: 'irel:seeAlso', href: item.url, contenttype: 'text/html' }),
      ...photos.map(({ uri }) => element('link', { rel: 'irel:seeAlso', residref: uri })),
    ]),
    element('contentMeta', {}, [
      textElement('contentCreated', item.published),
      textElement('contentModified', item.updated),
      ...(item.source ? [element('infoSource', {}, [textElement('name', item.source.name)])] : []),
      ...item.authors.map((name) => element('creator', {}, [textElement('name', name)])),
      element('language', { tag: 'vi' }),
      ...[item.kind, ...(item.sample ? [SAMPLE_LABEL] : [])].map((name) =>
        element('genre', {}, [textElement('name', name)]),
      ),
      ...subjectsOf(item),
      textElement('slugline', item.slug),
      textElement('headline', item.title),
      ...(item.authors.length > 0 ? [textElement('by', item.authors.join(', '))] : []),
      textElement('creditline', item.credit),
      textElement('description', item.summary),
    ]),
    element('contentSet', {}, [
      element('inlineXML', { contenttype: 'application/xhtml+xml', wordcount: item.syllables }, [
        element('html', { xmlns: XHTML, 'xml:lang': 'vi' }, [
          element('head', {}, [textElement('title', item.title)]),
          element('body', {}, [
            textElement('h1', item.title),
            element('p', {}, [textElement('strong', item.summary)]),
            ...(lead ? [figureMarkup(lead)] : []),
            ...bodyMarkup(body),
          ]),
        ]),
      ]),
    ]),
  ]);
}

const photoItem = (photo: PressPhoto, item: PressItem): XmlElement =>
  newsItem({ uri: photo.uri, version: item.version }, [
    rightsInfo({
      holder: photo.credit,
      terms: photo.rights.name,
      link: photo.rights.url,
      page: item.site.rightsPage,
    }),
    itemMeta(item, 'ninat:picture', photo.caption, [
      element('link', { rel: 'irel:seeAlso', residref: item.uri }),
    ]),
    element('contentMeta', {}, [
      ...(photo.taken ? [textElement('contentCreated', photo.taken)] : []),
      element('creator', { role: 'crol:photographer' }, [textElement('name', photo.credit)]),
      ...photo.people.map((name) => subject('person', name)),
      ...(photo.place ? [subject('poi', photo.place)] : []),
      textElement('headline', photo.caption),
      textElement('creditline', photo.credit),
      element('description', { role: 'drol:caption' }, [photo.caption]),
      // Said aloud to those who don't see it; the standard has no role of its own for this.
      textElement('description', photo.alt),
    ]),
    element(
      'contentSet',
      {},
      (['print', 'web'] as const).map((name) =>
        element('remoteContent', {
          rendition: name === 'print' ? 'rnd:highRes' : 'rnd:web',
          href: photo[name].url,
          contenttype: 'image/jpeg',
          width: photo[name].width,
          height: photo[name].height,
        }),
      ),
    ),
  ]);

function rightsInfo({
  holder,
  holderUrl,
  terms,
  link,
  page,
}: {
  readonly holder: string;
  readonly holderUrl?: string;
  readonly terms: string;
  /** The licence itself. */
  readonly link: string;
  /** What the house says of it. */
  readonly page: string;
}): XmlElement {
  return element('rightsInfo', {}, [
    element('copyrightHolder', { uri: holderUrl }, [textElement('name', holder)]),
    textElement('copyrightNotice', `© ${holder}`),
    element('usageTerms', { href: link }, [terms]),
    ...(page === link ? [] : [element('usageTerms', { href: page }, [page])]),
  ]);
}

/** What is said of every item of an article alike: photos come, change and go with it. */
function itemMeta(
  item: PressItem,
  itemClass: string,
  title: string,
  links: readonly XmlElement[],
): XmlElement {
  const note = editorsNote(item);
  return element('itemMeta', {}, [
    element('itemClass', { qcode: itemClass }),
    provider(item.site),
    textElement('versionCreated', item.updated),
    textElement('firstCreated', item.published),
    ...(item.embargoed ? [textElement('embargoed', item.embargoed)] : []),
    element('pubStatus', { qcode: 'stat:usable' }),
    textElement('title', title),
    ...(note ? [textElement('edNote', note)] : []),
    ...(item.corrections.length > 0 ? [element('signal', { qcode: 'sig:correction' })] : []),
    ...links,
  ]);
}

const provider = ({ institution, url }: PressSite): XmlElement =>
  element('provider', { uri: url }, [textElement('name', institution)]);

function subjectsOf({ about, unit, topic, plan }: PressItem): XmlElement[] {
  return [
    ...(about ? [subject(about.type === 'other' ? 'abstract' : about.type, about.name)] : []),
    ...(unit ? [subject('organisation', unit.name, { uri: unit.url })] : []),
    ...(topic ? [subject('abstract', topic.name, { literal: topic.id })] : []),
    ...(plan ? [subject('abstract', plan.name, { uri: plan.url })] : []),
    ...(plan?.task ? [subject('abstract', plan.task.name, { uri: plan.task.url })] : []),
  ];
}

const subject = (
  type: 'person' | 'organisation' | 'abstract' | 'poi',
  name: string,
  key: { readonly uri?: string; readonly literal?: string } = {},
): XmlElement => element('subject', { type: `cpnat:${type}`, ...key }, [textElement('name', name)]);
