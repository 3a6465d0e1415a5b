import { createHash } from 'node:crypto';
import { articleAt } from '../../model/urls.ts';
import type { CollectionName } from '../../schema/collections.ts';

/** RFC 9562, 6.6: the namespace of fully qualified domain names. */
const DNS_NAMESPACE = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

/**
 * The name by which other systems know something of the site for ever: `urn:uuid:…`, a version 5 UUID of the site's host and
 * a name that never changes. A move from http to https changes nothing. A UUID and not a `tag:` URI, which must name a
 * day on which the site owned its domain (RFC 4151, 2.1): articles of 2020 may be older than the domain.
 *
 * @param origin the site's, `https://guong-sang.example`
 */
export const siteUri = (origin: string, name: string): string =>
  `urn:uuid:${nameUuid(nameUuid(DNS_NAMESPACE, new URL(origin).hostname), name)}`;

/**
 * The name of an entry: {@link siteUri} of its first place in the content. An edit does not change it, so that nobody's
 * reader shows an article twice.
 */
export function entryUri(
  origin: string,
  entry: {
    readonly collection: CollectionName;
    readonly id: string;
    readonly data?: { readonly formerAddresses?: readonly { readonly path: string }[] };
  },
): string {
  const first = articleAt(entry.data?.formerAddresses?.[0]?.path ?? '');
  return siteUri(origin, `${entry.collection}/${first?.id ?? entry.id}`);
}

/**
 * The name of a part of an entry that has versions there, such as a photo with its caption: two articles that show one
 * photo are corrected each for itself.
 *
 * @param entry the entry's own, of {@link entryUri}
 * @param name tells it from the entry's other parts: `/media/2020/hop-to.jpg`
 */
export const partUri = (entry: string, name: string): string =>
  `urn:uuid:${nameUuid(entry.slice('urn:uuid:'.length), name)}`;

/** The name of something that happened to an entry, as a correction: told apart by its moment, because its words may be edited. */
export const eventUri = (entry: string, event: 'correction' | 'withdrawal', at: string): string =>
  partUri(entry, `${event}/${new Date(at).toISOString()}`);

/** A version 5 UUID: RFC 9562, 5.5. */
export function nameUuid(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
