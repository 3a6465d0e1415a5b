/**
 * XMP packets: what a photo says of itself to picture desks, archives and search engines.
 *
 * - XMP: ISO 16684-1:2019 (Adobe's "XMP Specification Part 1"): 7.3 the outer XML, 7.4 rdf:RDF and rdf:Description,
 *   7.7 arrays, 8.2.2.4 language alternatives.
 * - Fields: IPTC Photo Metadata Standard 2023.2, whose names are given beside each property.
 */

/** Namespaces by the prefix that the standards prefer. */
const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  plus: 'http://ns.useplus.org/ldf/xmp/1.0/',
} as const;

type Prefix = keyof typeof NAMESPACES;

/** One property and the form that its standard gives it. A reader drops a property that comes in another form. */
export type XmpProperty = { readonly name: `${Prefix}:${string}` } & (
  | { readonly form: 'text'; readonly value: string }
  | { readonly form: 'boolean'; readonly value: boolean }
  /** Text in a language; ours is the default one, which may stand alone (8.2.2.4). */
  | { readonly form: 'lang-alt'; readonly value: string }
  /** An ordered list, such as authors. */
  | { readonly form: 'seq'; readonly value: readonly string[] }
  /** An unordered list, such as the persons shown. */
  | { readonly form: 'bag'; readonly value: readonly string[] }
  /** A list of one thing that has properties of its own, such as a place. */
  | { readonly form: 'seq-of-one' | 'bag-of-one'; readonly value: readonly XmpProperty[] }
);

/** JPEG holds a packet in one APP1 segment, which leaves it this many bytes (XMP Specification Part 3, 1.1.3.1). */
const MAX_PACKET_BYTES = 65_502;

/**
 * An XMP packet, UTF-8 and NFC. Read-only (`end="r"`, 7.3.2), so without the padding that editing in place would need.
 *
 * @throws {RangeError} when the packet would not fit into a JPEG.
 */
export function buildXmpPacket(properties: readonly XmpProperty[]): string {
  const namespaces = [...prefixesOf(properties)]
    .map((prefix) => ` xmlns:${prefix}="${NAMESPACES[prefix]}"`)
    .join('');
  const packet = [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${namespaces}>`,
    ...properties.map(renderProperty),
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
  const size = Buffer.byteLength(packet);
  if (size > MAX_PACKET_BYTES) {
    throw new RangeError(`The XMP packet has ${size} bytes; a JPEG holds at most ${MAX_PACKET_BYTES}.`);
  }
  return packet;
}

function prefixesOf(properties: readonly XmpProperty[]): Set<Prefix> {
  const within = properties.flatMap((property) =>
    property.form === 'seq-of-one' || property.form === 'bag-of-one' ? [...prefixesOf(property.value)] : [],
  );
  return new Set([...properties.map(({ name }) => name.slice(0, name.indexOf(':')) as Prefix), ...within]);
}

const renderProperty = (property: XmpProperty): string =>
  `<${property.name}>${renderValue(property)}</${property.name}>`;

function renderValue(property: XmpProperty): string {
  switch (property.form) {
    case 'text':
      return escapeXml(property.value);
    case 'boolean':
      return property.value ? 'True' : 'False';
    case 'lang-alt':
      return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(property.value)}</rdf:li></rdf:Alt>`;
    case 'seq':
      return `<rdf:Seq>${renderItems(property.value)}</rdf:Seq>`;
    case 'bag':
      return `<rdf:Bag>${renderItems(property.value)}</rdf:Bag>`;
    case 'seq-of-one':
      return `<rdf:Seq>${renderThing(property.value)}</rdf:Seq>`;
    case 'bag-of-one':
      return `<rdf:Bag>${renderThing(property.value)}</rdf:Bag>`;
  }
}

const renderItems = (items: readonly string[]): string =>
  items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join('');

/** A structure (7.6), in the short way of writing it. */
const renderThing = (properties: readonly XmpProperty[]): string =>
  `<rdf:li rdf:parseType="Resource">${properties.map(renderProperty).join('')}</rdf:li>`;

/** What XML 1.0 (2.2) lets no document hold, not even as a reference. */
// eslint-disable-next-line no-control-regex -- these are the characters that must go
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text for an element's content: NFC, whole characters only, markup escaped. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
