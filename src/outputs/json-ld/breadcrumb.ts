import type { Crumb } from '../../model/views/head.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { type JsonLd, SCHEMA_ORG } from './serialize.ts';

/**
 * The way from the home page to here, as schema.org BreadcrumbList. The page itself comes last and needs no address there.
 *
 * @param crumbs at least one: the home page has none and no list either
 */
export const breadcrumbJsonLd = (crumbs: readonly Crumb[], origin: string): JsonLd => ({
  '@context': SCHEMA_ORG,
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ name, href }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: href === undefined ? undefined : absoluteUrl(origin, href),
  })),
});
