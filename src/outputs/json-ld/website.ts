import { paths } from '../../model/urls.ts';
import type { SiteData } from '../../schema/site.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { publisherOf } from './organization.ts';
import { type JsonLd, SCHEMA_ORG } from './serialize.ts';

/** The site and its search, as schema.org WebSite with a SearchAction; for the home page. */
export const websiteJsonLd = (site: SiteData): JsonLd => ({
  '@context': SCHEMA_ORG,
  '@type': 'WebSite',
  '@id': absoluteUrl(site.origin, '/#trang'),
  url: absoluteUrl(site.origin, paths.home),
  name: site.name,
  alternateName: `${site.name}: ${site.tagline}`,
  description: site.summary,
  inLanguage: 'vi',
  publisher: publisherOf(site),
  potentialAction: {
    '@type': 'SearchAction',
    // The braces are a template's and may not be escaped, so this is not `absoluteUrl`.
    target: { '@type': 'EntryPoint', urlTemplate: `${site.origin}${paths.archive}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  },
});
