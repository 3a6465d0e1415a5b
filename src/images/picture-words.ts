import type { XmpProperty } from './xmp.ts';

/** Whose a picture is and what others may do with it, as sentences that are written into the file. */
export interface RightsWords {
  /** IPTC "Credit Line": the words that must stand by the photo when it is published. */
  readonly credit: string;
  /** IPTC "Creator": the photographer, or the office where no person is named. The credit, where it is left out. */
  readonly creator?: string | undefined;
  /** IPTC "Copyright Notice": `© 2020 Văn phòng Quốc hội`. */
  readonly rights: string;
  /** IPTC "Rights Usage Terms": what others may do with it, in a sentence. The notice, where it is left out. */
  readonly usageTerms?: string | undefined;
  /** IPTC "Web Statement of Rights": the address of the licence; search engines link to it. */
  readonly webStatement?: string | undefined;
}

/** All that a picture says of itself when it leaves the house by itself: a picture desk has nothing else to go by. */
export interface PictureWords extends RightsWords {
  /** IPTC "Headline": the article that it belongs to. */
  readonly headline?: string | undefined;
  /** IPTC "Description": the caption. */
  readonly description?: string | undefined;
  /** IPTC "Alt Text (Accessibility)". */
  readonly alt?: string | undefined;
  /** IPTC "Date Created", by the camera's clock: `2020-08-28T07:30:00`. */
  readonly created?: string | undefined;
  /** IPTC "Person Shown in the Image". */
  readonly people?: readonly string[] | undefined;
  /** IPTC "Location Shown in the Image", by name. */
  readonly place?: string | undefined;
  /** PLUS "Licensor": who answers for the licence, and the page that says how to get one. */
  readonly licensor?: { readonly name: string; readonly url: string } | undefined;
}

/** The words as XMP. The rights' part is in every picture that leaves the house. */
export function propertiesOf(words: PictureWords): XmpProperty[] {
  const { headline, description, alt, created, people = [], place, licensor } = words;
  const properties: readonly (XmpProperty | undefined)[] = [
    { name: 'dc:creator', form: 'seq', value: [words.creator ?? words.credit] },
    { name: 'photoshop:Credit', form: 'text', value: words.credit },
    { name: 'dc:rights', form: 'lang-alt', value: words.rights },
    { name: 'xmpRights:UsageTerms', form: 'lang-alt', value: words.usageTerms ?? words.rights },
    // True: somebody holds rights in it. False would declare it to be in the public domain.
    { name: 'xmpRights:Marked', form: 'boolean', value: true },
    text('xmpRights:WebStatement', words.webStatement),
    text('photoshop:Headline', headline),
    langAlt('dc:description', description),
    langAlt('Iptc4xmpCore:AltTextAccessibility', alt),
    text('photoshop:DateCreated', created),
    people.length === 0 ? undefined : { name: 'Iptc4xmpExt:PersonInImage', form: 'bag', value: people },
    place === undefined
      ? undefined
      : {
          name: 'Iptc4xmpExt:LocationShown',
          form: 'bag-of-one',
          value: [{ name: 'Iptc4xmpExt:LocationName', form: 'lang-alt', value: place }],
        },
    licensor && {
      name: 'plus:Licensor',
      form: 'seq-of-one',
      value: [
        { name: 'plus:LicensorName', form: 'text', value: licensor.name },
        { name: 'plus:LicensorURL', form: 'text', value: licensor.url },
      ],
    },
  ];
  return properties.filter((property) => property !== undefined);
}

const text = (name: XmpProperty['name'], value: string | undefined): XmpProperty | undefined =>
  value === undefined ? undefined : { name, form: 'text', value };
const langAlt = (name: XmpProperty['name'], value: string | undefined): XmpProperty | undefined =>
  value === undefined ? undefined : { name, form: 'lang-alt', value };
